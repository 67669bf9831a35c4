package se.lugntrygg.adapters.http.forecast;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.lugntrygg.adapters.http.Timestamps;
import se.lugntrygg.domain.forecast.DaysAhead;
import se.lugntrygg.domain.forecast.Forecast;
import se.lugntrygg.domain.forecast.ForecastId;
import se.lugntrygg.domain.forecast.ForetoldDay;
import se.lugntrygg.domain.forecast.Outlook;
import se.lugntrygg.domain.forecast.RiskFactor;
import se.lugntrygg.domain.forecast.Situation;
import se.lugntrygg.domain.text.Language;

/// A forecast, as clients know it: every number of a mood lies on `scale`.
///
/// @param id null when it was not kept
/// @param dataPointsUsed how many days with words it rests on
/// @param ready false while too little is known: then nothing is foretold
/// @param entriesNeeded how many entries it takes in all, as `days_needed` days
/// @param gentle whether what would sound worse than now was left out
public record ForecastJson(
    @Nullable String id,
    Days forecast,
    ModelInfo modelInfo,
    CurrentAnalysis currentAnalysis,
    List<String> riskFactors,
    List<String> recommendations,
    double confidence,
    int dataPointsUsed,
    int forecastPeriodDays,
    boolean ready,
    long entriesCurrent,
    int entriesNeeded,
    int daysCurrent,
    int daysNeeded,
    boolean gentle,
    Scale scale,
    String generatedAt) {
  private static final String ALGORITHM = "damped_trend_exponential_smoothing";

  /// The days, each at the same place in all three lists.
  ///
  /// @param trend `improving`, `declining`, `stable`, or `insufficient_data`
  /// @param confidenceInterval the mean of the intervals
  record Days(
      List<Double> dailyPredictions,
      List<String> dates,
      double averageForecast,
      String trend,
      Interval confidenceInterval,
      List<Interval> intervals) {}

  /// Where four of five days are expected.
  record Interval(double lower, double upper) {}

  /// @param trainingRmse of the back-test
  /// @param featuresUsed of `level`, `damped_trend`, `weekday`
  record ModelInfo(
      String algorithm, double trainingRmse, int dataPointsUsed, List<String> featuresUsed) {}

  /// @param recentAverage of the last seven days; null when those are silent
  /// @param historicalVolatility the standard deviation over all days used
  /// @param volatility the same over the last four weeks
  record CurrentAnalysis(
      @Nullable Double recentAverage,
      double historicalVolatility,
      double volatility,
      int dataPoints) {}

  /// The ends of the scale.
  record Scale(int min, int max) {
    static final Scale SENTIMENT = new Scale(-1, 1);
  }

  static ForecastJson of(
      Forecast forecast, Instant at, Optional<ForecastId> id, Language language) {
    List<String> features = new ArrayList<>(List.of("level"));
    if (forecast.trending()) {
      features.add("damped_trend");
    }
    if (forecast.weekdays()) {
      features.add("weekday");
    }
    List<ForetoldDay> days = forecast.days();
    Situation now = forecast.now();
    return new ForecastJson(
        id.map(ForecastId::toString).orElse(null),
        new Days(
            days.stream().map(day -> rounded(day.mean())).toList(),
            days.stream().map(day -> day.date().toString()).toList(),
            rounded(forecast.average()),
            forecast.direction().name().toLowerCase(Locale.ROOT),
            new Interval(rounded(forecast.lower()), rounded(forecast.upper())),
            days.stream()
                .map(day -> new Interval(rounded(day.lower()), rounded(day.upper())))
                .toList()),
        new ModelInfo(ALGORITHM, rounded(forecast.skill().rmse()), now.days(), features),
        new CurrentAnalysis(
            now.recent().isPresent() ? rounded(now.recent().getAsDouble()) : null,
            rounded(now.spread()),
            rounded(now.recentSpread()),
            now.days()),
        forecast.risks().stream().map(RiskFactor::key).toList(),
        forecast.recommendations(language),
        rounded(forecast.skill().confidence()),
        now.days(),
        days.size(),
        true,
        now.entries(),
        Outlook.ENTRIES_NEEDED,
        now.days(),
        Outlook.DAYS_NEEDED,
        forecast.gentle(),
        Scale.SENTIMENT,
        Timestamps.text(at));
  }

  /// The same keys while it is too early, without anything foretold.
  static ForecastJson of(Outlook.TooEarly early, Instant at, DaysAhead days, Language language) {
    Situation now = early.now();
    return new ForecastJson(
        null,
        new Days(List.of(), List.of(), 0, "insufficient_data", new Interval(0, 0), List.of()),
        new ModelInfo(ALGORITHM, 0, now.days(), List.of()),
        new CurrentAnalysis(
            rounded(now.recent().orElse(0)),
            rounded(now.spread()),
            rounded(now.recentSpread()),
            now.days()),
        List.of(),
        List.of(early.recommendation(language)),
        0,
        now.days(),
        days.value(),
        false,
        now.entries(),
        Outlook.ENTRIES_NEEDED,
        now.days(),
        Outlook.DAYS_NEEDED,
        false,
        Scale.SENTIMENT,
        Timestamps.text(at));
  }

  /// Three decimals: more would only pretend to know.
  static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }

  @Override
  public String toString() {
    return "ForecastJson[hidden]";
  }
}
