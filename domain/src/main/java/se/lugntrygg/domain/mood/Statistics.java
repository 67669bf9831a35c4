package se.lugntrygg.domain.mood;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;
import se.lugntrygg.domain.text.Sentiment;
import se.lugntrygg.domain.time.DaySpan;

/// What a period looks like in numbers, reckoned from its day tallies.
///
/// @param span the days it is about
/// @param days those of them that hold an entry, earliest first
/// @param total everything of them
public record Statistics(DaySpan span, List<DaySummary> days, Tally total) {
  /// More tags than anybody reads; a person may have thousands.
  public static final int MAX_TAGS = 20;

  public Statistics {
    days = List.copyOf(days);
  }

  /// Of the days that lie within the span.
  ///
  /// @param days that hold an entry, earliest first
  public static Statistics of(DaySpan span, List<DaySummary> days) {
    List<DaySummary> within = days.stream().filter(day -> span.contains(day.day())).toList();
    return new Statistics(span, within, Tally.sum(within.stream().map(DaySummary::tally).toList()));
  }

  /// A tag and what its entries add up to.
  public record TagUse(String tag, Strand strand) {
    /// A tag is a private word.
    @Override
    public String toString() {
      return "TagUse[hidden]";
    }
  }

  /// The score in the middle, or the middle of the two there; empty without a score.
  public OptionalDouble median() {
    long rated = total.all().rated();
    return rated == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((scoreAt((rated - 1) / 2) + scoreAt(rated / 2)) / 2.0);
  }

  /// The score at a place of all scores in order, counted from 0.
  private int scoreAt(long place) {
    long passed = 0;
    for (int i = 0; i < MoodScore.MAX; i++) {
      passed += total.scores().get(i);
      if (place < passed) {
        return i + MoodScore.MIN;
      }
    }
    throw new IllegalStateException("fewer scores than were counted");
  }

  /// How far scores lie from their mean: the standard deviation of all of them, not the estimate
  /// from a sample, as they are all there are. Empty without a score.
  public OptionalDouble standardDeviation() {
    OptionalDouble mean = total.all().meanScore();
    if (mean.isEmpty()) {
      return mean;
    }
    double squares =
        IntStream.range(0, MoodScore.MAX)
            .mapToDouble(
                i -> total.scores().get(i) * Math.pow(i + MoodScore.MIN - mean.getAsDouble(), 2))
            .sum();
    return OptionalDouble.of(Math.sqrt(squares / total.all().rated()));
  }

  /// All seven weekdays from Monday, also those without entries.
  public Map<DayOfWeek, Strand> byWeekday() {
    Map<DayOfWeek, Strand> weekdays = new TreeMap<>();
    for (DayOfWeek weekday : DayOfWeek.values()) {
      weekdays.put(weekday, Strand.NONE);
    }
    days.forEach(day -> weekdays.merge(day.day().getDayOfWeek(), day.tally().all(), Strand::plus));
    return Collections.unmodifiableMap(weekdays);
  }

  /// All parts of the day, also those without entries.
  public Map<HourBand, Strand> byHour() {
    Map<HourBand, Strand> bands = new TreeMap<>(HourBand.bands(total));
    for (HourBand band : HourBand.values()) {
      bands.putIfAbsent(band, Strand.NONE);
    }
    return Collections.unmodifiableMap(bands);
  }

  /// The tags used most, [#MAX_TAGS] at most; those used equally often by name.
  public List<TagUse> byTag() {
    return total.tags().entrySet().stream()
        .map(tag -> new TagUse(tag.getKey(), tag.getValue()))
        .sorted(
            Comparator.<TagUse>comparingLong(use -> -use.strand().entries())
                .thenComparing(TagUse::tag))
        .limit(MAX_TAGS)
        .toList();
  }

  /// The day with the highest mean score, the latest of several; empty without a score.
  public Optional<DaySummary> bestDay() {
    return Extremes.of(days).map(found -> day(found.best()));
  }

  /// The day with the lowest mean score, the latest of several; empty without a score.
  public Optional<DaySummary> worstDay() {
    return Extremes.of(days).map(found -> day(found.hardest()));
  }

  private DaySummary day(List<LocalDate> several) {
    return days.stream()
        .filter(day -> day.day().equals(several.getLast()))
        .findFirst()
        .orElseThrow();
  }

  /// What part of the entries that could be read points that way, 0..1; 0 when none could.
  public double share(Sentiment sentiment) {
    long read = total.all().read();
    return read == 0 ? 0 : (double) total.sentiments().getOrDefault(sentiment, 0) / read;
  }
}
