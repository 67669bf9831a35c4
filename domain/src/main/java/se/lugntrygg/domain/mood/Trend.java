package se.lugntrygg.domain.mood;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/// Where a person's words are heading, day by day.
public enum Trend {
  IMPROVING,
  DECLINING,
  STABLE,
  /// Too few days with words to say.
  INSUFFICIENT_DATA;

  /// Two days always lie on a line; with three, a line starts to mean something.
  public static final int LEAST_DAYS = 3;

  /// In sentiment per day. Over a week it adds up to 0.3, well above the 0.2 from which a text
  /// counts as positive at all; slower changes drown in the choice of words.
  public static final double STEP = 0.05;

  /// Dividing sums of thousandths is off by far less than this.
  private static final double ROUNDING = 1e-9;

  /// The trend of the days' mean sentiments.
  ///
  /// @param means only the days that have one
  public static Trend of(SortedMap<LocalDate, Double> means) {
    if (means.size() < LEAST_DAYS) {
      return INSUFFICIENT_DATA;
    }
    double slope = slope(means);
    if (slope >= STEP - ROUNDING) {
      return IMPROVING;
    }
    return slope <= -STEP + ROUNDING ? DECLINING : STABLE;
  }

  /// The slope per day after Theil and Sen: the median of the slopes between all pairs of days, so
  /// that one odd day cannot turn it. With an even number of pairs, the middle of the two in the
  /// middle.
  ///
  /// @param means of two days at least
  static double slope(SortedMap<LocalDate, Double> means) {
    List<Map.Entry<LocalDate, Double>> days = List.copyOf(means.entrySet());
    List<Double> slopes = new ArrayList<>();
    for (int later = 1; later < days.size(); later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        long apart = ChronoUnit.DAYS.between(days.get(earlier).getKey(), days.get(later).getKey());
        slopes.add((days.get(later).getValue() - days.get(earlier).getValue()) / apart);
      }
    }
    slopes.sort(null);
    int middle = slopes.size() / 2;
    return slopes.size() % 2 == 1
        ? slopes.get(middle)
        : (slopes.get(middle - 1) + slopes.get(middle)) / 2;
  }

  /// As clients know it.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
