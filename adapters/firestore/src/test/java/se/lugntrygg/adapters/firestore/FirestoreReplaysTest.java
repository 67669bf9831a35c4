package se.lugntrygg.adapters.firestore;

import org.junit.jupiter.api.extension.RegisterExtension;
import se.lugntrygg.application.contracts.ReplaysContract;
import se.lugntrygg.application.port.Replays;

class FirestoreReplaysTest implements ReplaysContract {
  @RegisterExtension final OpenStore store = new OpenStore();

  @Override
  public Replays replays() {
    return store.get().replays();
  }
}
