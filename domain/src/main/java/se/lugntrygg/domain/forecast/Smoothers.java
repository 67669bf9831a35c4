package se.lugntrygg.domain.forecast;

import java.util.ArrayList;
import java.util.List;

/// Damped-trend exponential smoothing (Gardner and McKenzie, "Forecasting trends in time series",
/// Management Science 31, 1985) with an additive weekday effect, under a fixed grid of parameters
/// side by side. Whichever had the smallest error one step ahead so far speaks for all.
///
/// Since every error counted was made before its day was known, no setting gains by bending to the
/// past, and what the best one says on a day depends on nothing later. A day without words only
/// moves the level along the trend; the next one then weighs as much more as the level grew old
/// (Wright, "Forecasting data published at irregular time intervals", Management Science 32, 1986).
final class Smoothers {
  private static final int WEEK = 7;

  /// How much of an error the level takes over: 0 is the plain mean of all days, 1 the last day.
  private static final double[] ALPHAS = {0, 0.03, 0.08, 0.15, 0.3, 0.5, 0.8, 1};

  /// How much of what the level takes over goes into the trend; 0 is no trend.
  private static final double[] BETAS = {0, 0.05, 0.2};

  /// How much of the trend is left a day later: moods do not rise or fall for ever.
  private static final double[] PHIS = {0.9, 0.98};

  /// How much of an error the weekday takes over in the long run; 0 is the plain mean.
  private static final double[] GAMMAS = {0, 0.15};

  /// A weekday's first errors count as if one without effect had come before: two Mondays say
  /// little about Mondays.
  private static final double CAUTION = 2;

  /// An error weighs half as much 69 days of words later, so that the best setting may change when
  /// the person's life does.
  private static final double MEMORY = 0.99;

  /// Four weeks: before that a weekday was seen three times at most, and chance looks like rhythm.
  static final int DAYS_FOR_WEEKDAYS = 28;

  private static final Setting[] SETTINGS = settings();

  /// @param gamma negative without a weekday effect
  private record Setting(double alpha, double beta, double phi, double gamma) {
    boolean weekdays() {
      return gamma >= 0;
    }
  }

  private final double[] level = new double[SETTINGS.length];
  private final double[] trend = new double[SETTINGS.length];
  private final double[] stale = new double[SETTINGS.length];
  private final double[] error = new double[SETTINGS.length];
  private final double[] weekday = new double[SETTINGS.length * WEEK];
  private final int[] seen = new int[WEEK];
  private final int first;
  private final int end;
  private int today = -1;
  private int observed;

  /// All settings.
  Smoothers() {
    this(0, SETTINGS.length);
  }

  private Smoothers(int first, int end) {
    this.first = first;
    this.end = end;
  }

  /// The best setting alone, from the start.
  Smoothers bestAlone() {
    int best = best();
    return new Smoothers(best, best + 1);
  }

  /// Simple ones first: of equals, the first is taken.
  private static Setting[] settings() {
    List<Setting> all = new ArrayList<>();
    for (double gamma : new double[] {-1, GAMMAS[0], GAMMAS[1]}) {
      for (double beta : BETAS) {
        for (double phi : beta == 0 ? new double[] {0} : PHIS) {
          for (double alpha : ALPHAS) {
            if (beta == 0 || alpha > 0) {
              all.add(new Setting(alpha, beta, phi, gamma));
            }
          }
        }
      }
    }
    return all.toArray(Setting[]::new);
  }

  /// Takes in the next day.
  ///
  /// @param mean NaN for a day without words
  void next(double mean) {
    today++;
    boolean there = !Double.isNaN(mean);
    int day = today % WEEK;
    double meanGain = 1.0 / (observed + 1);
    double weekdayGain = 1.0 / (seen[day] + CAUTION);
    for (int i = first; i < end; i++) {
      Setting setting = SETTINGS[i];
      double momentum = setting.phi * trend[i];
      double expected = level[i] + momentum;
      stale[i] = (there && observed == 0 ? 1 : stale[i]) * (1 - setting.alpha);
      if (!there) {
        level[i] = expected;
        trend[i] = momentum;
        continue;
      }
      int effect = i * WEEK + day;
      double miss = mean - expected - weekday[effect];
      double gain = Math.max(1 - stale[i], meanGain);
      level[i] = expected + gain * miss;
      if (observed > 0) {
        error[i] = MEMORY * error[i] + miss * miss;
        trend[i] = momentum + setting.alpha * setting.beta * miss;
        if (setting.weekdays()) {
          weekday[effect] += Math.max(setting.gamma, weekdayGain) * (1 - gain) * miss;
        }
      }
      stale[i] = 1;
    }
    if (there) {
      observed++;
      seen[day]++;
    }
  }

  /// What the best setting says of the coming days, the first of them tomorrow.
  ///
  /// @param into filled from its start; −1 to 1
  void foretell(double[] into) {
    int best = best();
    double phi = SETTINGS[best].phi;
    double expected = level[best];
    double momentum = trend[best];
    for (int ahead = 1; ahead <= into.length; ahead++) {
      momentum *= phi;
      expected += momentum;
      double effect = weekday[best * WEEK + (today + ahead) % WEEK];
      into[ahead - 1] = Math.clamp(expected + effect, -1.0, 1.0);
    }
  }

  /// Whether the best setting knows weekdays.
  boolean weekdays() {
    return SETTINGS[best()].weekdays();
  }

  /// Whether the best setting has a trend.
  boolean trending() {
    return SETTINGS[best()].beta > 0;
  }

  private int best() {
    int best = first;
    for (int i = first + 1; i < end; i++) {
      boolean allowed = !SETTINGS[i].weekdays() || today + 1 >= DAYS_FOR_WEEKDAYS;
      if (allowed && error[i] < error[best]) {
        best = i;
      }
    }
    return best;
  }
}
