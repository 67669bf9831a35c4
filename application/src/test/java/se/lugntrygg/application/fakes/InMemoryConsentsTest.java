package se.lugntrygg.application.fakes;

import java.util.UUID;
import se.lugntrygg.application.contracts.ConsentsContract;
import se.lugntrygg.application.port.Consents;
import se.lugntrygg.domain.account.UserId;

class InMemoryConsentsTest implements ConsentsContract {
  private final Consents consents = new InMemoryConsents();

  @Override
  public Consents consents() {
    return consents;
  }

  @Override
  public UserId somebody() {
    return new UserId(UUID.randomUUID());
  }
}
