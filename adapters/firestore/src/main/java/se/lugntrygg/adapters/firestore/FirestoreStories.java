package se.lugntrygg.adapters.firestore;

import com.google.cloud.firestore.CollectionReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import se.lugntrygg.application.port.Stories;
import se.lugntrygg.application.stored.StoredStory;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.story.Story;
import se.lugntrygg.domain.story.StoryId;
import se.lugntrygg.domain.story.Told;

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

  private CollectionReference all(UserId owner) {
    return documents.in(Place.STORIES, owner);
  }

  private static String place(StoryId id) {
    return "story/" + id;
  }

  private static Story story(People.Person person, Fields kept) {
    StoryId id = new StoryId(UserId.canonical(ID, kept.text(ID)));
    return Sealed.open(person.sealer(), kept.bytes(Sealed.FIELD), place(id), StoredStory.class)
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
          draft.create(all.document(Long.toString(story.sequence())), fields(person, story));
          return story;
        });
  }

  static Map<String, Object> fields(People.Person person, Story story) {
    Told told = story.told();
    return Map.of(
        ID,
        told.id().toString(),
        SEQUENCE,
        story.sequence(),
        Sealed.FIELD,
        Sealed.seal(person.sealer(), StoredStory.of(told), place(told.id())));
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
