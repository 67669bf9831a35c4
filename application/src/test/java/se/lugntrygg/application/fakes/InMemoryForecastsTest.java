package se.lugntrygg.application.fakes;

import java.util.UUID;
import se.lugntrygg.application.contracts.ForecastsContract;
import se.lugntrygg.application.port.Forecasts;
import se.lugntrygg.domain.account.UserId;

class InMemoryForecastsTest implements ForecastsContract {
  private final Forecasts forecasts = new InMemoryForecasts();

  @Override
  public Forecasts forecasts() {
    return forecasts;
  }

  @Override
  public UserId somebody() {
    return new UserId(UUID.randomUUID());
  }
}
