package se.lugntrygg.application.account;

import java.util.Optional;
import se.lugntrygg.application.port.Consents;
import se.lugntrygg.domain.account.Consent;
import se.lugntrygg.domain.account.UserId;

/// Shows what a person has agreed to.
public final class ShowConsent {
  private final Consents consents;

  public ShowConsent(Consents consents) {
    this.consents = consents;
  }

  /// The last they said, if they ever said anything.
  public Optional<Consent> handle(UserId owner) {
    return consents.of(owner);
  }
}
