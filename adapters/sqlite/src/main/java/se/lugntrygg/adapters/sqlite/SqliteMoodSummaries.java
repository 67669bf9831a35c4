package se.lugntrygg.adapters.sqlite;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import se.lugntrygg.application.port.MoodSummaries;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.mood.DaySummary;
import se.lugntrygg.domain.mood.Streaks;

/// Days and runs, read as they were kept.
final class SqliteMoodSummaries implements MoodSummaries {
  static final String BETWEEN =
      "SELECT day, sealed FROM day WHERE person = ? AND day BETWEEN ? AND ? ORDER BY day";
  static final String LONGEST = "SELECT max(length) FROM run WHERE person = ?";

  private final Database database;
  private final People people;

  SqliteMoodSummaries(Database database, People people) {
    this.database = database;
    this.people = people;
  }

  @Override
  public Optional<ZoneId> zoneOf(UserId owner) {
    return database.read(
        "find the zone of a person's days",
        rows -> {
          Optional<People.Person> person = people.find(rows, owner);
          return person.isEmpty() ? Optional.empty() : Optional.of(Days.zoneOf(rows, person.get()));
        });
  }

  @Override
  public List<DaySummary> days(UserId owner, LocalDate first, LocalDate last) {
    return database.read(
        "read a person's days",
        rows -> {
          Optional<People.Person> person = people.find(rows, owner);
          return person.isEmpty() ? List.of() : days(rows, person.get(), first, last);
        });
  }

  private static List<DaySummary> days(
      Rows rows, People.Person person, LocalDate first, LocalDate last) throws SQLException {
    return rows.all(
        row -> {
          long day = row.getLong(1);
          return new DaySummary(LocalDate.ofEpochDay(day), Days.open(person, day, row.getBytes(2)));
        },
        BETWEEN,
        person.n(),
        first.toEpochDay(),
        last.toEpochDay());
  }

  @Override
  public Streaks streaks(UserId owner, LocalDate today) {
    return database.read(
        "read a person's streaks",
        rows -> {
          Optional<People.Person> person = people.find(rows, owner);
          return person.isEmpty() ? Streaks.NONE : streaks(rows, person.get(), today);
        });
  }

  private static Streaks streaks(Rows rows, People.Person person, LocalDate today)
      throws SQLException {
    int longest = rows.one(row -> row.getInt(1), LONGEST, person.n()).orElse(0);
    return Streaks.of(Days.upTo(rows, person, today), longest, today);
  }

  @Override
  public Optional<Past> past(UserId owner, LocalDate first, LocalDate last, LocalDate today) {
    return database.read(
        "read a person's days and streaks",
        rows -> {
          Optional<People.Person> person = people.find(rows, owner);
          return person.isEmpty()
              ? Optional.empty()
              : Optional.of(
                  new Past(
                      Days.zoneOf(rows, person.get()),
                      days(rows, person.get(), first, last),
                      streaks(rows, person.get(), today)));
        });
  }

  @Override
  public void rezone(UserId owner, ZoneId zone) {
    var _ =
        database.write(
            "reckon a person's days anew",
            rows -> {
              People.Person person = people.get(rows, owner);
              var _ =
                  rows.change("UPDATE person SET zone = ? WHERE n = ?", zone.getId(), person.n());
              new Days(rows, person, zone).rebuild();
              return true;
            });
  }
}
