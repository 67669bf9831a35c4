package se.lugntrygg.adapters.firestore;

import org.junit.jupiter.api.extension.RegisterExtension;
import se.lugntrygg.application.contracts.ForecastsContract;
import se.lugntrygg.application.port.Forecasts;
import se.lugntrygg.domain.account.Profile;
import se.lugntrygg.domain.account.UserId;

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
}
