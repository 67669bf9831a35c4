package se.lugntrygg.domain.forecast;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import se.lugntrygg.domain.mood.DaySummary;
import se.lugntrygg.domain.mood.Strand;

/// What a person's words said day by day, oldest first: the mean sentiment, −1 to 1, of each day
/// that has any. A day without stays without; nothing is made up for it.
public final class DailyMoods {
  private static final double THOUSANDTHS = 1000.0;
  private final LocalDate first;
  private final double[] means;
  private final long entries;

  /// @param means NaN for a day without
  private DailyMoods(LocalDate first, double[] means, long entries) {
    this.first = first;
    this.means = means;
    this.entries = entries;
  }

  /// The days up to `until`, which is included whether it has words or not.
  ///
  /// @param days earliest first, each day once; those after `until` do not count
  public static DailyMoods of(List<DaySummary> days, LocalDate until) {
    List<DaySummary> read =
        days.stream()
            .filter(day -> day.tally().all().read() > 0 && !day.day().isAfter(until))
            .toList();
    LocalDate first = read.isEmpty() ? until : read.getFirst().day();
    double[] means = new double[Math.toIntExact(ChronoUnit.DAYS.between(first, until)) + 1];
    Arrays.fill(means, Double.NaN);
    long entries = 0;
    for (DaySummary day : read) {
      Strand all = day.tally().all();
      means[Math.toIntExact(ChronoUnit.DAYS.between(first, day.day()))] =
          all.sentimentSum() / THOUSANDTHS / all.read();
      entries += all.read();
    }
    return new DailyMoods(first, means, entries);
  }

  /// One entry for each day that has a mean.
  ///
  /// @param means −1 to 1 for the days from `first` on, empty for a day without; at least one day
  public static DailyMoods of(LocalDate first, List<OptionalDouble> means) {
    double[] plain = means.stream().mapToDouble(mean -> mean.orElse(Double.NaN)).toArray();
    if (plain.length == 0) {
      throw new IllegalArgumentException("no day at all");
    }
    for (double mean : plain) {
      if (mean < -1 || mean > 1) {
        throw new IllegalArgumentException("a mean outside −1 to 1");
      }
    }
    return new DailyMoods(first, plain, Arrays.stream(plain).filter(DailyMoods::there).count());
  }

  private static boolean there(double mean) {
    return !Double.isNaN(mean);
  }

  /// The earliest day.
  public LocalDate first() {
    return first;
  }

  /// The day up to which we know.
  public LocalDate last() {
    return first.plusDays(means.length - 1L);
  }

  /// How many days, with words or without; at least 1.
  public int length() {
    return means.length;
  }

  /// How many entries have words that could be read.
  public long entries() {
    return entries;
  }

  /// How many days have any.
  public int daysWithWords() {
    return Math.toIntExact(observed(means.length).count());
  }

  /// The mean of a day; empty for a day without, or outside.
  public OptionalDouble on(LocalDate day) {
    long index = ChronoUnit.DAYS.between(first, day);
    return index < 0 || index >= means.length || Double.isNaN(means[(int) index])
        ? OptionalDouble.empty()
        : OptionalDouble.of(means[(int) index]);
  }

  /// The mean over the latest days, as many calendar days as `days`; empty when none has words.
  public OptionalDouble recent(int days) {
    return observed(days).average();
  }

  /// How far the latest days lie apart (standard deviation of the sample); 0 under two of them.
  public double spread(int days) {
    double[] found = observed(days).toArray();
    if (found.length < 2) {
      return 0;
    }
    double mean = Arrays.stream(found).average().orElseThrow();
    double squares = Arrays.stream(found).map(value -> (value - mean) * (value - mean)).sum();
    return Math.sqrt(squares / (found.length - 1));
  }

  /// How many days lie after the last one with words.
  int silentDays() {
    int silent = 0;
    while (silent < means.length && Double.isNaN(means[means.length - 1 - silent])) {
      silent++;
    }
    return silent;
  }

  private DoubleStream observed(int days) {
    int from = Math.max(0, means.length - days);
    return Arrays.stream(means, from, means.length).filter(DailyMoods::there);
  }

  /// The mean of the day at an index, NaN for a day without.
  double at(int index) {
    return means[index];
  }

  /// The private numbers in it stay hidden.
  @Override
  public String toString() {
    return "DailyMoods[%d days]".formatted(means.length);
  }
}
