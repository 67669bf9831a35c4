package se.lugntrygg.adapters.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import se.lugntrygg.application.port.Sessions;
import se.lugntrygg.domain.account.Session;
import se.lugntrygg.domain.account.SessionId;
import se.lugntrygg.domain.account.UserId;

/// Logins, a row for each. One that has ended stays a while, so that its tokens are known to be
/// dead.
final class SqliteSessions implements Sessions {
  /// Old rows removed with each new one: more than come in, so the table does not grow.
  private static final int SWEEP = 4;

  private final Database database;

  SqliteSessions(Database database) {
    this.database = database;
  }

  @Override
  public void open(Session session) {
    var _ =
        database.write(
            "open a session",
            rows -> {
              forget(rows, session.openedAt().minus(MEMORY).toEpochMilli());
              keep(rows, session);
              return true;
            });
  }

  static void keep(Rows rows, Session session) throws SQLException {
    var _ =
        rows.change(
            "INSERT INTO session (id, owner, generation, secret_hash, parent_hash, opened_at,"
                + " rotated_at, confirmed, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            session.id().toString(),
            session.owner().toString(),
            session.generation(),
            session.secretHash(),
            session.parentHash(),
            session.openedAt().toEpochMilli(),
            session.graceFrom().toEpochMilli(),
            session.confirmed(),
            session.expiresAt().toEpochMilli());
  }

  private static void forget(Rows rows, long before) throws SQLException {
    for (String past : List.of("ended_at", "expires_at")) {
      var _ =
          rows.change(
              "DELETE FROM session WHERE id IN (SELECT id FROM session WHERE "
                  + past
                  + " < ? LIMIT ?)",
              before,
              SWEEP);
    }
  }

  @Override
  public Optional<Session> find(SessionId id) {
    return database.read(
        "find a session",
        rows ->
            rows.one(
                SqliteSessions::session,
                "SELECT * FROM session WHERE id = ? AND ended_at IS NULL",
                id.toString()));
  }

  static Session session(ResultSet row) throws SQLException {
    return new Session(
        SessionId.parse("id", row.getString("id")),
        UserId.parse("owner", row.getString("owner")),
        row.getInt("generation"),
        row.getString("secret_hash"),
        row.getString("parent_hash"),
        Instant.ofEpochMilli(row.getLong("opened_at")),
        Instant.ofEpochMilli(row.getLong("rotated_at")),
        row.getBoolean("confirmed"),
        Instant.ofEpochMilli(row.getLong("expires_at")));
  }

  @Override
  public boolean advance(Session next) {
    return database.write(
        "renew a session",
        rows ->
            rows.change(
                    "UPDATE session SET generation = ?, secret_hash = ?, parent_hash = ?,"
                        + " rotated_at = ?, confirmed = ?, expires_at = ? WHERE id = ? AND"
                        + " generation = ? AND ended_at IS NULL",
                    next.generation(),
                    next.secretHash(),
                    next.parentHash(),
                    next.graceFrom().toEpochMilli(),
                    next.confirmed(),
                    next.expiresAt().toEpochMilli(),
                    next.id().toString(),
                    next.generation() - 1)
                == 1);
  }

  @Override
  public void confirm(SessionId id, int generation, Instant now) {
    var _ =
        database.write(
            "confirm a session",
            rows ->
                rows.change(
                    "UPDATE session SET confirmed = 1, rotated_at = ? WHERE id = ? AND generation ="
                        + " ? AND confirmed = 0 AND ended_at IS NULL",
                    now.toEpochMilli(),
                    id.toString(),
                    generation));
  }

  @Override
  public boolean end(SessionId id, Instant now) {
    return database.write(
        "end a session",
        rows ->
            rows.change(
                    "UPDATE session SET ended_at = ? WHERE id = ? AND ended_at IS NULL",
                    now.toEpochMilli(),
                    id.toString())
                == 1);
  }

  @Override
  public List<SessionId> endAll(UserId owner, Optional<SessionId> except, Instant now) {
    return database.write(
        "end a person's sessions",
        rows -> {
          String kept = except.map(SessionId::toString).orElse("");
          List<SessionId> ended =
              rows.all(
                  row -> SessionId.parse("id", row.getString(1)),
                  "SELECT id FROM session WHERE owner = ? AND id <> ? AND ended_at IS NULL",
                  owner.toString(),
                  kept);
          var _ =
              rows.change(
                  "UPDATE session SET ended_at = ? WHERE owner = ? AND id <> ? AND ended_at IS"
                      + " NULL",
                  now.toEpochMilli(),
                  owner.toString(),
                  kept);
          return ended;
        });
  }

  @Override
  public List<SessionId> endedSince(Instant since) {
    return database.read(
        "find ended sessions",
        rows ->
            rows.all(
                row -> SessionId.parse("id", row.getString(1)),
                "SELECT id FROM session WHERE ended_at >= ?",
                since.toEpochMilli()));
  }
}
