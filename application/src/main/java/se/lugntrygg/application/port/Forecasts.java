package se.lugntrygg.application.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.forecast.ForecastId;
import se.lugntrygg.domain.forecast.KeptForecast;

/// What was foretold to everybody with an account, as it was foretold, so that it can be held
/// against what came.
public interface Forecasts {
  /// A place in a person's forecasts, newest first: just behind the one made at this moment with
  /// this id.
  record Position(Instant madeAt, ForecastId id) {
    /// Just behind the forecast.
    public static Position after(KeptForecast forecast) {
      return new Position(forecast.madeAt(), forecast.id());
    }
  }

  /// Keeps a forecast; it is on disk when this returns.
  ///
  /// @return what is kept of the owner under this id: the forecast, or the one of an earlier try,
  ///   which does not change
  KeptForecast keep(KeptForecast forecast);

  /// The owner's forecasts, newest first, those of one moment by falling id.
  ///
  /// @param after where to go on, empty for the start
  /// @param limit how many at most, 1 or more
  List<KeptForecast> newest(UserId owner, Optional<Position> after, int limit);
}
