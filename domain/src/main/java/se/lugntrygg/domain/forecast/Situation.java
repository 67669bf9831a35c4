package se.lugntrygg.domain.forecast;

import java.util.OptionalDouble;

/// How things stood when a forecast was made, on the −1 to 1 scale.
///
/// @param recent the mean over the last seven days; empty when none of them has words
/// @param recentSpread the standard deviation over the last four weeks
/// @param spread the same over all days
/// @param days how many days have words
/// @param entries how many entries those hold
public record Situation(
    OptionalDouble recent, double recentSpread, double spread, int days, long entries) {
  static final int RECENT_DAYS = 7;

  /// Long enough that one odd day is not a swing, short enough to be about now.
  static final int SPREAD_DAYS = 28;

  static Situation of(DailyMoods moods) {
    return new Situation(
        moods.recent(RECENT_DAYS),
        moods.spread(SPREAD_DAYS),
        moods.spread(moods.length()),
        moods.daysWithWords(),
        moods.entries());
  }

  /// The private numbers in it stay hidden.
  @Override
  public String toString() {
    return "Situation[%d days]".formatted(days);
  }
}
