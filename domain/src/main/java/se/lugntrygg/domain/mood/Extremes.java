package se.lugntrygg.domain.mood;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/// The best and the hardest of some days, by their mean scores. Several days may share a place.
///
/// @param best earliest first
/// @param hardest earliest first
public record Extremes(
    List<LocalDate> best, double bestMean, List<LocalDate> hardest, double hardestMean) {

  /// A mean of 1..10, far from any other mean that whole scores can make.
  private static final double ROUNDING = 1e-9;

  public Extremes {
    best = List.copyOf(best);
    hardest = List.copyOf(hardest);
  }

  /// Of these days, those without a score left aside; empty when none has one.
  ///
  /// @param days earliest first
  public static Optional<Extremes> of(Collection<DaySummary> days) {
    OptionalDouble highest = days.stream().flatMapToDouble(Extremes::mean).max();
    OptionalDouble lowest = days.stream().flatMapToDouble(Extremes::mean).min();
    if (highest.isEmpty() || lowest.isEmpty()) {
      return Optional.empty();
    }
    double bestMean = highest.getAsDouble();
    double hardestMean = lowest.getAsDouble();
    return Optional.of(
        new Extremes(daysAt(days, bestMean), bestMean, daysAt(days, hardestMean), hardestMean));
  }

  private static DoubleStream mean(DaySummary day) {
    return day.tally().all().meanScore().stream();
  }

  private static List<LocalDate> daysAt(Collection<DaySummary> days, double wanted) {
    return days.stream()
        .filter(day -> mean(day).anyMatch(mean -> Math.abs(mean - wanted) < ROUNDING))
        .map(DaySummary::day)
        .toList();
  }

  /// How far the best day lies above the hardest, in points of 1..10.
  public double spread() {
    return bestMean - hardestMean;
  }
}
