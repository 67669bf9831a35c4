package se.lugntrygg.adapters.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.lugntrygg.application.contracts.ForecastsContract;
import se.lugntrygg.application.fakes.CountingMeters;
import se.lugntrygg.application.fakes.FixedKeyWordSafe;
import se.lugntrygg.application.port.Forecasts;
import se.lugntrygg.domain.account.Account;
import se.lugntrygg.domain.account.Email;
import se.lugntrygg.domain.account.PasswordHash;
import se.lugntrygg.domain.account.PersonName;
import se.lugntrygg.domain.account.Profile;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.forecast.Forecast;
import se.lugntrygg.domain.forecast.ForecastId;
import se.lugntrygg.domain.forecast.ForetoldDay;
import se.lugntrygg.domain.forecast.KeptForecast;
import se.lugntrygg.domain.forecast.Situation;
import se.lugntrygg.domain.forecast.Skill;
import se.lugntrygg.domain.text.Language;

class SqliteForecastsTest implements ForecastsContract {
  @TempDir Path folder;
  private SqliteStore store;

  @BeforeEach
  void open() {
    store = SqliteStore.open(folder, new FixedKeyWordSafe(), new CountingMeters());
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Override
  public Forecasts forecasts() {
    return store.forecasts();
  }

  @Override
  public UserId somebody() {
    UUID id = UUID.randomUUID();
    Account account =
        new Account(
            new UserId(id),
            new Email(id + "@example.org"),
            new Profile(
                new PersonName("Åsa"), Language.SV, Profile.DEFAULT_ZONE, Profile.DEFAULT_GOAL),
            NOW);
    assertThat(store.accounts().open(account, new PasswordHash("hash"))).isTrue();
    return account.id();
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
    close();
    open();
    assertThat(forecasts().newest(asa, Optional.empty(), 9)).containsExactly(forecast);
  }
}
