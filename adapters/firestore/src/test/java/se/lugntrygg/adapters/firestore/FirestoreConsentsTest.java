package se.lugntrygg.adapters.firestore;

import org.junit.jupiter.api.extension.RegisterExtension;
import se.lugntrygg.application.contracts.ConsentsContract;
import se.lugntrygg.application.port.Consents;
import se.lugntrygg.domain.account.Profile;
import se.lugntrygg.domain.account.UserId;

class FirestoreConsentsTest implements ConsentsContract {
  @RegisterExtension final OpenStore store = new OpenStore();

  @Override
  public Consents consents() {
    return store.get().consents();
  }

  @Override
  public UserId somebody() {
    return store.somebody(Profile.DEFAULT_ZONE);
  }
}
