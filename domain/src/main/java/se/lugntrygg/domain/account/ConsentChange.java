package se.lugntrygg.domain.account;

import java.time.Instant;
import java.util.Optional;

/// What a person says about what they agree to. What they leave out stays as it was, and was no at
/// first.
public record ConsentChange(
    Optional<Boolean> analytics, Optional<Boolean> marketing, Optional<Boolean> dataProcessing) {
  /// A change that leaves nothing out.
  public static ConsentChange all(boolean analytics, boolean marketing, boolean dataProcessing) {
    return new ConsentChange(
        Optional.of(analytics), Optional.of(marketing), Optional.of(dataProcessing));
  }

  /// What holds when it is said.
  public Consent after(Optional<Consent> before, Instant now) {
    return new Consent(
        analytics.or(() -> before.map(Consent::analytics)).orElse(false),
        marketing.or(() -> before.map(Consent::marketing)).orElse(false),
        dataProcessing.or(() -> before.map(Consent::dataProcessing)).orElse(false),
        now);
  }
}
