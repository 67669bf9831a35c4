package se.lugntrygg.domain.mood;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// Something that goes together with better or harder moments: a tag, a weekday, a part of the day.
/// It says nothing about which leads to which.
///
/// @param with the mean score of the entries that have it
/// @param without the mean score of all others of the same days and times
/// @param days on how many days it was there
public record Tie<T>(T what, double with, double without, int days) {
  /// In points of 1..10. A difference that a person would not notice is none.
  public static final double LEAST_DIFFERENCE = 1.0;

  /// How far the moments with it lie above the others; below 0 when they lie below.
  public double difference() {
    return with - without;
  }

  /// The tags that go together with better or harder moments, the best first. Tags that are better
  /// left alone are left out; see [TenderWords].
  ///
  /// @param leastDays on how many days a tag must be there, and on how many there must be something
  ///   without it
  public static List<Tie<String>> tags(List<DaySummary> days, int leastDays) {
    return of(days, day -> day.tally().tags(), leastDays).stream()
        .filter(tie -> !TenderWords.in(tie.what()))
        .toList();
  }

  /// The weekdays that are better or harder than the others, the best first.
  public static List<Tie<DayOfWeek>> weekdays(List<DaySummary> days, int leastDays) {
    return of(days, day -> Map.of(day.day().getDayOfWeek(), day.tally().all()), leastDays);
  }

  /// The parts of the day that are better or harder than the others, the best first.
  public static List<Tie<HourBand>> hours(List<DaySummary> days, int leastDays) {
    return of(days, day -> HourBand.bands(day.tally()), leastDays);
  }

  /// The first of them that goes together with better moments.
  public static <T> Optional<Tie<T>> good(List<Tie<T>> ties) {
    return ties.stream().findFirst().filter(tie -> tie.difference() > 0);
  }

  /// The last of them that goes together with harder moments.
  public static <T> Optional<Tie<T>> hard(List<Tie<T>> ties) {
    return ties.reversed().stream().findFirst().filter(tie -> tie.difference() < 0);
  }

  private static <T extends Comparable<T>> List<Tie<T>> of(
      List<DaySummary> days, Function<DaySummary, Map<T, Strand>> parts, int leastDays) {
    Map<T, Part> found = new TreeMap<>();
    Strand all = Strand.NONE;
    int ratedDays = 0;
    for (DaySummary day : days) {
      Strand whole = day.tally().all();
      all = all.plus(whole);
      ratedDays += whole.rated() > 0 ? 1 : 0;
      parts
          .apply(day)
          .forEach((what, strand) -> found.merge(what, Part.of(strand, whole), Part::plus));
    }
    List<Tie<T>> ties = new ArrayList<>();
    for (var entry : found.entrySet()) {
      Part part = entry.getValue();
      Strand rest = all.minus(part.strand());
      // The days that had nothing else are the only ones without anything to compare with.
      int restDays = ratedDays - part.wholeDays();
      if (part.days() >= leastDays && restDays >= leastDays) {
        double with = part.strand().meanScore().orElseThrow();
        double without = rest.meanScore().orElseThrow();
        if (Math.abs(with - without) >= LEAST_DIFFERENCE) {
          ties.add(new Tie<>(entry.getKey(), with, without, part.days()));
        }
      }
    }
    ties.sort(
        Comparator.<Tie<T>>comparingDouble(Tie::difference)
            .reversed()
            .thenComparing(Comparator.<Tie<T>>comparingInt(Tie::days).reversed())
            .thenComparing(Tie::what));
    return List.copyOf(ties);
  }

  /// What is summed for one of them.
  ///
  /// @param days on how many days some of its entries have a score
  /// @param wholeDays on how many of those all that have a score are its own
  private record Part(Strand strand, int days, int wholeDays) {
    static Part of(Strand strand, Strand whole) {
      boolean rated = strand.rated() > 0;
      return new Part(strand, rated ? 1 : 0, rated && strand.rated() == whole.rated() ? 1 : 0);
    }

    Part plus(Part other) {
      return new Part(strand.plus(other.strand), days + other.days, wholeDays + other.wholeDays);
    }
  }

  /// A tag is a private word.
  @Override
  public String toString() {
    return "Tie[hidden]";
  }
}
