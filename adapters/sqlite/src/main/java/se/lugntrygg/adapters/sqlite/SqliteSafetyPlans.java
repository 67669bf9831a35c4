package se.lugntrygg.adapters.sqlite;

import java.sql.SQLException;
import java.util.Optional;
import se.lugntrygg.application.port.SafetyPlans;
import se.lugntrygg.application.stored.StoredPlan;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.safety.SafetyPlan;

/// Safety plans, a sealed row for each person.
final class SqliteSafetyPlans implements SafetyPlans {
  static final String PLACE = "safety-plan";

  private final Database database;
  private final People people;

  SqliteSafetyPlans(Database database, People people) {
    this.database = database;
    this.people = people;
  }

  private static Optional<SafetyPlan> find(Rows rows, People.Person person) throws SQLException {
    return rows.one(
        row -> Sealed.open(person.sealer(), row.getBytes(1), PLACE, StoredPlan.class).plan(),
        "SELECT sealed FROM safety_plan WHERE person = ?",
        person.n());
  }

  @Override
  public Optional<SafetyPlan> of(UserId owner) {
    return database.read(
        "find a safety plan",
        rows -> {
          Optional<People.Person> person = people.find(rows, owner);
          return person.isEmpty() ? Optional.empty() : find(rows, person.get());
        });
  }

  @Override
  public boolean keep(UserId owner, Optional<SafetyPlan> seen, SafetyPlan next) {
    return database.write(
        "keep a safety plan",
        rows -> {
          People.Person person = people.get(rows, owner);
          if (!find(rows, person).equals(seen)) {
            return false;
          }
          var _ =
              rows.change(
                  "INSERT OR REPLACE INTO safety_plan (person, sealed) VALUES (?, ?)",
                  person.n(),
                  Sealed.seal(person.sealer(), StoredPlan.of(next), PLACE));
          return true;
        });
  }
}
