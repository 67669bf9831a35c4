package se.lugntrygg.adapters.http.forecast;

import static se.lugntrygg.adapters.http.forecast.ForecastJson.rounded;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import se.lugntrygg.adapters.http.Timestamps;
import se.lugntrygg.application.forecast.CheckForecasts;
import se.lugntrygg.domain.forecast.Accuracy.Hits;
import se.lugntrygg.domain.forecast.BackTest;
import se.lugntrygg.domain.forecast.DaysAhead;
import se.lugntrygg.domain.forecast.Skill;

/// How forecasts did, as clients know it: every error lies on `scale`.
///
/// @param keptForecasts how many were looked at
/// @param forecastsChecked how many of them had a day to compare
/// @param n how many days were compared; 0 when none has come yet
/// @param mae the mean absolute error; null without any day
/// @param coverage the share of days that lay in their interval; null without any day
/// @param targetCoverage the share that is meant to
/// @param backTest the same way of foretelling on the days up to today; null while it is too early
public record AccuracyJson(
    int keptForecasts,
    int forecastsChecked,
    int n,
    @Nullable Double mae,
    @Nullable Double coverage,
    double targetCoverage,
    List<Ahead> byHorizon,
    @Nullable Past backTest,
    ForecastJson.Scale scale,
    String generatedAt) {

  /// Kept forecasts of days so far ahead.
  record Ahead(int daysAhead, int n, double mae, double coverage) {}

  /// The back-test over a week, and for each distance.
  ///
  /// @param naiveMae had each day been foretold to be as the last known one
  record Past(
      int n,
      double mae,
      double naiveMae,
      double rmse,
      double confidence,
      List<PastAhead> byHorizon) {
    static Past of(BackTest test) {
      Skill week = test.upTo(DaysAhead.DEFAULT);
      return new Past(
          week.comparisons(),
          rounded(week.meanError()),
          rounded(week.naiveError()),
          rounded(week.rmse()),
          rounded(week.confidence()),
          IntStream.rangeClosed(DaysAhead.MIN, DaysAhead.MAX)
              .filter(days -> test.at(new DaysAhead(days)).comparisons() > 0)
              .mapToObj(days -> PastAhead.of(days, test.at(new DaysAhead(days))))
              .toList());
    }
  }

  /// The back-test so far ahead.
  record PastAhead(int daysAhead, int n, double mae, double naiveMae, double rmse) {
    static PastAhead of(int days, Skill skill) {
      return new PastAhead(
          days,
          skill.comparisons(),
          rounded(skill.meanError()),
          rounded(skill.naiveError()),
          rounded(skill.rmse()));
    }
  }

  static AccuracyJson of(CheckForecasts.Checked checked, Instant at) {
    return new AccuracyJson(
        checked.kept(),
        checked.accuracy().forecasts(),
        checked.accuracy().all().map(Hits::days).orElse(0),
        checked.accuracy().all().map(hits -> rounded(hits.meanError())).orElse(null),
        checked.accuracy().all().map(hits -> rounded(hits.coverage())).orElse(null),
        BackTest.SHARE,
        checked.accuracy().byDaysAhead().entrySet().stream()
            .map(
                each ->
                    new Ahead(
                        each.getKey(),
                        each.getValue().days(),
                        rounded(each.getValue().meanError()),
                        rounded(each.getValue().coverage())))
            .toList(),
        checked.past().map(Past::of).orElse(null),
        ForecastJson.Scale.SENTIMENT,
        Timestamps.text(at));
  }

  @Override
  public String toString() {
    return "AccuracyJson[hidden]";
  }
}
