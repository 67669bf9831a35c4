package se.lugntrygg.application.safety;

import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import se.lugntrygg.application.port.Meters;
import se.lugntrygg.application.port.RiskFlags;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.safety.Risk;
import se.lugntrygg.domain.safety.RiskWatch;

/// Remembers for a day that a person's words worried us. It comes after the answer: it neither
/// delays it nor fails it.
public final class WatchRisk {
  private final RiskFlags flags;
  private final Executor background;
  private final Meters meters;
  private final Consumer<RuntimeException> complain;

  /// @param background does the work later; may refuse it
  /// @param complain is told what could not be kept, for the log
  public WatchRisk(
      RiskFlags flags, Executor background, Meters meters, Consumer<RuntimeException> complain) {
    this.flags = flags;
    this.background = background;
    this.meters = meters;
    this.complain = complain;
  }

  /// Remembers a judgement of a person's words. A worry about somebody else says nothing of the
  /// person, and is not kept.
  ///
  /// @param now in whole milliseconds
  public void handle(UserId person, Risk risk, Instant now) {
    if (!risk.detected() || risk.aboutAnother()) {
      return;
    }
    RiskWatch.Sighting sighting = new RiskWatch.Sighting(risk.level(), risk.rules(), now);
    try {
      background.execute(() -> keep(person, sighting));
    } catch (RejectedExecutionException e) {
      lost(e);
    }
  }

  private void keep(UserId person, RiskWatch.Sighting sighting) {
    try {
      flags.add(person, sighting);
    } catch (RuntimeException e) {
      lost(e);
    }
  }

  private void lost(RuntimeException e) {
    meters.flagLost();
    complain.accept(e);
  }
}
