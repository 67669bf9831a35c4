package se.lugntrygg.application.fakes;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.lugntrygg.application.port.Forecasts;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.forecast.ForecastId;
import se.lugntrygg.domain.forecast.KeptForecast;

/// Forecasts in a map.
public final class InMemoryForecasts implements Forecasts {
  /// As stores order ids: by their text, which is not how Java compares UUIDs.
  private static final Comparator<Position> NEWEST_FIRST =
      Comparator.comparing(Position::madeAt)
          .thenComparing(position -> position.id().toString())
          .reversed();

  private final Map<UserId, Map<ForecastId, KeptForecast>> kept = new HashMap<>();

  @Override
  public synchronized KeptForecast keep(KeptForecast forecast) {
    KeptForecast before =
        kept.computeIfAbsent(forecast.owner(), _ -> new HashMap<>())
            .putIfAbsent(forecast.id(), forecast);
    return before == null ? forecast : before;
  }

  @Override
  public synchronized List<KeptForecast> newest(UserId owner, Optional<Position> after, int limit) {
    return kept.getOrDefault(owner, Map.of()).values().stream()
        .filter(
            forecast ->
                after.isEmpty() || NEWEST_FIRST.compare(Position.after(forecast), after.get()) > 0)
        .sorted(Comparator.comparing(Position::after, NEWEST_FIRST))
        .limit(limit)
        .toList();
  }
}
