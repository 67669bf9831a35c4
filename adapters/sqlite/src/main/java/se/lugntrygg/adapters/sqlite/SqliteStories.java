package se.lugntrygg.adapters.sqlite;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import se.lugntrygg.application.port.Stories;
import se.lugntrygg.application.stored.StoredStory;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.story.Story;
import se.lugntrygg.domain.story.StoryId;
import se.lugntrygg.domain.story.Told;

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

  static String place(StoryId id) {
    return "story/" + id;
  }

  private static Rows.Reader<Story> reader(People.Person person) {
    return row -> {
      StoryId id = new StoryId(UserId.canonical("id", row.getString("id")));
      return Sealed.open(person.sealer(), row.getBytes("sealed"), place(id), StoredStory.class)
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
              Sealed.seal(person.sealer(), StoredStory.of(told), place(told.id())));
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
