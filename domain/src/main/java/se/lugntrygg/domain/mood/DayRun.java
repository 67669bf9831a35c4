package se.lugntrygg.domain.mood;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

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

  /// The runs that the days fall into, earliest first.
  public static List<DayRun> of(SortedSet<LocalDate> days) {
    List<DayRun> runs = new ArrayList<>();
    for (LocalDate day : days) {
      if (!runs.isEmpty() && runs.getLast().last().plusDays(1).equals(day)) {
        runs.add(new DayRun(runs.removeLast().first(), day));
      } else {
        runs.add(new DayRun(day, day));
      }
    }
    return runs;
  }
}
