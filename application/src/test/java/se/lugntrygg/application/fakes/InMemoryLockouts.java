package se.lugntrygg.application.fakes;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import se.lugntrygg.application.port.Lockouts;
import se.lugntrygg.domain.account.Email;
import se.lugntrygg.domain.account.LoginAttempts;

/// Failed tries in a map, one call at a time.
public final class InMemoryLockouts implements Lockouts {
  private final Map<Email, LoginAttempts> kept = new HashMap<>();

  @Override
  public synchronized Optional<Instant> attempt(Email email, Instant now) {
    LoginAttempts.Try come = kept.getOrDefault(email, LoginAttempts.none(now)).attempt(now);
    kept.put(email, come.attempts());
    return come.lockedUntil();
  }

  @Override
  public synchronized void succeeded(Email email) {
    kept.remove(email);
  }
}
