package se.lugntrygg.application.port;

import java.util.Optional;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.safety.SafetyPlan;

/// Each person's plan for when it gets dark, encrypted under their own key.
public interface SafetyPlans {
  /// The owner's plan, once they have written one.
  Optional<SafetyPlan> of(UserId owner);

  /// Keeps `next` in place of `seen`; on disk when this returns.
  ///
  /// @param seen as [#of] gave it
  /// @return false when that is not what is kept any more, and nothing changed
  boolean keep(UserId owner, Optional<SafetyPlan> seen, SafetyPlan next);
}
