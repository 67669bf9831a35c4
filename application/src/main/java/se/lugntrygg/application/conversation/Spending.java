package se.lugntrygg.application.conversation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.lugntrygg.application.port.AiUnits;
import se.lugntrygg.application.port.Overloaded;
import se.lugntrygg.application.port.StorageFailure;
import se.lugntrygg.domain.account.UserId;

/// Whether providers may be asked once more today. When the budget is used up, or cannot be looked
/// at, the built-in assistant answers: nobody is refused, and nothing is spent that is not counted.
/// Days are UTC days, the same for everybody, since one of the budgets is for all.
public final class Spending {
  /// Failures closer together than this are one outage.
  static final Duration CALM = Duration.ofSeconds(5);

  private final AiUnits units;
  private final AiUnits.Budget budget;
  private final InstantSource clock;
  private final Consumer<Optional<RuntimeException>> tell;
  private final AtomicReference<@Nullable Instant> lastFailure = new AtomicReference<>();

  /// @param tell is told, for the log, why the budget cannot be looked at, once for each outage,
  ///   and of nothing once it can be again
  public Spending(
      AiUnits units,
      AiUnits.Budget budget,
      InstantSource clock,
      Consumer<Optional<RuntimeException>> tell) {
    this.units = units;
    this.budget = budget;
    this.clock = clock;
    this.tell = tell;
  }

  /// Takes one unit, if both budgets have one left.
  public boolean allows(UserId person) {
    Instant now = clock.instant();
    try {
      boolean taken = units.take(LocalDate.ofInstant(now, ZoneOffset.UTC), person, budget);
      counted(now);
      return taken;
    } catch (StorageFailure | Overloaded e) {
      if (lastFailure.getAndSet(now) == null) {
        tell.accept(Optional.of(e));
      }
      return false;
    }
  }

  private void counted(Instant now) {
    Instant failed = lastFailure.get();
    if (failed != null
        && Duration.between(failed, now).abs().compareTo(CALM) >= 0
        && lastFailure.compareAndSet(failed, null)) {
      tell.accept(Optional.empty());
    }
  }
}
