package se.lugntrygg.application.fakes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.lugntrygg.application.port.AuditTrail;
import se.lugntrygg.domain.account.UserId;

/// Events in a list.
public final class InMemoryAuditTrail implements AuditTrail {
  private final List<Noted> kept = new ArrayList<>();

  @Override
  public synchronized void note(Event event, Optional<UserId> who, Instant at) {
    kept.removeIf(each -> each.at().isBefore(at.minus(RETENTION)));
    kept.add(new Noted(event, who, at));
  }

  @Override
  public synchronized List<Noted> about(Optional<UserId> who, int limit) {
    return kept.reversed().stream().filter(each -> each.who().equals(who)).limit(limit).toList();
  }

  /// All that was noted, oldest first.
  public synchronized List<Event> events() {
    return kept.stream().map(Noted::event).toList();
  }
}
