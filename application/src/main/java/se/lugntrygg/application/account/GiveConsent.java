package se.lugntrygg.application.account;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import se.lugntrygg.application.port.Consents;
import se.lugntrygg.domain.account.Consent;
import se.lugntrygg.domain.account.UserId;

/// Keeps what a person agrees to.
public final class GiveConsent {
  private final Consents consents;
  private final InstantSource clock;

  public GiveConsent(Consents consents, InstantSource clock) {
    this.consents = consents;
    this.clock = clock;
  }

  /// What they say now; what they leave out stays as it was, and was no at first.
  public record Command(
      UserId owner,
      Optional<Boolean> analytics,
      Optional<Boolean> marketing,
      Optional<Boolean> dataProcessing) {}

  /// Keeps it, and says what holds now.
  public Consent handle(Command command) {
    Optional<Consent> before = consents.of(command.owner());
    Consent consent =
        new Consent(
            command.analytics().or(() -> before.map(Consent::analytics)).orElse(false),
            command.marketing().or(() -> before.map(Consent::marketing)).orElse(false),
            command.dataProcessing().or(() -> before.map(Consent::dataProcessing)).orElse(false),
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    consents.keep(command.owner(), consent);
    return consent;
  }
}
