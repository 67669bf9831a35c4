package se.lugntrygg.application.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.port.Forecasts;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.forecast.Forecast;
import se.lugntrygg.domain.forecast.ForecastId;
import se.lugntrygg.domain.forecast.ForetoldDay;
import se.lugntrygg.domain.forecast.KeptForecast;
import se.lugntrygg.domain.forecast.Situation;
import se.lugntrygg.domain.forecast.Skill;

/// What [Forecasts] promises.
public interface ForecastsContract {
  Instant NOW = Instant.parse("2026-03-01T08:00:00.123Z");

  /// Those under test, the same ones throughout a test.
  Forecasts forecasts();

  /// Somebody new who has an account.
  UserId somebody();

  private static KeptForecast sample(UserId owner, long id, Instant madeAt, double mean) {
    LocalDate day = LocalDate.of(2026, 3, 1);
    Forecast forecast =
        new Forecast(
            day,
            List.of(
                new ForetoldDay(day.plusDays(1), mean, mean - 0.1, 1),
                new ForetoldDay(day.plusDays(2), 0.1 + 0.2, -1, 1.0 / 3)),
            new Situation(
                mean > 0 ? OptionalDouble.of(mean / 7) : OptionalDouble.empty(),
                0.123456789,
                Math.PI / 10,
                15,
                31),
            new Skill(99, 0.21, 0.2, 0.3),
            mean > 0,
            mean <= 0,
            false);
    return new KeptForecast(new ForecastId(new UUID(0x7000, id)), owner, madeAt, forecast);
  }

  private List<KeptForecast> all(UserId owner) {
    return forecasts().newest(owner, Optional.empty(), 100);
  }

  @Test
  default void gives_back_all_of_a_forecast() {
    UserId asa = somebody();
    KeptForecast bright = sample(asa, 1, NOW, 0.5);
    KeptForecast dark = sample(asa, 2, NOW.plusMillis(1), -0.5);
    assertThat(forecasts().keep(bright)).isEqualTo(bright);
    assertThat(forecasts().keep(dark)).isEqualTo(dark);
    assertThat(all(asa)).containsExactly(dark, bright);
  }

  @Test
  default void keeps_what_came_first_under_an_id() {
    UserId asa = somebody();
    KeptForecast first = sample(asa, 1, NOW, 0.5);
    forecasts().keep(first);
    assertThat(forecasts().keep(sample(asa, 1, NOW.plusSeconds(1), -0.5))).isEqualTo(first);
    assertThat(all(asa)).containsExactly(first);
  }

  @Test
  default void keeps_a_forecast_from_everyone_but_its_owner() {
    UserId asa = somebody();
    UserId bo = somebody();
    KeptForecast hers = sample(asa, 1, NOW, 0.5);
    KeptForecast his = sample(bo, 1, NOW, -0.5);
    forecasts().keep(hers);
    assertThat(all(bo)).isEmpty();
    assertThat(forecasts().keep(his)).as("an id is its owner's own").isEqualTo(his);
    assertThat(all(asa)).containsExactly(hers);
    assertThat(all(bo)).containsExactly(his);
    assertThat(all(new UserId(UUID.randomUUID()))).isEmpty();
  }

  @Test
  default void goes_through_them_page_by_page_newest_first() {
    UserId asa = somebody();
    List<KeptForecast> newest = new ArrayList<>();
    for (int n = 0; n < 7; n++) {
      // Two at each moment, so that ids decide.
      KeptForecast forecast = sample(asa, n + 1, NOW.plusMillis(n / 2), 0.5);
      forecasts().keep(forecast);
      newest.addFirst(forecast);
    }
    List<KeptForecast> seen = new ArrayList<>();
    Optional<Forecasts.Position> after = Optional.empty();
    for (int page = 0; page < 3; page++) {
      List<KeptForecast> found = forecasts().newest(asa, after, 3);
      assertThat(found).hasSize(page < 2 ? 3 : 1);
      seen.addAll(found);
      after = Optional.of(Forecasts.Position.after(found.getLast()));
    }
    assertThat(seen).isEqualTo(newest);
    assertThat(forecasts().newest(asa, after, 3)).isEmpty();
  }
}
