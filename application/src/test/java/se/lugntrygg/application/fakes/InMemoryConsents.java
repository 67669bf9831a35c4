package se.lugntrygg.application.fakes;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import se.lugntrygg.application.port.Consents;
import se.lugntrygg.domain.account.Consent;
import se.lugntrygg.domain.account.ConsentChange;
import se.lugntrygg.domain.account.UserId;

/// Consents in a map.
public final class InMemoryConsents implements Consents {
  private final Map<UserId, Consent> kept = new ConcurrentHashMap<>();

  @Override
  public Optional<Consent> of(UserId owner) {
    return Optional.ofNullable(kept.get(owner));
  }

  @Override
  public Consent change(UserId owner, ConsentChange change, Instant now) {
    return kept.compute(owner, (_, before) -> change.after(Optional.ofNullable(before), now));
  }
}
