package se.lugntrygg.domain.forecast;

import se.lugntrygg.domain.Flaw;
import se.lugntrygg.domain.InvalidValue;

/// How far to look ahead, in days after today.
public record DaysAhead(int value) {
  public static final int MIN = 1;

  /// A month: further off every forecast is the long-run mean in other words.
  public static final int MAX = 30;

  /// A week, as people plan.
  public static final DaysAhead DEFAULT = new DaysAhead(7);

  public static final DaysAhead FURTHEST = new DaysAhead(MAX);

  public DaysAhead {
    if (value < MIN || value > MAX) {
      throw new InvalidValue("days_ahead", new Flaw.OutOfRange(MIN, MAX));
    }
  }

  /// The number under the name its caller knows it by.
  ///
  /// @throws InvalidValue naming `field` when it is out of range
  public static DaysAhead of(String field, int value) {
    if (value < MIN || value > MAX) {
      throw new InvalidValue(field, new Flaw.OutOfRange(MIN, MAX));
    }
    return new DaysAhead(value);
  }
}
