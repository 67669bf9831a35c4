package se.lugntrygg.application.fakes;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import se.lugntrygg.application.port.Sessions;
import se.lugntrygg.domain.account.Session;
import se.lugntrygg.domain.account.SessionId;
import se.lugntrygg.domain.account.UserId;

/// Sessions in a map, one call at a time.
public final class InMemorySessions implements Sessions {
  private final Map<SessionId, Session> open = new HashMap<>();
  private final Map<SessionId, Instant> ended = new HashMap<>();

  @Override
  public synchronized void open(Session session) {
    Instant old = session.openedAt().minus(MEMORY);
    open.values().removeIf(each -> each.expiresAt().isBefore(old));
    ended.values().removeIf(at -> at.isBefore(old));
    open.put(session.id(), session);
  }

  @Override
  public synchronized Optional<Session> find(SessionId id) {
    return Optional.ofNullable(open.get(id));
  }

  @Override
  public synchronized boolean advance(Session next) {
    boolean follows =
        find(next.id()).filter(kept -> kept.generation() == next.generation() - 1).isPresent();
    if (follows) {
      open.put(next.id(), next);
    }
    return follows;
  }

  @Override
  public synchronized void confirm(SessionId id, int generation, Instant now) {
    find(id)
        .filter(kept -> kept.generation() == generation && !kept.confirmed())
        .ifPresent(
            kept ->
                open.put(
                    id,
                    new Session(
                        kept.id(),
                        kept.owner(),
                        kept.generation(),
                        kept.secretHash(),
                        kept.parentHash(),
                        kept.openedAt(),
                        now,
                        true,
                        kept.expiresAt())));
  }

  @Override
  public synchronized boolean end(SessionId id, Instant now) {
    boolean was = open.remove(id) != null;
    if (was) {
      ended.put(id, now);
    }
    return was;
  }

  @Override
  public synchronized List<SessionId> endAll(
      UserId owner, Optional<SessionId> except, Instant now) {
    List<SessionId> ending =
        open.values().stream()
            .filter(session -> session.owner().equals(owner))
            .map(Session::id)
            .filter(Predicate.not(id -> except.equals(Optional.of(id))))
            .toList();
    ending.forEach(id -> end(id, now));
    return ending;
  }

  @Override
  public synchronized List<SessionId> endedSince(Instant since) {
    return ended.entrySet().stream()
        .filter(each -> !each.getValue().isBefore(since))
        .map(Map.Entry::getKey)
        .toList();
  }
}
