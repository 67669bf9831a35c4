package se.lugntrygg.application.fakes;

import java.util.UUID;
import se.lugntrygg.application.contracts.SafetyPlansContract;
import se.lugntrygg.application.port.SafetyPlans;
import se.lugntrygg.domain.account.UserId;

class InMemorySafetyPlansTest implements SafetyPlansContract {
  private final SafetyPlans plans = new InMemorySafetyPlans();

  @Override
  public SafetyPlans plans() {
    return plans;
  }

  @Override
  public UserId somebody() {
    return new UserId(UUID.randomUUID());
  }
}
