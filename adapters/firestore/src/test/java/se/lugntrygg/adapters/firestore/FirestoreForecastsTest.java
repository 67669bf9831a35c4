package se.lugntrygg.adapters.firestore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.lugntrygg.application.contracts.AtOnce;
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

class FirestoreForecastsTest implements ForecastsContract {
  @RegisterExtension final OpenStore store = new OpenStore();

  @Override
  public Forecasts forecasts() {
    return store.get().forecasts();
  }

  @Override
  public UserId somebody() {
    return store.somebody(Profile.DEFAULT_ZONE);
  }

  private static KeptForecast forecast(UserId owner, int id, int made) {
    LocalDate day = LocalDate.of(2026, 3, 1);
    return new KeptForecast(
        new ForecastId(new UUID(0x7000, id)),
        owner,
        NOW.plusMillis(made),
        new Forecast(
            day,
            List.of(new ForetoldDay(day.plusDays(1), 0.1, -0.2, 0.3)),
            new Situation(OptionalDouble.of(0.2), 0.1, 0.2, 15, 31),
            Skill.UNKNOWN,
            true,
            false,
            true));
  }

  @Test
  void keeps_one_of_those_that_two_machines_make_under_one_id() {
    UserId asa = somebody();
    Forecasts there = store.another().forecasts();

    List<KeptForecast> kept =
        AtOnce.each(8, i -> (i % 2 == 0 ? forecasts() : there).keep(forecast(asa, 1, i)));

    assertThat(kept).containsOnly(kept.getFirst());
    assertThat(there.newest(asa, Optional.empty(), 9)).containsExactly(kept.getFirst());
  }

  @Test
  void costs_what_it_may() {
    UserId asa = somebody();
    store.get().accounts().find(asa); // whose key is known from now on

    assertThat(store.costOf(() -> forecasts().newest(asa, Optional.empty(), 9)))
        .isEqualTo(new DocumentCounts.Bill(1, 0, 0));
    assertThat(store.costOf(() -> forecasts().keep(forecast(asa, 1, 1))))
        .isEqualTo(new DocumentCounts.Bill(0, 1, 0));
    assertThat(store.costOf(() -> forecasts().keep(forecast(asa, 1, 2))))
        .as("again")
        .isEqualTo(new DocumentCounts.Bill(1, 0, 0));
    forecasts().keep(forecast(asa, 2, 2));
    forecasts().keep(forecast(asa, 3, 3));
    assertThat(store.costOf(() -> forecasts().newest(asa, Optional.empty(), 2)))
        .isEqualTo(new DocumentCounts.Bill(2, 0, 0));
  }
}
