package se.lugntrygg.application.port;

import java.util.Optional;
import se.lugntrygg.domain.account.Consent;
import se.lugntrygg.domain.account.UserId;

/// What each person with an account has agreed to: the last they said.
public interface Consents {
  /// The last they said, if they ever said anything.
  Optional<Consent> of(UserId owner);

  /// Keeps what they say now; on disk when this returns.
  void keep(UserId owner, Consent consent);
}
