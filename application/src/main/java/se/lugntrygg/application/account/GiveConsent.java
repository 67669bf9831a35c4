package se.lugntrygg.application.account;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import se.lugntrygg.application.port.Consents;
import se.lugntrygg.domain.account.Consent;
import se.lugntrygg.domain.account.ConsentChange;
import se.lugntrygg.domain.account.UserId;

/// Keeps what a person agrees to.
public final class GiveConsent {
  private final Consents consents;
  private final InstantSource clock;

  public GiveConsent(Consents consents, InstantSource clock) {
    this.consents = consents;
    this.clock = clock;
  }

  /// What they say now.
  public record Command(UserId owner, ConsentChange change) {}

  /// Keeps it, and says what holds now.
  public Consent handle(Command command) {
    return consents.change(
        command.owner(), command.change(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }
}
