package se.lugntrygg.adapters.sqlite;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import se.lugntrygg.application.port.MoodEntries;
import se.lugntrygg.application.stored.StoredMood;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.mood.MoodEntry;
import se.lugntrygg.domain.mood.MoodEntryId;
import se.lugntrygg.domain.time.Period;

/// Mood entries as rows in the order they are read in, everything but their moment sealed.
final class SqliteMoodEntries implements MoodEntries {
  /// In the order in which entries are stored, from a place on. No id is less than the empty text,
  /// so with it all entries of that moment are left out.
  static final String PAGE =
      "SELECT * FROM entry WHERE person = ? AND felt_at >= ? AND (felt_at, id) < (?, ?) ORDER BY"
          + " felt_at DESC, id DESC LIMIT ? OFFSET ?";

  private final Database database;
  private final People people;

  SqliteMoodEntries(Database database, People people) {
    this.database = database;
    this.people = people;
  }

  static byte[] seal(People.Person person, MoodEntry entry) {
    return Sealed.seal(person.sealer(), StoredMood.of(entry), "entry/" + entry.id());
  }

  static Rows.Reader<MoodEntry> reader(People.Person person) {
    return row -> {
      MoodEntryId id = MoodEntryId.parse("id", row.getString("id"));
      return Sealed.open(person.sealer(), row.getBytes("sealed"), "entry/" + id, StoredMood.class)
          .entry(
              id,
              person.id(),
              Instant.ofEpochMilli(row.getLong("felt_at")),
              row.getInt("revision"));
    };
  }

  private static Optional<MoodEntry> find(Rows rows, People.Person person, MoodEntryId id)
      throws SQLException {
    return rows.one(
        reader(person),
        "SELECT * FROM entry WHERE id = ? AND person = ?",
        id.toString(),
        person.n());
  }

  /// All of a person's entries, for reckoning their days anew.
  static List<MoodEntry> all(Rows rows, People.Person person) throws SQLException {
    return rows.all(reader(person), "SELECT * FROM entry WHERE person = ?", person.n());
  }

  @Override
  public Addition add(MoodEntry entry) {
    return database.write(
        "save a mood entry",
        rows -> {
          People.Person person = people.get(rows, entry.owner());
          Optional<MoodEntry> kept = find(rows, person, entry.id());
          if (kept.isPresent()) {
            return new AlreadyThere(kept.get());
          }
          var _ =
              rows.change(
                  "INSERT INTO entry (person, felt_at, id, revision, sealed) VALUES (?, ?, ?, ?,"
                      + " ?)",
                  person.n(),
                  entry.feltAt().toEpochMilli(),
                  entry.id().toString(),
                  entry.revision(),
                  seal(person, entry));
          Days.of(rows, person).add(entry);
          return new Added();
        });
  }

  @Override
  public Optional<MoodEntry> find(UserId owner, MoodEntryId id) {
    return database.read(
        "find a mood entry",
        rows -> {
          Optional<People.Person> person = people.find(rows, owner);
          return person.isEmpty() ? Optional.empty() : find(rows, person.get(), id);
        });
  }

  @Override
  public boolean replace(MoodEntry next) {
    return database.write(
        "amend a mood entry",
        rows -> {
          Optional<People.Person> owner = people.find(rows, next.owner());
          Optional<MoodEntry> kept =
              (owner.isEmpty() ? Optional.<MoodEntry>empty() : find(rows, owner.get(), next.id()))
                  .filter(entry -> entry.revision() == next.revision() - 1);
          if (kept.isEmpty()) {
            return false;
          }
          People.Person person = owner.get();
          MoodEntry before = kept.get();
          var _ =
              rows.change(
                  "UPDATE entry SET felt_at = ?, revision = ?, sealed = ? WHERE person = ? AND"
                      + " felt_at = ? AND id = ?",
                  next.feltAt().toEpochMilli(),
                  next.revision(),
                  seal(person, next),
                  person.n(),
                  before.feltAt().toEpochMilli(),
                  next.id().toString());
          Days days = Days.of(rows, person);
          days.remove(before);
          days.add(next);
          return true;
        });
  }

  @Override
  public boolean remove(UserId owner, MoodEntryId id) {
    return database.write(
        "remove a mood entry",
        rows -> {
          Optional<People.Person> person = people.find(rows, owner);
          Optional<MoodEntry> kept =
              person.isEmpty() ? Optional.empty() : find(rows, person.get(), id);
          if (kept.isEmpty()) {
            return false;
          }
          var _ =
              rows.change(
                  "DELETE FROM entry WHERE person = ? AND felt_at = ? AND id = ?",
                  person.get().n(),
                  kept.get().feltAt().toEpochMilli(),
                  id.toString());
          Days.of(rows, person.get()).remove(kept.get());
          return true;
        });
  }

  @Override
  public List<MoodEntry> feltWithin(
      UserId owner, Period period, Optional<Position> after, int offset, int limit) {
    return database.read(
        "list mood entries",
        rows -> {
          Optional<People.Person> person = people.find(rows, owner);
          if (person.isEmpty()) {
            return List.of();
          }
          // One upper border, where the period ends or the last page did: with two, SQLite would
          // search by the first and read through all that was paged already.
          Optional<Position> border =
              after.filter(position -> position.feltAt().isBefore(period.until()));
          return rows.all(
              reader(person.get()),
              PAGE,
              person.get().n(),
              period.from().toEpochMilli(),
              border.map(Position::feltAt).orElse(period.until()).toEpochMilli(),
              border.map(position -> position.id().toString()).orElse(""),
              limit,
              offset);
        });
  }
}
