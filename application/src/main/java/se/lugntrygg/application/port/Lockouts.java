package se.lugntrygg.application.port;

import java.time.Instant;
import java.util.Optional;
import se.lugntrygg.domain.account.Email;

/// How often each e-mail address was tried with a wrong password, whether or not it has an account.
/// Follows [se.lugntrygg.domain.account.LoginAttempts]. Survives a restart. Addresses that were not
/// tried for [se.lugntrygg.domain.account.LoginAttempts#MEMORY] are forgotten.
public interface Lockouts {
  /// Counts one more try as failed before it is judged, in one atomic step, so that tries made at
  /// the same time cannot pass together.
  ///
  /// @return empty when it may be judged; otherwise the moment from which the address may be tried
  ///   again, and the try was not counted
  Optional<Instant> attempt(Email email, Instant now);

  /// Forgets all failures: the right password came.
  void succeeded(Email email);
}
