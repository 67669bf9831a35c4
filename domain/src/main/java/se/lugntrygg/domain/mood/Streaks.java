package se.lugntrygg.domain.mood;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/// How many days in a row a person has logged.
///
/// @param current the run that ends today or yesterday, in days; 0 without one
/// @param longest of all their history, in days
public record Streaks(int current, int longest) {
  public static final Streaks NONE = new Streaks(0, 0);

  /// The streaks as of `today`.
  ///
  /// @param newest the last run that begins no later than today, if there is one
  /// @param longest the length of the longest run, 0 without any
  public static Streaks of(Optional<DayRun> newest, int longest, LocalDate today) {
    int current = newest.map(run -> lengthUntil(run, today)).orElse(0);
    return new Streaks(current, longest);
  }

  /// The streaks as of `today`, from all the days that hold an entry.
  public static Streaks of(SortedSet<LocalDate> days, LocalDate today) {
    List<DayRun> runs = DayRun.of(days);
    return of(
        runs.reversed().stream().filter(run -> !run.first().isAfter(today)).findFirst(),
        runs.stream().mapToInt(DayRun::length).max().orElse(0),
        today);
  }

  private static int lengthUntil(DayRun run, LocalDate today) {
    // A day is not lost before it is over, so yesterday's streak still stands. An entry may lie a
    // few minutes ahead, and so in tomorrow; that day does not count yet.
    if (run.last().isBefore(today.minusDays(1))) {
      return 0;
    }
    LocalDate end = run.last().isAfter(today) ? today : run.last();
    return new DayRun(run.first(), end).length();
  }
}
