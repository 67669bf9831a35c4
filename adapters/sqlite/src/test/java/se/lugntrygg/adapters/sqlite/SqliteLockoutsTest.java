package se.lugntrygg.adapters.sqlite;

import org.junit.jupiter.api.extension.RegisterExtension;
import se.lugntrygg.application.contracts.LockoutsContract;
import se.lugntrygg.application.port.Lockouts;

class SqliteLockoutsTest implements LockoutsContract {
  @RegisterExtension final OpenStore store = new OpenStore();

  @Override
  public Lockouts lockouts() {
    return store.get().lockouts();
  }
}
