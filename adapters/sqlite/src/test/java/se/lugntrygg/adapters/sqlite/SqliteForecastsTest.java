package se.lugntrygg.adapters.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.lugntrygg.application.contracts.ForecastsContract;
import se.lugntrygg.application.port.Forecasts;
import se.lugntrygg.domain.account.Profile;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.forecast.Forecast;
import se.lugntrygg.domain.forecast.ForecastId;
import se.lugntrygg.domain.forecast.ForetoldDay;
import se.lugntrygg.domain.forecast.KeptForecast;
import se.lugntrygg.domain.forecast.Situation;
import se.lugntrygg.domain.forecast.Skill;

class SqliteForecastsTest implements ForecastsContract {
  @RegisterExtension final OpenStore store = new OpenStore();

  @Override
  public Forecasts forecasts() {
    return store.get().forecasts();
  }

  @Override
  public UserId somebody() {
    return store.somebody(Profile.DEFAULT_ZONE);
  }

  @Test
  void has_them_still_after_a_restart() {
    UserId asa = somebody();
    LocalDate day = LocalDate.of(2026, 3, 1);
    KeptForecast forecast =
        new KeptForecast(
            new ForecastId(new UUID(0x7000, 1)),
            asa,
            Instant.parse("2026-03-01T08:00:00.123Z"),
            new Forecast(
                day,
                List.of(new ForetoldDay(day.plusDays(1), 0.1, -0.2, 0.3)),
                new Situation(OptionalDouble.of(0.2), 0.1, 0.2, 15, 31),
                Skill.UNKNOWN,
                true,
                false,
                true));
    forecasts().keep(forecast);
    store.reopen();
    assertThat(forecasts().newest(asa, Optional.empty(), 9)).containsExactly(forecast);
  }
}
