package se.lugntrygg.adapters.sqlite;

import java.time.Instant;
import java.util.Optional;
import se.lugntrygg.application.port.Lockouts;
import se.lugntrygg.application.port.WordSafe;
import se.lugntrygg.domain.account.Email;
import se.lugntrygg.domain.account.LoginAttempts;

/// Failed tries, a row for each address, known only by its keyed hash.
final class SqliteLockouts implements Lockouts {
  /// Rows so old that they count for nothing, removed a few at a time.
  private static final int SWEEP = 20;

  private final Database database;
  private final WordSafe safe;

  SqliteLockouts(Database database, WordSafe safe) {
    this.database = database;
    this.safe = safe;
  }

  @Override
  public Optional<Instant> attempt(Email email, Instant now) {
    byte[] print = safe.fingerprint("email", email.value());
    return database.write(
        "count a try to log in",
        rows -> {
          LoginAttempts before =
              rows.one(
                      row -> new LoginAttempts(row.getInt(1), Instant.ofEpochMilli(row.getLong(2))),
                      "SELECT failures, last_at FROM login_attempts WHERE email_print = ?",
                      print)
                  .orElse(LoginAttempts.none(now));
          LoginAttempts.Try come = before.attempt(now);
          var _ =
              rows.change(
                  "INSERT OR REPLACE INTO login_attempts (email_print, failures, last_at) VALUES"
                      + " (?, ?, ?)",
                  print,
                  come.attempts().failures(),
                  come.attempts().lastAt().toEpochMilli());
          var _ =
              rows.change(
                  "DELETE FROM login_attempts WHERE email_print IN (SELECT email_print FROM"
                      + " login_attempts WHERE last_at < ? LIMIT ?)",
                  now.minus(LoginAttempts.MEMORY).toEpochMilli(),
                  SWEEP);
          return come.lockedUntil();
        });
  }

  @Override
  public void succeeded(Email email) {
    byte[] print = safe.fingerprint("email", email.value());
    var _ =
        database.write(
            "forget failed tries",
            rows -> rows.change("DELETE FROM login_attempts WHERE email_print = ?", print));
  }
}
