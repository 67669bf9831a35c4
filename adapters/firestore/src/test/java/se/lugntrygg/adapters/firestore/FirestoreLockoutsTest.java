package se.lugntrygg.adapters.firestore;

import org.junit.jupiter.api.extension.RegisterExtension;
import se.lugntrygg.application.contracts.LockoutsContract;
import se.lugntrygg.application.port.Lockouts;

class FirestoreLockoutsTest implements LockoutsContract {
  @RegisterExtension final OpenStore store = new OpenStore();

  @Override
  public Lockouts lockouts() {
    return store.get().lockouts();
  }
}
