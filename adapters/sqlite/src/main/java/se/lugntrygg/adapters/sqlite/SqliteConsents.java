package se.lugntrygg.adapters.sqlite;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import se.lugntrygg.application.port.Consents;
import se.lugntrygg.domain.account.Consent;
import se.lugntrygg.domain.account.ConsentChange;
import se.lugntrygg.domain.account.UserId;

/// Consents, a row for each person.
final class SqliteConsents implements Consents {
  private final Database database;
  private final People people;

  SqliteConsents(Database database, People people) {
    this.database = database;
    this.people = people;
  }

  static Optional<Consent> of(Rows rows, UserId owner) throws SQLException {
    return rows.one(
        row ->
            new Consent(
                row.getBoolean(1),
                row.getBoolean(2),
                row.getBoolean(3),
                Instant.ofEpochMilli(row.getLong(4))),
        "SELECT analytics, marketing, data_processing, c.updated_at FROM consent c JOIN person ON"
            + " person.n = c.person WHERE person.id = ?",
        owner.toString());
  }

  @Override
  public Optional<Consent> of(UserId owner) {
    return database.read("find a consent", rows -> of(rows, owner));
  }

  @Override
  public Consent change(UserId owner, ConsentChange change, Instant now) {
    return database.write(
        "keep a consent",
        rows -> {
          Consent consent = change.after(of(rows, owner), now);
          var _ =
              rows.change(
                  "INSERT OR REPLACE INTO consent (person, analytics, marketing, data_processing,"
                      + " updated_at) VALUES (?, ?, ?, ?, ?)",
                  people.get(rows, owner).n(),
                  consent.analytics(),
                  consent.marketing(),
                  consent.dataProcessing(),
                  consent.updatedAt().toEpochMilli());
          return consent;
        });
  }
}
