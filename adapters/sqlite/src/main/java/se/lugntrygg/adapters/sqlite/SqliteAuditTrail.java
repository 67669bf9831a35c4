package se.lugntrygg.adapters.sqlite;

import java.time.Instant;
import java.util.Optional;
import se.lugntrygg.application.port.AuditTrail;
import se.lugntrygg.domain.account.UserId;

/// Events, a row for each, only ever added.
final class SqliteAuditTrail implements AuditTrail {
  private final Database database;

  SqliteAuditTrail(Database database) {
    this.database = database;
  }

  @Override
  public void note(Event event, Optional<UserId> who, Instant at) {
    var _ =
        database.write(
            "note an event",
            rows ->
                rows.change(
                    "INSERT INTO audit (at, event, person) VALUES (?, ?, ?)",
                    at.toEpochMilli(),
                    event.name(),
                    who.map(UserId::toString).orElse(null)));
  }
}
