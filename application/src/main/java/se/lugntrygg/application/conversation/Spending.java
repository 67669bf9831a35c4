package se.lugntrygg.application.conversation;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import se.lugntrygg.application.port.AiUnits;
import se.lugntrygg.application.port.Overloaded;
import se.lugntrygg.application.port.StorageFailure;
import se.lugntrygg.domain.account.UserId;

/// Whether providers may be asked once more today. When the budget is used up, or cannot be looked
/// at, the built-in assistant answers: nobody is refused, and nothing is spent that is not counted.
/// Days are UTC days, the same for everybody, since one of the budgets is for all.
public final class Spending {
  private final AiUnits units;
  private final AiUnits.Budget budget;
  private final InstantSource clock;
  private final Consumer<RuntimeException> complain;

  /// @param complain is told when the budget could not be looked at, for the log
  public Spending(
      AiUnits units,
      AiUnits.Budget budget,
      InstantSource clock,
      Consumer<RuntimeException> complain) {
    this.units = units;
    this.budget = budget;
    this.clock = clock;
    this.complain = complain;
  }

  /// Takes one unit, if both budgets have one left.
  public boolean allows(UserId person) {
    try {
      return units.take(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), person, budget);
    } catch (StorageFailure | Overloaded e) {
      complain.accept(e);
      return false;
    }
  }
}
