package se.lugntrygg.application.forecast;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Predicate;
import se.lugntrygg.application.port.Forecasts;
import se.lugntrygg.application.port.MoodSummaries;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.forecast.BackTest;
import se.lugntrygg.domain.forecast.DailyMoods;
import se.lugntrygg.domain.forecast.DaysAhead;
import se.lugntrygg.domain.forecast.Forecast;
import se.lugntrygg.domain.forecast.ForecastId;
import se.lugntrygg.domain.forecast.Forecaster;
import se.lugntrygg.domain.forecast.KeptForecast;
import se.lugntrygg.domain.forecast.Outlook;

/// Foretells how a person's coming days may feel, from a year of their days at most.
public final class ForetellMood {
  private final MoodSummaries summaries;
  private final Forecasts forecasts;
  private final Predicate<UserId> vulnerable;
  private final InstantSource clock;

  /// @param vulnerable whether somebody wrote of a crisis lately, so that nothing may say that it
  ///   will get worse
  public ForetellMood(
      MoodSummaries summaries,
      Forecasts forecasts,
      Predicate<UserId> vulnerable,
      InstantSource clock) {
    this.summaries = summaries;
    this.forecasts = forecasts;
    this.vulnerable = vulnerable;
    this.clock = clock;
  }

  /// What to look at.
  ///
  /// @param zone in which today is today
  /// @param keepAs the id under which it is kept, the same again when an interrupted request is
  ///   repeated; not kept without
  public record Command(UserId owner, ZoneId zone, DaysAhead days, Optional<ForecastId> keepAs) {}

  /// What can be said.
  public sealed interface Answer {
    /// When it was said, in whole milliseconds.
    Instant at();
  }

  /// A forecast, as gentle as it must be.
  ///
  /// @param keptAs present when it was kept
  public record Foretold(Instant at, Forecast forecast, Optional<ForecastId> keptAs)
      implements Answer {}

  /// Too little is known; nothing was kept.
  public record TooEarly(Instant at, Outlook.TooEarly outlook) implements Answer {}

  /// The forecast.
  public Answer handle(Command command) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    LocalDate today = now.atZone(command.zone()).toLocalDate();
    DailyMoods moods = year(summaries, command.owner(), today);
    return switch (Forecaster.foretell(moods, command.days())) {
      case Outlook.TooEarly early -> new TooEarly(now, early);
      case Outlook.Foretold(Forecast forecast, BackTest _) -> kept(command, forecast, now);
    };
  }

  /// A person's days over a year at most, so that no question costs more as their history grows.
  static DailyMoods year(MoodSummaries summaries, UserId owner, LocalDate today) {
    return DailyMoods.of(
        summaries.days(owner, today.minusDays(Forecaster.MAX_DAYS - 1L), today), today);
  }

  private Answer kept(Command command, Forecast forecast, Instant now) {
    if (command.keepAs().isEmpty()) {
      return new Foretold(now, shown(command.owner(), forecast), Optional.empty());
    }
    // Kept as it was reckoned: a gentle one says less than we know, and would be measured for it.
    KeptForecast kept =
        forecasts.keep(new KeptForecast(command.keepAs().get(), command.owner(), now, forecast));
    return new Foretold(
        kept.madeAt(), shown(command.owner(), kept.forecast()), Optional.of(kept.id()));
  }

  private Forecast shown(UserId owner, Forecast forecast) {
    return vulnerable.test(owner) ? forecast.gently() : forecast;
  }
}
