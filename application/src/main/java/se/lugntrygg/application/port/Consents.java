package se.lugntrygg.application.port;

import java.time.Instant;
import java.util.Optional;
import se.lugntrygg.domain.account.Consent;
import se.lugntrygg.domain.account.ConsentChange;
import se.lugntrygg.domain.account.UserId;

/// What each person with an account has agreed to: the last they said.
public interface Consents {
  /// The last they said, if they ever said anything.
  Optional<Consent> of(UserId owner);

  /// Keeps what they say now, in one atomic step: of two changes at once neither undoes what the
  /// other says. On disk when this returns.
  ///
  /// @param now in whole milliseconds
  /// @return what holds now
  Consent change(UserId owner, ConsentChange change, Instant now);
}
