package se.lugntrygg.application.fakes;

import se.lugntrygg.application.contracts.SessionsContract;
import se.lugntrygg.application.port.Sessions;

class InMemorySessionsTest implements SessionsContract {
  private final Sessions sessions = new InMemorySessions();

  @Override
  public Sessions sessions() {
    return sessions;
  }
}
