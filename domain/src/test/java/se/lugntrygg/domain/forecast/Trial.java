package se.lugntrygg.domain.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import se.lugntrygg.domain.mood.DaySummary;
import se.lugntrygg.domain.mood.Strand;
import se.lugntrygg.domain.mood.Tally;

/// Forecasts made from the beginning of generated lives, against how they went on. The program
/// prints how each shape did, and how long a forecast takes.
final class Trial {
  private static final int[] LENGTHS = {30, 45, 60, 90, 120, 180, 365};
  private static final double[] ORIGINS = {0.5, 0.65, 0.8};
  private static final int LIVES = 4;
  private static final int BEGINNERS = 20;

  private final DaysAhead ahead;
  private double miss;
  private double naiveMiss;
  private double seasonalMiss;
  private double scaled;
  private double naiveScaled;
  private double seasonalScaled;
  private int points;
  private int held;
  private int series;

  private Trial(DaysAhead ahead) {
    this.ahead = ahead;
  }

  /// Lives of one shape and several lengths, each foretold three times.
  static Trial of(Shape shape, DaysAhead ahead, long firstSeed) {
    Trial trial = new Trial(ahead);
    for (int length : LENGTHS) {
      for (int life = 0; life < LIVES; life++) {
        trial.add(shape.series(length, firstSeed + life * 31L + length));
      }
    }
    return trial;
  }

  /// The same of several shapes together.
  static Trial of(List<Shape> shapes, DaysAhead ahead, long firstSeed) {
    Trial all = new Trial(ahead);
    shapes.forEach(shape -> all.add(of(shape, ahead, firstSeed)));
    return all;
  }

  /// Lives of all shapes, each foretold once, after so many days with two entries.
  static Trial ofBeginners(int days, long firstSeed) {
    Trial trial = new Trial(DaysAhead.DEFAULT);
    for (Shape shape : Shape.values()) {
      for (int life = 0; life < BEGINNERS; life++) {
        DailyMoods whole = shape.series(LENGTHS[1], firstSeed + life);
        DailyMoods past = twiceADay(whole, days);
        trial.series++;
        if (past.daysWithWords() == days
            && Forecaster.foretell(past, trial.ahead) instanceof Outlook.Foretold said) {
          trial.compare(past, whole, said.forecast());
        }
      }
    }
    return trial;
  }

  /// The beginning of a life, until so many days have words, as summaries know it.
  private static DailyMoods twiceADay(DailyMoods whole, int days) {
    List<DaySummary> summaries = new ArrayList<>();
    int length = 0;
    while (summaries.size() < days && length < whole.length()) {
      LocalDate day = whole.first().plusDays(length);
      OptionalDouble mean = whole.on(day);
      if (mean.isPresent()) {
        Strand both = new Strand(2, 0, 0, 2, 2 * Math.round(1000 * mean.getAsDouble()));
        summaries.add(
            new DaySummary(
                day, new Tally(both, Tally.NONE.scores(), Map.of(), Map.of(), Map.of(), Map.of())));
      }
      length++;
    }
    return DailyMoods.of(summaries, whole.first().plusDays(length - 1L));
  }

  private void add(DailyMoods whole) {
    series++;
    for (double origin : ORIGINS) {
      int known = (int) (whole.length() * origin);
      DailyMoods past = part(whole, known);
      if (Forecaster.foretell(past, ahead) instanceof Outlook.Foretold said) {
        compare(past, whole, said.forecast());
      }
    }
  }

  private void compare(DailyMoods past, DailyMoods whole, Forecast forecast) {
    double scale = change(past, 1);
    double seasonalScale = change(past, 7);
    double last = past.at(past.length() - 1 - past.silentDays());
    for (ForetoldDay day : forecast.days()) {
      OptionalDouble came = whole.on(day.date());
      if (came.isPresent()) {
        double off = Math.abs(day.mean() - came.getAsDouble());
        points++;
        held += day.holds(came.getAsDouble()) ? 1 : 0;
        miss += off;
        scaled += off / scale;
        seasonalScaled += off / seasonalScale;
        naiveMiss += Math.abs(last - came.getAsDouble());
        naiveScaled += Math.abs(last - came.getAsDouble()) / scale;
        seasonalMiss += Math.abs(sameWeekday(past, whole, day) - came.getAsDouble());
      }
    }
  }

