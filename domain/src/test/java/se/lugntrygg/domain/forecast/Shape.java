package se.lugntrygg.domain.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;

/// How moods may go over months, each drawn anew from a seed.
enum Shape {
  RISING(true) {
    @Override
    void draw(double[] days, Random random) {
      ramp(days, random, 1);
      noise(days, random, between(random, 0.05, 0.2));
    }
  },
  FALLING(true) {
    @Override
    void draw(double[] days, Random random) {
      ramp(days, random, -1);
      noise(days, random, between(random, 0.05, 0.2));
    }
  },
  WEEKLY(true) {
    @Override
    void draw(double[] days, Random random) {
      week(days, random, between(random, 0.2, 0.4));
      noise(days, random, between(random, 0.1, 0.25));
    }
  },
  RISING_WEEKLY(true) {
    @Override
    void draw(double[] days, Random random) {
      ramp(days, random, random.nextBoolean() ? 1 : -1);
      week(days, random, between(random, 0.15, 0.3));
      noise(days, random, between(random, 0.1, 0.2));
    }
  },
  WEEKLY_WITH_GAPS(true) {
    @Override
    void draw(double[] days, Random random) {
      week(days, random, between(random, 0.2, 0.4));
      noise(days, random, between(random, 0.1, 0.25));
      gaps(days, random, between(random, 0.2, 0.5));
    }
  },
  NOISE(false) {
    @Override
    void draw(double[] days, Random random) {
      shift(days, between(random, -0.4, 0.4));
      noise(days, random, between(random, 0.1, 0.4));
    }
  },
  NOISE_WITH_GAPS(false) {
    @Override
    void draw(double[] days, Random random) {
      shift(days, between(random, -0.4, 0.4));
      noise(days, random, between(random, 0.1, 0.4));
      gaps(days, random, between(random, 0.3, 0.7));
    }
  },
  JUMPS(false) {
    @Override
    void draw(double[] days, Random random) {
      double level = between(random, -0.5, 0.5);
      for (int i = 0; i < days.length; i++) {
        if (random.nextInt(45) == 0) {
          level = between(random, -0.6, 0.6);
        }
        days[i] += level;
      }
      noise(days, random, between(random, 0.05, 0.2));
    }
  },
  AUTOREGRESSIVE(false) {
    @Override
    void draw(double[] days, Random random) {
      shift(days, between(random, -0.3, 0.3));
      drift(days, random, between(random, 0.3, 0.8), between(random, 0.1, 0.25));
    }
  },
  WANDERING(false) {
    @Override
    void draw(double[] days, Random random) {
      drift(days, random, 0.995, between(random, 0.03, 0.1));
    }
  },
  FLAT(false) {
    @Override
    void draw(double[] days, Random random) {
      shift(days, between(random, -0.6, 0.6));
      noise(days, random, 0.01);
    }
  },
  MIXED(true) {
    @Override
    void draw(double[] days, Random random) {
      ramp(days, random, random.nextBoolean() ? 0.7 : -0.7);
      week(days, random, between(random, 0.15, 0.3));
      drift(days, random, 0.6, between(random, 0.05, 0.15));
      gaps(days, random, between(random, 0.05, 0.3));
    }
  },
  /// As word lists give them: mostly mild, at times strong, steps of thousandths, some days silent.
  LIKE_NOTES(false) {
    @Override
    void draw(double[] days, Random random) {
      shift(days, between(random, -0.2, 0.3));
      week(days, random, between(random, 0, 0.2));
      drift(days, random, 0.7, 0.1);
      for (int i = 0; i < days.length; i++) {
        days[i] += 0.3 * Math.signum(random.nextGaussian()) * -Math.log(1 - random.nextDouble());
      }
      gaps(days, random, 0.25);
    }
  };

  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private final boolean regular;

  Shape(boolean regular) {
    this.regular = regular;
  }

  abstract void draw(double[] days, Random random);

  /// Whether there is a trend or a week to be found in it.
  boolean regular() {
    return regular;
  }

  /// One life of this shape.
  DailyMoods series(int length, long seed) {
    Random random = new Random(seed * 1_000_003 + name().hashCode());
    double[] days = new double[length];
    draw(days, random);
    List<OptionalDouble> means = new ArrayList<>(length);
    for (double day : days) {
      means.add(
          Double.isNaN(day)
              ? OptionalDouble.empty()
              : OptionalDouble.of(Math.round(Math.clamp(day, -1, 1) * 1000) / 1000.0));
    }
    return DailyMoods.of(FIRST, means);
  }

  private static double between(Random random, double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  private static void shift(double[] days, double by) {
    for (int i = 0; i < days.length; i++) {
      days[i] += by;
    }
  }

  /// Across most of the scale within the series, up or down.
  private static void ramp(double[] days, Random random, double towards) {
    double span = between(random, 0.6, 1.3) * towards;
    for (int i = 0; i < days.length; i++) {
      days[i] += span * (i / (double) days.length - 0.5);
    }
  }

  private static void week(double[] days, Random random, double spread) {
    double[] effects = new double[7];
    for (int i = 0; i < effects.length; i++) {
      effects[i] = spread * random.nextGaussian();
    }
    for (int i = 0; i < days.length; i++) {
      days[i] += effects[i % 7];
    }
  }

  private static void noise(double[] days, Random random, double spread) {
    drift(days, random, 0, spread);
  }

  private static void drift(double[] days, Random random, double kept, double spread) {
    double state = 0;
    for (int i = 0; i < days.length; i++) {
      state = kept * state + spread * random.nextGaussian();
      days[i] += state;
    }
  }

  private static void gaps(double[] days, Random random, double share) {
    for (int i = 0; i < days.length; i++) {
      if (random.nextDouble() < share) {
        days[i] = Double.NaN;
      }
    }
  }
}
