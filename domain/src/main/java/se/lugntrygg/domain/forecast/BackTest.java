package se.lugntrygg.domain.forecast;

import java.util.Arrays;

/// What would have been foretold on each past day with words, from nothing later, against what
/// came. Everything we say about how sure a forecast is comes from here.
public final class BackTest {
  /// As far as anybody may ask.
  private static final int MAX_AHEAD = DaysAhead.MAX;

  /// The first days only teach: with fewer there is nothing to foretell from.
  private static final int LESSONS = 3;

  /// The share of days that an interval is meant to hold.
  public static final double SHARE = 0.8;

  /// Half the width, in standard deviations, that holds [#SHARE] of a normal distribution.
  private static final double NORMAL = 1.2816;

  /// The spread of all days counts as so many errors: with few real ones a quantile is chance.
  private static final double PRIOR = 6;

  /// The spread of few days tells too little of what can come, and their mean is itself a guess: of
  /// n days it is taken 3/n wider, which makes intervals after one week hold as often as later.
  private static final double WIDER = 3;

  private final Errors errors;
  private final double[] widths;

  private BackTest(Errors errors, double[] widths) {
    this.errors = errors;
    this.widths = widths;
  }

  /// @param smoothers fresh; afterwards they know all days
  static BackTest of(DailyMoods moods, Smoothers smoothers) {
    Errors asTheyCame = Errors.of(moods, smoothers);
    // The intervals are those of the setting that speaks now: what others said before it was found
    // would make them too wide.
    Errors own = Errors.of(moods, smoothers.bestAlone());
    double prior = NORMAL * moods.spread(moods.length()) * (1 + WIDER / moods.daysWithWords());
    return new BackTest(asTheyCame, widths(own, prior));
  }

  /// Errors by how many days ahead they were made, the first index for one day.
  private static final class Errors {
    /// So many of the latest count for the intervals: early ones were made while the rhythm was
    /// being learned, or in another life.
    private static final int WINDOW = 60;

    private final double[][] sizes = new double[MAX_AHEAD][WINDOW];
    private final double[] squares = new double[MAX_AHEAD];
    private final double[] misses = new double[MAX_AHEAD];
    private final double[] naiveMisses = new double[MAX_AHEAD];
    private final int[] counts = new int[MAX_AHEAD];

    static Errors of(DailyMoods moods, Smoothers smoothers) {
      Errors errors = new Errors();
      double[] said = new double[MAX_AHEAD];
      int days = 0;
      for (int today = 0; today < moods.length(); today++) {
        double mean = moods.at(today);
        smoothers.next(mean);
        if (!Double.isNaN(mean) && ++days >= LESSONS) {
          smoothers.foretell(said);
          int horizon = Math.min(MAX_AHEAD, moods.length() - 1 - today);
          for (int ahead = 0; ahead < horizon; ahead++) {
            double came = moods.at(today + ahead + 1);
            if (!Double.isNaN(came)) {
              errors.add(ahead, Math.abs(said[ahead] - came), Math.abs(mean - came));
            }
          }
        }
      }
      return errors;
    }

    private void add(int ahead, double miss, double naiveMiss) {
      sizes[ahead][counts[ahead]++ % WINDOW] = miss;
      squares[ahead] += miss * miss;
      misses[ahead] += miss;
      naiveMisses[ahead] += naiveMiss;
    }

    /// The latest, smallest first.
    double[] sorted(int ahead) {
      double[] latest = Arrays.copyOf(sizes[ahead], Math.min(counts[ahead], WINDOW));
      Arrays.sort(latest);
      return latest;
    }
  }

  private static double[] widths(Errors errors, double prior) {
    double[] raw = new double[MAX_AHEAD];
    double[] weights = new double[MAX_AHEAD];
    for (int ahead = 0; ahead < MAX_AHEAD; ahead++) {
      double[] sorted = errors.sorted(ahead);
      weights[ahead] = sorted.length + PRIOR;
      raw[ahead] = (quantile(sorted) * sorted.length + prior * PRIOR) / weights[ahead];
    }
    return neverFalling(raw, weights);
  }

  /// The error that [#SHARE] of those to come should stay within, if they are like these. The place
  /// in n errors is that among n + 1, since the one to come is one of them too (Vovk, Gammerman and
  /// Shafer, "Algorithmic Learning in a Random World", 2005).
  private static double quantile(double[] sorted) {
    if (sorted.length == 0) {
      return 0;
    }
    double place = Math.clamp(SHARE * (sorted.length + 1) - 1, 0.0, sorted.length - 1.0);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
  }

  /// The nearest numbers that never fall: what lies further off is never surer (pool adjacent
  /// violators; Ayer and others, Annals of Mathematical Statistics 26, 1955).
  private static double[] neverFalling(double[] raw, double[] weights) {
    double[] means = new double[raw.length];
    double[] masses = new double[raw.length];
    int[] sizes = new int[raw.length];
    int blocks = 0;
    for (int i = 0; i < raw.length; i++) {
      means[blocks] = raw[i];
      masses[blocks] = weights[i];
      sizes[blocks] = 1;
      blocks++;
      while (blocks > 1 && means[blocks - 2] > means[blocks - 1]) {
        blocks--;
        double mass = masses[blocks - 1] + masses[blocks];
        means[blocks - 1] =
            (means[blocks - 1] * masses[blocks - 1] + means[blocks] * masses[blocks]) / mass;
        masses[blocks - 1] = mass;
        sizes[blocks - 1] += sizes[blocks];
      }
    }
    double[] result = new double[raw.length];
    int at = 0;
    for (int block = 0; block < blocks; block++) {
      Arrays.fill(result, at, at + sizes[block], means[block]);
      at += sizes[block];
    }
    return result;
  }

  /// Half the width of the interval so many days after the last day with words; further than we
  /// ever looked it stays as wide as at the furthest.
  double width(int ahead) {
    return widths[Math.min(ahead, MAX_AHEAD) - 1];
  }

  /// How it did one day ahead to `days` ahead, all together.
  public Skill upTo(DaysAhead days) {
    return between(1, days.value());
  }

  /// How it did exactly `days` ahead.
  public Skill at(DaysAhead days) {
    return between(days.value(), days.value());
  }

  private Skill between(int first, int last) {
    double square = 0;
    double miss = 0;
    double naive = 0;
    int count = 0;
    for (int ahead = first - 1; ahead < last; ahead++) {
      square += errors.squares[ahead];
      miss += errors.misses[ahead];
      naive += errors.naiveMisses[ahead];
      count += errors.counts[ahead];
    }
    return count == 0
        ? Skill.UNKNOWN
        : new Skill(count, Math.sqrt(square / count), miss / count, naive / count);
  }
}
