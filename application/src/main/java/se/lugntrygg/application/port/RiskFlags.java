package se.lugntrygg.application.port;

import java.time.Instant;
import java.util.Optional;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.safety.RiskFlag;
import se.lugntrygg.domain.safety.RiskWatch;

/// What worried us in each person's texts lately, as [RiskWatch] has it: level, rules and time, in
/// their own encrypted records, and gone a day or two after the last. Of somebody without an
/// account nothing is kept. Every change is on disk when its method returns.
public interface RiskFlags {
  /// Adds one to what was seen of the owner, in one atomic step.
  void add(UserId owner, RiskWatch.Sighting sighting);

  /// What was seen of the owner; may still hold what is too old to count.
  RiskWatch of(UserId owner);

  /// The flag that is up for the owner now, if one is.
  default Optional<RiskFlag> standing(UserId owner, Instant now) {
    return of(owner).flag(now);
  }
}
