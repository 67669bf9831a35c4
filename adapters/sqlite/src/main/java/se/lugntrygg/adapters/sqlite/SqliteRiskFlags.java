package se.lugntrygg.adapters.sqlite;

import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import se.lugntrygg.application.port.RiskFlags;
import se.lugntrygg.application.stored.StoredWatch;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.safety.RiskWatch;

/// What was seen of each person lately, a sealed row for each; rows too old to count are removed as
/// others come.
final class SqliteRiskFlags implements RiskFlags {
  static final String PLACE = "risk-watch";

  private final Database database;
  private final People people;

  SqliteRiskFlags(Database database, People people) {
    this.database = database;
    this.people = people;
  }

  private static RiskWatch find(Rows rows, People.Person person) throws SQLException {
    return rows.one(
            row -> Sealed.open(person.sealer(), row.getBytes(1), PLACE, StoredWatch.class).watch(),
            "SELECT sealed FROM risk_watch WHERE person = ?",
            person.n())
        .orElse(RiskWatch.NOTHING);
  }

  @Override
  public void add(UserId owner, RiskWatch.Sighting sighting) {
    var _ =
        database.write(
            "keep a flag",
            rows -> {
              long day = TimeUnit.MILLISECONDS.toDays(sighting.at().toEpochMilli());
              var _ = rows.change("DELETE FROM risk_watch WHERE last_day < ?", day);
              Optional<People.Person> found = people.find(rows, owner);
              if (found.isPresent()) {
                People.Person person = found.get();
                var _ =
                    rows.change(
                        "INSERT OR REPLACE INTO risk_watch (person, last_day, sealed) VALUES (?,"
                            + " ?, ?)",
                        person.n(),
                        day + RiskWatch.MEMORY.toDays(),
                        Sealed.seal(
                            person.sealer(),
                            StoredWatch.of(find(rows, person).and(sighting)),
                            PLACE));
              }
              return true;
            });
  }

  @Override
  public RiskWatch of(UserId owner) {
    return database.read(
        "look for a flag",
        rows -> {
          Optional<People.Person> person = people.find(rows, owner);
          return person.isEmpty() ? RiskWatch.NOTHING : find(rows, person.get());
        });
  }
}
