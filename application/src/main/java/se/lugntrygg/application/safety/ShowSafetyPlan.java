package se.lugntrygg.application.safety;

import se.lugntrygg.application.port.SafetyPlans;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.safety.SafetyPlan;

/// Shows a person their safety plan.
public final class ShowSafetyPlan {
  private final SafetyPlans plans;

  public ShowSafetyPlan(SafetyPlans plans) {
    this.plans = plans;
  }

  /// The plan; an empty one as long as they have written none.
  public SafetyPlan handle(UserId owner) {
    return plans.of(owner).orElse(SafetyPlan.EMPTY);
  }
}
