package se.lugntrygg.application.fakes;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import se.lugntrygg.application.port.PasswordHasher;
import se.lugntrygg.domain.account.Password;
import se.lugntrygg.domain.account.PasswordHash;

/// Hashes by writing the password down behind a number that serves as salt.
public final class PlainPasswordHasher implements PasswordHasher {
  private final AtomicLong salt = new AtomicLong();
  private final AtomicLong compared = new AtomicLong();

  @Override
  public PasswordHash hash(Password password) {
    return new PasswordHash(salt.incrementAndGet() + "$" + password.value());
  }

  @Override
  public boolean matches(Password password, Optional<PasswordHash> hash) {
    compared.incrementAndGet();
    return hash.map(PasswordHash::value)
        .filter(kept -> kept.substring(kept.indexOf('$') + 1).equals(password.value()))
        .isPresent();
  }

  /// How many passwords were compared, with a hash or with none.
  public long compared() {
    return compared.get();
  }
}