  /// The mean absolute difference between days with words that lie so far apart: what MASE (Hyndman
  /// and Koehler, International Journal of Forecasting 22, 2006) divides errors by.
  private static double change(DailyMoods past, int apart) {
    return IntStream.range(apart, past.length())
        .mapToDouble(i -> Math.abs(past.at(i) - past.at(i - apart)))
        .filter(change -> !Double.isNaN(change))
        .average()
        .orElse(Double.NaN);
  }

  /// The last known day of the same weekday, else the last known of any.
  private static double sameWeekday(DailyMoods past, DailyMoods whole, ForetoldDay day) {
    int index = (int) (day.date().toEpochDay() - whole.first().toEpochDay());
    for (int i = index - 7; i >= 0; i -= 7) {
      if (i < past.length() && !Double.isNaN(past.at(i))) {
        return past.at(i);
      }
    }
    return past.at(past.length() - 1 - past.silentDays());
  }

  static DailyMoods part(DailyMoods whole, int days) {
    List<OptionalDouble> means = new ArrayList<>(days);
    for (int i = 0; i < days; i++) {
      means.add(whole.on(whole.first().plusDays(i)));
    }
    return DailyMoods.of(whole.first(), means);
  }

  private void add(Trial other) {
    miss += other.miss;
    naiveMiss += other.naiveMiss;
    seasonalMiss += other.seasonalMiss;
    scaled += other.scaled;
    naiveScaled += other.naiveScaled;
    seasonalScaled += other.seasonalScaled;
    points += other.points;
    held += other.held;
    series += other.series;
  }

  int series() {
    return series;
  }

  /// The mean absolute error, scaled by that of the naïve forecast one day ahead.
  double mase() {
    return scaled / points;
  }

  /// The same, scaled by that of the seasonal naïve forecast.
  double seasonalMase() {
    return seasonalScaled / points;
  }

  /// How large our error is beside that of the naïve forecast of the very same days.
  double besideNaive() {
    return miss / naiveMiss;
  }

  /// The same beside the seasonal naïve forecast.
  double besideSeasonal() {
    return miss / seasonalMiss;
  }

  double coverage() {
    return held / (double) points;
  }

  static String header() {
    return "%-17s %6s %7s %6s %9s %11s %9s %9s %9s %9s"
        .formatted(
            "shape",
            "series",
            "points",
            "MASE",
            "MASE week",
            "naïve MASE",
            "MAE",
            "naïve",
            "week",
            "coverage");
  }

  String row(String name) {
    return String.format(
        Locale.ROOT,
        "%-17s %6d %7d %6.3f %9.3f %11.3f %9.4f %9.4f %9.4f %8.1f%%",
        name,
        series,
        points,
        mase(),
        seasonalMase(),
        naiveScaled / points,
        miss / points,
        naiveMiss / points,
        seasonalMiss / points,
        100 * coverage());
  }

  /// The mean time of a forecast from a year of days, in milliseconds, after warming up: of many
  /// short batches the quickest, since other work on the machine is not ours.
  static double millis() {
    DailyMoods year = Shape.MIXED.series(Forecaster.MAX_DAYS, 7);
    int batch = 10;
    int batches = 200;
    double best = Double.MAX_VALUE;
    for (int i = 0; i < batches; i++) {
      long start = System.nanoTime();
      for (int n = 0; n < batch; n++) {
        if (!(Forecaster.foretell(year, DaysAhead.FURTHEST) instanceof Outlook.Foretold)) {
          throw new IllegalStateException("a year is enough");
        }
      }
      best = Math.min(best, (System.nanoTime() - start) / 1e6 / batch);
    }
    return best;
  }

  /// Prints how all shapes did.
  ///
  /// @param arguments the first seed, if not 1
  public static void main(String[] arguments) {
    long seed = arguments.length == 0 ? 1 : Long.parseLong(arguments[0]);
    for (int days : new int[] {1, 7, 14, 30}) {
      DaysAhead ahead = new DaysAhead(days);
      System.out.printf("up to %d days ahead%n%s%n", days, header());
      for (Shape shape : Shape.values()) {
        Trial trial = of(shape, ahead, seed);
        System.out.println(trial.row(shape.name().toLowerCase(Locale.ROOT)));
      }
      System.out.println(of(List.of(Shape.values()), ahead, seed).row("all"));
    }
    for (int days : new int[] {7, 10, 14, 20}) {
      System.out.println(ofBeginners(days, seed).row("after %d days".formatted(days)));
    }
    System.out.printf(Locale.ROOT, "a forecast from a year: %.3f ms%n", millis());
  }
}
