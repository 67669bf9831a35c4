package se.lugntrygg.adapters.firestore;

import org.junit.jupiter.api.extension.RegisterExtension;
import se.lugntrygg.application.contracts.RiskFlagsContract;
import se.lugntrygg.application.port.RiskFlags;
import se.lugntrygg.domain.account.Profile;
import se.lugntrygg.domain.account.UserId;

class FirestoreRiskFlagsTest implements RiskFlagsContract {
  @RegisterExtension final OpenStore store = new OpenStore();

  @Override
  public RiskFlags flags() {
    return store.get().riskFlags();
  }

  @Override
  public UserId somebody() {
    return store.somebody(Profile.DEFAULT_ZONE);
  }
}
