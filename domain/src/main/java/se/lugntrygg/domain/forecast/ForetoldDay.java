package se.lugntrygg.domain.forecast;

import java.time.LocalDate;

/// What is foretold of one day, −1 to 1: the likeliest mean sentiment, and the interval that holds
/// what comes on four of five days.
public record ForetoldDay(LocalDate date, double mean, double lower, double upper) {
  public ForetoldDay {
    if (!(-1 <= lower && lower <= mean && mean <= upper && upper <= 1)) {
      throw new IllegalArgumentException("not −1 ≤ lower ≤ mean ≤ upper ≤ 1");
    }
  }

  /// The day and how far around the mean its interval reaches, cut at the ends of the scale.
  static ForetoldDay of(LocalDate date, double mean, double width) {
    return new ForetoldDay(date, mean, Math.max(-1, mean - width), Math.min(1, mean + width));
  }

  /// The same day, nothing of it under the floor.
  ForetoldDay atLeast(double floor) {
    return new ForetoldDay(
        date, Math.max(floor, mean), Math.max(floor, lower), Math.max(floor, upper));
  }

  /// Whether the interval holds what came.
  boolean holds(double came) {
    return lower <= came && came <= upper;
  }

  /// The private numbers in it stay hidden.
  @Override
  public String toString() {
    return "ForetoldDay[%s]".formatted(date);
  }
}
