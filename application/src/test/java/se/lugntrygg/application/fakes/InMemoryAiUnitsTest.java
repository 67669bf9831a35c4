package se.lugntrygg.application.fakes;

import java.util.UUID;
import se.lugntrygg.application.contracts.AiUnitsContract;
import se.lugntrygg.application.port.AiUnits;
import se.lugntrygg.domain.account.UserId;

class InMemoryAiUnitsTest implements AiUnitsContract {
  private final AiUnits units = new InMemoryAiUnits();

  @Override
  public AiUnits units() {
    return units;
  }

  @Override
  public UserId somebody() {
    return new UserId(UUID.randomUUID());
  }
}
