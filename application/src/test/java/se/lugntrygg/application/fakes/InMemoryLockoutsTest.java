package se.lugntrygg.application.fakes;

import se.lugntrygg.application.contracts.LockoutsContract;
import se.lugntrygg.application.port.Lockouts;

class InMemoryLockoutsTest implements LockoutsContract {
  private final Lockouts lockouts = new InMemoryLockouts();

  @Override
  public Lockouts lockouts() {
    return lockouts;
  }
}
