package se.lugntrygg.adapters.sqlite;

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
          if (person.isEmpty()) {
            return List.of();
          }
          return rows.all(
              row -> {
                long day = row.getLong(1);
                return new DaySummary(
                    LocalDate.ofEpochDay(day), Days.open(person.get(), day, row.getBytes(2)));
              },
              BETWEEN,
              person.get().n(),
              first.toEpochDay(),
              last.toEpochDay());
        });
  }

  @Override
  public Streaks streaks(UserId owner, LocalDate today) {
    return database.read(
        "read a person's streaks",
        rows -> {
          Optional<People.Person> person = people.find(rows, owner);
          if (person.isEmpty()) {
            return Streaks.NONE;
          }
          int longest = rows.one(row -> row.getInt(1), LONGEST, person.get().n()).orElse(0);
          return Streaks.of(Days.upTo(rows, person.get(), today), longest, today);
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
