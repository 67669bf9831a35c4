package se.lugntrygg.application.fakes;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import se.lugntrygg.application.port.SafetyPlans;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.safety.SafetyPlan;

/// Plans in a map, one call at a time.
public final class InMemorySafetyPlans implements SafetyPlans {
  private final Map<UserId, SafetyPlan> kept = new HashMap<>();

  @Override
  public synchronized Optional<SafetyPlan> of(UserId owner) {
    return Optional.ofNullable(kept.get(owner));
  }

  @Override
  public synchronized boolean keep(UserId owner, Optional<SafetyPlan> seen, SafetyPlan next) {
    if (!of(owner).equals(seen)) {
      return false;
    }
    kept.put(owner, next);
    return true;
  }
}
