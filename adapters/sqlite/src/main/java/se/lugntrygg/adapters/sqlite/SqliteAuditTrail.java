package se.lugntrygg.adapters.sqlite;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import se.lugntrygg.application.port.AuditTrail;
import se.lugntrygg.domain.account.UserId;

/// Events, a row for each.
final class SqliteAuditTrail implements AuditTrail {
  /// Old rows removed with each new one: more than come in, so the table does not grow.
  private static final int SWEEP = 4;

  static final String ABOUT =
      "SELECT event, at FROM audit WHERE person IS ? ORDER BY n DESC LIMIT ?";

  private final Database database;

  SqliteAuditTrail(Database database) {
    this.database = database;
  }

  @Override
  public void note(Event event, Optional<UserId> who, Instant at) {
    var _ =
        database.write(
            "note an event",
            rows -> {
              var _ =
                  rows.change(
                      "DELETE FROM audit WHERE n IN (SELECT n FROM audit WHERE at < ? LIMIT ?)",
                      at.minus(RETENTION).toEpochMilli(),
                      SWEEP);
              return rows.change(
                  "INSERT INTO audit (at, event, person) VALUES (?, ?, ?)",
                  at.toEpochMilli(),
                  event.name(),
                  who.map(UserId::toString).orElse(null));
            });
  }

  @Override
  public List<Noted> about(Optional<UserId> who, int limit) {
    return database.read(
        "read what happened",
        rows ->
            rows.all(
                row ->
                    new Noted(
                        Event.valueOf(row.getString(1)), who, Instant.ofEpochMilli(row.getLong(2))),
                ABOUT,
                who.map(UserId::toString).orElse(null),
                limit));
  }
}
