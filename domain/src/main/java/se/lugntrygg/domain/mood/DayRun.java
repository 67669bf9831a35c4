package se.lugntrygg.domain.mood;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// Consecutive days that each have an entry, as many as there are: the days before and after it
/// have none.
public record DayRun(LocalDate first, LocalDate last) {
  public DayRun {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("a run that ends before it starts");
    }
  }

  /// In days, at least 1.
  public int length() {
    return Math.toIntExact(ChronoUnit.DAYS.between(first, last)) + 1;
  }
}
