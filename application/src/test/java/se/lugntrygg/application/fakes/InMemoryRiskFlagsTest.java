package se.lugntrygg.application.fakes;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import se.lugntrygg.application.contracts.RiskFlagsContract;
import se.lugntrygg.application.port.RiskFlags;
import se.lugntrygg.domain.account.UserId;

class InMemoryRiskFlagsTest implements RiskFlagsContract {
  private final Set<UserId> people = ConcurrentHashMap.newKeySet();
  private final RiskFlags flags = new InMemoryRiskFlags(people::contains);

  @Override
  public RiskFlags flags() {
    return flags;
  }

  @Override
  public UserId somebody() {
    UserId id = new UserId(UUID.randomUUID());
    people.add(id);
    return id;
  }
}
