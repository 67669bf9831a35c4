package se.lugntrygg.application.forecast;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import se.lugntrygg.application.port.Forecasts;
import se.lugntrygg.application.port.MoodSummaries;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.forecast.Accuracy;
import se.lugntrygg.domain.forecast.BackTest;
import se.lugntrygg.domain.forecast.DailyMoods;
import se.lugntrygg.domain.forecast.DaysAhead;
import se.lugntrygg.domain.forecast.Forecast;
import se.lugntrygg.domain.forecast.Forecaster;
import se.lugntrygg.domain.forecast.KeptForecast;
import se.lugntrygg.domain.forecast.Outlook;

/// Checks what was foretold to a person against what came, and how well their past would have been
/// foretold.
public final class CheckForecasts {
  /// Half a year of asking every day.
  public static final int MAX_FORECASTS = 200;

  private final Forecasts forecasts;
  private final MoodSummaries summaries;
  private final InstantSource clock;

  public CheckForecasts(Forecasts forecasts, MoodSummaries summaries, InstantSource clock) {
    this.forecasts = forecasts;
    this.summaries = summaries;
    this.clock = clock;
  }

  /// Both answers.
  ///
  /// @param kept how many forecasts were looked at, the newest [#MAX_FORECASTS] at most
  /// @param accuracy of those
  /// @param past of days up to today, without any forecast kept; empty when it is too early
  public record Checked(int kept, Accuracy accuracy, Optional<BackTest> past) {}

  /// The check as of today in the zone.
  public Checked handle(UserId owner, ZoneId zone) {
    LocalDate today = clock.instant().atZone(zone).toLocalDate();
    DailyMoods moods = ForetellMood.year(summaries, owner, today);
    List<Forecast> made =
        forecasts.newest(owner, Optional.empty(), MAX_FORECASTS).stream()
            .map(KeptForecast::forecast)
            .toList();
    Optional<BackTest> past =
        switch (Forecaster.foretell(moods, DaysAhead.DEFAULT)) {
          case Outlook.Foretold(Forecast _, BackTest backTest) -> Optional.of(backTest);
          case Outlook.TooEarly _ -> Optional.empty();
        };
    return new Checked(made.size(), Accuracy.of(made, moods), past);
  }
}
