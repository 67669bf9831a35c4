package se.lugntrygg.adapters.sqlite;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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

/// Stories as rows in the order they are read in, everything but their place sealed.
final class SqliteStories implements Stories {
  private final Database database;
  private final People people;
  private final Sequence<Story> stories;

  SqliteStories(Database database, People people) {
    this.database = database;
    this.people = people;
    this.stories = new Sequence<>(database, people, "story", SqliteStories::reader);
  }

  /// What is sealed of a story.
  record Stored(
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

  private static String place(StoryId id) {
    return "story/" + id;
  }

  private static Rows.Reader<Story> reader(People.Person person) {
    return row -> {
      StoryId id = new StoryId(UserId.canonical("id", row.getString("id")));
      return Sealed.open(person.sealer(), row.getBytes("sealed"), place(id), Stored.class)
          .told(id, person.id())
          .at(row.getLong("sequence"));
    };
  }

  @Override
  public Story keep(Told told) {
    return database.write(
        "keep a story",
        rows -> {
          People.Person person = people.get(rows, told.owner());
          String id = told.id().toString();
          Optional<Story> kept = stories.find(rows, person, id);
          if (kept.isPresent()) {
            return kept.get();
          }
          long last =
              rows.one(
                      row -> row.getLong(1),
                      "SELECT sequence FROM story WHERE person = ? ORDER BY sequence DESC LIMIT 1",
                      person.n())
                  .orElse(Story.FIRST - 1);
          stories.add(
              rows,
              person,
              last + 1,
              id,
              Sealed.seal(person.sealer(), Stored.of(told), place(told.id())));
          return told.at(last + 1);
        });
  }

  @Override
  public Optional<Story> find(UserId owner, StoryId id) {
    return stories.find(owner, id.toString());
  }

  @Override
  public List<Story> newest(UserId owner, OptionalLong before, int limit) {
    return stories.newest(owner, before, limit);
  }
}
