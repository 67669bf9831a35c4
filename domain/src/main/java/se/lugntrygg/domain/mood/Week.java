package se.lugntrygg.domain.mood;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import se.lugntrygg.domain.time.DaySpan;

/// The seven local days that end today, looked back on.
///
/// @param span the seven days
/// @param logged those of them that hold an entry, earliest first
/// @param total everything of the seven days
/// @param before those of the seven days before that hold an entry, to compare with
/// @param goal on how many days of a week the person means to log
public record Week(
    DaySpan span,
    List<DaySummary> logged,
    Tally total,
    List<DaySummary> before,
    Streaks streaks,
    int goal) {

  /// One day may be an exception; two are the least that can be better or harder than others.
  static final int LEAST_DAYS_TO_COMPARE = 2;

  /// In points of 1..10. One entry a point higher on three days of seven makes less; that is
  /// weather, not change.
  static final double LEAST_CHANGE = 0.5;

  /// Up to here a mean lies in the levels that are called worried and low.
  static final double HARD_MEAN = 4.0;

  /// Up to here a mean lies in the lowest level, or a day does.
  static final double HEAVY_MEAN = 2.0;

  /// From here the best of the days may be called good.
  static final double GOOD_MEAN = 6.0;

  /// From here a mean lies in the levels that are called happy and super.
  static final double GREAT_MEAN = 8.0;

  /// Four points lie between "good" and "worried": days so far apart feel like different weeks.
  static final double UNEVEN_SPREAD = 4.0;

  /// Days within one point of each other are the same to most people.
  static final double EVEN_SPREAD = 1.0;

  /// Before this many scores, which mood came most often is chance.
  static final int LEAST_FOR_USUAL = 3;

  public Week {
    logged = List.copyOf(logged);
    before = List.copyOf(before);
    if (span.length() != DaySpan.WEEK) {
      throw new IllegalArgumentException("a week of " + span.length() + " days");
    }
  }

  /// How a week as a whole went.
  public enum Tone {
    /// A mean of happy or better.
    GREAT,
    /// A mean of worried or lower.
    HARD,
    /// In between, with days far apart.
    UNEVEN,
    /// In between, with days all alike.
    EVEN,
    /// In between, with days as different as days are.
    ORDINARY
  }

  /// The mood that came most often.
  ///
  /// @param times how many entries have it
  public record Usual(MoodLevel level, int times) {}

  /// The week that ends on `today`.
  ///
  /// @param days that hold an entry, of at least this week and the one before, earliest first;
  ///   others are left aside
  public static Week of(LocalDate today, List<DaySummary> days, Streaks streaks, int goal) {
    DaySpan span = DaySpan.endingOn(today, DaySpan.WEEK);
    DaySpan earlier = DaySpan.endingOn(span.first().minusDays(1), DaySpan.WEEK);
    List<DaySummary> logged = days.stream().filter(day -> span.contains(day.day())).toList();
    return new Week(
        span,
        logged,
        Tally.sum(logged.stream().map(DaySummary::tally).toList()),
        days.stream().filter(day -> earlier.contains(day.day())).toList(),
        streaks,
        goal);
  }

  public LocalDate today() {
    return span.last();
  }

  /// All seven days, earliest first; a day without entries holds nothing.
  public SortedMap<LocalDate, Tally> days() {
    SortedMap<LocalDate, Tally> days = new TreeMap<>();
    span.days().forEach(day -> days.put(day, Tally.NONE));
    logged.forEach(day -> days.put(day.day(), day.tally()));
    return Collections.unmodifiableSortedMap(days);
  }

  /// On how many days there is an entry: what the goal counts.
  public int progress() {
    return logged.size();
  }

  public boolean goalReached() {
    return progress() >= goal;
  }

  /// On how many days there is an entry with a score.
  public int ratedDays() {
    return ratedDays(logged);
  }

  private static int ratedDays(List<DaySummary> days) {
    return Math.toIntExact(days.stream().filter(day -> day.tally().all().rated() > 0).count());
  }

  /// How much of the week its scores speak for: the share of days that have one, 0..1.
  public double confidence() {
    return (double) ratedDays() / DaySpan.WEEK;
  }

  /// Whether enough days have a score to tell of a trend, and of better and harder days.
  public boolean comprehensive() {
    return ratedDays() >= Trend.LEAST_DAYS;
  }

  /// Where the words are heading.
  public Trend trend() {
    SortedMap<LocalDate, Double> means = new TreeMap<>();
    logged.forEach(
        day -> day.tally().all().meanSentiment().ifPresent(mean -> means.put(day.day(), mean)));
    return Trend.of(means);
  }

  /// The best and the hardest days, when any has a score.
  public Optional<Extremes> extremes() {
    return Extremes.of(logged);
  }

  /// How it went; ordinary as long as nothing has a score.
  public Tone tone() {
    OptionalDouble mean = total.all().meanScore();
    if (mean.isEmpty()) {
      return Tone.ORDINARY;
    }
    if (mean.getAsDouble() <= HARD_MEAN) {
      return Tone.HARD;
    }
    if (mean.getAsDouble() >= GREAT_MEAN) {
      return Tone.GREAT;
    }
    double spread = extremes().map(Extremes::spread).orElse(0.0);
    if (spread >= UNEVEN_SPREAD) {
      return Tone.UNEVEN;
    }
    return ratedDays() >= Trend.LEAST_DAYS && spread <= EVEN_SPREAD ? Tone.EVEN : Tone.ORDINARY;
  }

  /// Whether the week as a whole lies in the lowest level.
  public boolean heavy() {
    OptionalDouble mean = total.all().meanScore();
    return mean.isPresent() && mean.getAsDouble() <= HEAVY_MEAN;
  }

  /// Whether one of its days lies in the lowest level.
  public boolean heavyDay() {
    return extremes().filter(found -> found.hardestMean() <= HEAVY_MEAN).isPresent();
  }

  /// The mood that came most often; empty when two share the place, or too little has a score.
  public Optional<Usual> usual() {
    if (total.all().rated() < LEAST_FOR_USUAL) {
      return Optional.empty();
    }
    List<Map.Entry<String, Integer>> byCount =
        total.moods().entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
            .toList();
    boolean shared =
        byCount.size() > 1 && byCount.get(0).getValue().equals(byCount.get(1).getValue());
    if (byCount.isEmpty() || shared) {
      return Optional.empty();
    }
    int times = byCount.getFirst().getValue();
    return MoodLevel.ofKey(byCount.getFirst().getKey()).map(level -> new Usual(level, times));
  }

  /// The mean score of the week before, when both weeks have enough days to be compared.
  public OptionalDouble meanBefore() {
    return ratedDays() >= LEAST_DAYS_TO_COMPARE && ratedDays(before) >= LEAST_DAYS_TO_COMPARE
        ? Tally.sum(before.stream().map(DaySummary::tally).toList()).all().meanScore()
        : OptionalDouble.empty();
  }

  /// The tags that go together with better or harder moments of the week, the best first.
  public List<Tie<String>> tags() {
    return Tie.tags(logged, LEAST_DAYS_TO_COMPARE);
  }

  /// The lowest score of the week.
  public OptionalInt lowestScore() {
    return IntStream.rangeClosed(MoodScore.MIN, MoodScore.MAX).filter(this::given).findFirst();
  }

  /// The highest score of the week.
  public OptionalInt highestScore() {
    return IntStream.rangeClosed(MoodScore.MIN, MoodScore.MAX).filter(this::given).max();
  }

  private boolean given(int score) {
    return total.scores().get(score - MoodScore.MIN) > 0;
  }
}
