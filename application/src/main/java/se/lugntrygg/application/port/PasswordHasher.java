package se.lugntrygg.application.port;

import java.util.Optional;
import se.lugntrygg.domain.account.Password;
import se.lugntrygg.domain.account.PasswordHash;

/// Makes and checks password hashes, slowly by design, and only a few at once.
public interface PasswordHasher {
  /// A new hash with a salt of its own.
  ///
  /// @throws Overloaded when too many wait already
  PasswordHash hash(Password password);

  /// Whether the password is the one hashed. Takes the same time with no hash to compare with, when
  /// the answer is no.
  ///
  /// @throws Overloaded when too many wait already
  boolean matches(Password password, Optional<PasswordHash> hash);
}
