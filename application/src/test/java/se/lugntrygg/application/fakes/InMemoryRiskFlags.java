package se.lugntrygg.application.fakes;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import se.lugntrygg.application.port.RiskFlags;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.safety.RiskWatch;

/// Sightings in a map, one call at a time.
public final class InMemoryRiskFlags implements RiskFlags {
  private final Map<UserId, RiskWatch> kept = new HashMap<>();
  private final Predicate<UserId> hasAccount;

  /// @param hasAccount whether somebody has an account
  public InMemoryRiskFlags(Predicate<UserId> hasAccount) {
    this.hasAccount = hasAccount;
  }

  @Override
  public synchronized void add(UserId owner, RiskWatch.Sighting sighting) {
    if (hasAccount.test(owner)) {
      kept.put(owner, of(owner).and(sighting));
    }
  }

  @Override
  public synchronized RiskWatch of(UserId owner) {
    return kept.getOrDefault(owner, RiskWatch.NOTHING);
  }
}
