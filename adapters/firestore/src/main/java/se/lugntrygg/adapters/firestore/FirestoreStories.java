package se.lugntrygg.adapters.firestore;

import com.google.cloud.firestore.CollectionReference;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import se.lugntrygg.application.port.Stories;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.conversation.Origin;
import se.lugntrygg.domain.mood.Trend;
import se.lugntrygg.domain.story.Basis;
import se.lugntrygg.domain.story.Shape;
import se.lugntrygg.domain.story.Story;
import se.lugntrygg.domain.story.StoryId;
import se.lugntrygg.domain.story.Tale;
import se.lugntrygg.domain.story.Told;
import se.lugntrygg.domain.text.Language;

/// Stories as documents, each named after its place, so that no place is given twice. Everything
/// but place and id is sealed.
final class FirestoreStories implements Stories {
  private static final String ID = "id";
  private static final String SEQUENCE = "sequence";

  private final Documents documents;
  private final People people;

  FirestoreStories(Documents documents, People people) {
    this.documents = documents;
    this.people = people;
  }

  /// What is sealed of a story.
  private record Stored(
      Language language,
      String title,
      String text,
      long weekEnd,
      long moods,
      @Nullable Double average,
      Trend trend,
      Shape shape,
      @Nullable Long best,
      @Nullable Long hardest,
      int days,
      int ratedDays,
      int streak,
      boolean gentle,
      Origin.Speaker speaker,
      String model,
      boolean standIn,
      double confidence,
      long at) {
    static Stored of(Told told) {
      Basis basis = told.basis();
      return new Stored(
          told.language(),
          told.tale().title(),
          told.tale().text(),
          basis.weekEnd().toEpochDay(),
          basis.moods(),
          basis.average().isPresent() ? basis.average().getAsDouble() : null,
          basis.trend(),
          basis.shape(),
          basis.best().map(LocalDate::toEpochDay).orElse(null),
          basis.hardest().map(LocalDate::toEpochDay).orElse(null),
          basis.days(),
          basis.ratedDays(),
          basis.streak(),
          basis.gentle(),
          told.origin().speaker(),
          told.origin().model(),
          told.origin().standIn(),
          told.confidence(),
          told.at().toEpochMilli());
    }

    Told told(StoryId id, UserId owner) {
      return new Told(
          id,
          owner,
          language,
          new Tale(title, text),
          new Basis(
              LocalDate.ofEpochDay(weekEnd),
              moods,
              average == null ? OptionalDouble.empty() : OptionalDouble.of(average),
              trend,
              shape,
              Optional.ofNullable(best).map(LocalDate::ofEpochDay),
              Optional.ofNullable(hardest).map(LocalDate::ofEpochDay),
              days,
              ratedDays,
              streak,
              gentle),
          new Origin(speaker, model, standIn),
          confidence,
          Instant.ofEpochMilli(at));
    }

    @Override
    public String toString() {
      return "Stored[hidden]";
    }
  }

  private CollectionReference all(UserId owner) {
    return documents.in(Place.STORIES, owner);
  }

  private static String place(StoryId id) {
    return "story/" + id;
  }

  private static Story story(People.Person person, Fields kept) {
    StoryId id = new StoryId(UserId.canonical(ID, kept.text(ID)));
    return Sealed.open(person.sealer(), kept.bytes(Sealed.FIELD), place(id), Stored.class)
        .told(id, person.id())
        .at(kept.number(SEQUENCE));
  }

  @Override
  public Story keep(Told told) {
    CollectionReference all = all(told.owner());
    return documents.change(
        "keep a story",
        all.getPath(),
        draft -> {
          People.Person person = people.get(told.owner());
          long last =
              documents
                  .list(
                      "find the last story",
                      Question.STORIES_TOLD.in(all).limit(1),
                      kept -> kept.number(SEQUENCE))
                  .stream()
                  .findFirst()
                  .orElse(Story.FIRST - 1);
          // In this order: whoever keeps the same story after the last one was looked up takes the
          // place that is about to be taken here.
          Optional<Story> kept = find(person, told.id());
          if (kept.isPresent()) {
            return kept.get();
          }
          Story story = told.at(last + 1);
          draft.create(
              all.document(Long.toString(story.sequence())),
              Map.of(
                  ID,
                  told.id().toString(),
                  SEQUENCE,
                  story.sequence(),
                  Sealed.FIELD,
                  Sealed.seal(person.sealer(), Stored.of(told), place(told.id()))));
          return story;
        });
  }

  private Optional<Story> find(People.Person person, StoryId id) {
    return documents
        .list(
            "find a story",
            Question.STORY_OF_ID.in(all(person.id()), id.toString()).limit(1),
            kept -> story(person, kept))
        .stream()
        .findFirst();
  }

  @Override
  public Optional<Story> find(UserId owner, StoryId id) {
    return people.find(owner).flatMap(person -> find(person, id));
  }

  @Override
  public List<Story> newest(UserId owner, OptionalLong before, int limit) {
    Optional<People.Person> person = people.find(owner);
    if (person.isEmpty()) {
      return List.of();
    }
    return documents.list(
        "list stories",
        Question.STORIES_TOLD.in(all(owner)).startAfter(before.orElse(Long.MAX_VALUE)).limit(limit),
        kept -> story(person.get(), kept));
  }
}
