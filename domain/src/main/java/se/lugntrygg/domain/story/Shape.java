package se.lugntrygg.domain.story;

import java.time.LocalDate;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import se.lugntrygg.domain.mood.DaySummary;
import se.lugntrygg.domain.mood.Extremes;
import se.lugntrygg.domain.mood.MoodScore;
import se.lugntrygg.domain.mood.Trend;
import se.lugntrygg.domain.mood.Week;

/// What a week felt like from a distance, by the person's own scores: that is what they remember.
public enum Shape {
  /// Nothing was logged at all.
  NOTHING,
  /// Too few days have a score to say.
  TOO_LITTLE,
  IMPROVING,
  DECLINING,
  /// Days far apart, without a direction.
  UP_AND_DOWN,
  STEADY_GOOD,
  STEADY_HARD,
  /// In between, with nothing that stands out.
  ORDINARY;

  /// Up to here a mean lies in the levels that are called worried and low.
  static final double HARD_MEAN = 4.0;

  /// From here a mean lies in the levels that are called good and better, rounded as people do.
  static final double GOOD_MEAN = 6.5;

  /// Four points lie between "good" and "worried": days so far apart feel like different weeks.
  static final double UNEVEN_SPREAD = 4.0;

  private static final double MIDDLE = (MoodScore.MIN + MoodScore.MAX) / 2.0;

  /// The shape of a week.
  public static Shape of(Week week) {
    if (week.total().all().entries() == 0) {
      return NOTHING;
    }
    if (!week.comprehensive()) {
      return TOO_LITTLE;
    }
    double spread = week.extremes().map(Extremes::spread).orElse(0.0);
    Trend heading = heading(week);
    if (heading == Trend.IMPROVING || heading == Trend.DECLINING) {
      // Words and scores that head in opposite directions are no direction.
      boolean contradicted = week.trend() == opposite(heading);
      return contradicted ? UP_AND_DOWN : heading == Trend.IMPROVING ? IMPROVING : DECLINING;
    }
    if (spread >= UNEVEN_SPREAD) {
      return UP_AND_DOWN;
    }
    double mean = week.total().all().meanScore().orElse(MIDDLE);
    return mean >= GOOD_MEAN ? STEADY_GOOD : mean <= HARD_MEAN ? STEADY_HARD : ORDINARY;
  }

  /// Where the scores are heading, by the rule for sentiments, to whose scale they are brought.
  private static Trend heading(Week week) {
    SortedMap<LocalDate, Double> means = new TreeMap<>();
    for (DaySummary day : week.logged()) {
      OptionalDouble mean = day.tally().all().meanScore();
      if (mean.isPresent()) {
        means.put(day.day(), (mean.getAsDouble() - MIDDLE) / (MoodScore.MAX - MIDDLE));
      }
    }
    return Trend.of(means);
  }

  private static Trend opposite(Trend heading) {
    return heading == Trend.IMPROVING ? Trend.DECLINING : Trend.IMPROVING;
  }

  /// As clients know it: `up_and_down`.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
