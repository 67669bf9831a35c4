package se.lugntrygg.adapters.firestore;

import org.junit.jupiter.api.extension.RegisterExtension;
import se.lugntrygg.application.contracts.SafetyPlansContract;
import se.lugntrygg.application.port.SafetyPlans;
import se.lugntrygg.domain.account.Profile;
import se.lugntrygg.domain.account.UserId;

class FirestoreSafetyPlansTest implements SafetyPlansContract {
  @RegisterExtension final OpenStore store = new OpenStore();

  @Override
  public SafetyPlans plans() {
    return store.get().safetyPlans();
  }

  @Override
  public UserId somebody() {
    return store.somebody(Profile.DEFAULT_ZONE);
  }
}
