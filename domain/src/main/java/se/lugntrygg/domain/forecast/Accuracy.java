package se.lugntrygg.domain.forecast;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/// How kept forecasts did against what came, on the −1 to 1 scale.
///
/// @param forecasts how many of them had a day to compare
/// @param all over all days; empty when none has come with words
/// @param byDaysAhead the same by how far ahead the day was, nearest first; distances without days
///   are absent
public record Accuracy(int forecasts, Optional<Hits> all, Map<Integer, Hits> byDaysAhead) {

  /// Foretold days against what came.
  ///
  /// @param days how many, at least 1
  /// @param meanError the mean absolute error
  /// @param coverage the share that lay in its interval, 0 to 1
  public record Hits(int days, double meanError, double coverage) {
    private static Hits of(double miss, boolean held) {
      return new Hits(1, miss, held ? 1 : 0);
    }

    private Hits and(Hits other) {
      int together = days + other.days;
      return new Hits(
          together,
          (meanError * days + other.meanError * other.days) / together,
          (coverage * days + other.coverage * other.days) / together);
    }
  }

  public Accuracy {
    byDaysAhead = Collections.unmodifiableMap(new TreeMap<>(byDaysAhead));
  }

  /// Compares all days that are over and have words. Of the forecasts of one day the newest counts,
  /// so that asking often does not count more.
  ///
  /// @param made newest first
  /// @param came the days up to today
  public static Accuracy of(List<Forecast> made, DailyMoods came) {
    LocalDate today = came.last();
    Set<LocalDate> counted = new HashSet<>();
    int forecasts = 0;
    Map<Integer, Hits> byDaysAhead = new TreeMap<>();
    for (Forecast forecast : made) {
      if (!counted.add(forecast.madeOn())) {
        continue;
      }
      boolean compared = false;
      for (ForetoldDay day : forecast.days()) {
        OptionalDouble mean = came.on(day.date());
        // Today is not over: more may be written.
        if (mean.isPresent() && day.date().isBefore(today)) {
          compared = true;
          int ahead = Math.toIntExact(ChronoUnit.DAYS.between(forecast.madeOn(), day.date()));
          Hits hits =
              Hits.of(Math.abs(day.mean() - mean.getAsDouble()), day.holds(mean.getAsDouble()));
          byDaysAhead.merge(ahead, hits, Hits::and);
        }
      }
      forecasts += compared ? 1 : 0;
    }
    return new Accuracy(forecasts, byDaysAhead.values().stream().reduce(Hits::and), byDaysAhead);
  }
}
