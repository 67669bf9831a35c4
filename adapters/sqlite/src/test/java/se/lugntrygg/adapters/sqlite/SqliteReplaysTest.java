package se.lugntrygg.adapters.sqlite;

import org.junit.jupiter.api.extension.RegisterExtension;
import se.lugntrygg.application.contracts.ReplaysContract;
import se.lugntrygg.application.port.Replays;

class SqliteReplaysTest implements ReplaysContract {
  @RegisterExtension final OpenStore store = new OpenStore();

  @Override
  public Replays replays() {
    return store.get().replays();
  }
}
