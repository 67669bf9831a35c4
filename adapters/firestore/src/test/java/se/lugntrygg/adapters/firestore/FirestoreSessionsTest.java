package se.lugntrygg.adapters.firestore;

import org.junit.jupiter.api.extension.RegisterExtension;
import se.lugntrygg.application.contracts.SessionsContract;
import se.lugntrygg.application.port.Sessions;

class FirestoreSessionsTest implements SessionsContract {
  @RegisterExtension final OpenStore store = new OpenStore();

  @Override
  public Sessions sessions() {
    return store.get().sessions();
  }
}
