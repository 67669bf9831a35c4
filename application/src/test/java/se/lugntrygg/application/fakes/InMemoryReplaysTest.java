package se.lugntrygg.application.fakes;

import se.lugntrygg.application.contracts.ReplaysContract;
import se.lugntrygg.application.port.Replays;

class InMemoryReplaysTest implements ReplaysContract {
  private final Replays replays = new InMemoryReplays();

  @Override
  public Replays replays() {
    return replays;
  }
}
