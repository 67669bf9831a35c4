package se.lugntrygg.application.fakes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import se.lugntrygg.application.port.Conversations;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.conversation.Exchange;
import se.lugntrygg.domain.conversation.ExchangeId;
import se.lugntrygg.domain.conversation.Replies;
import se.lugntrygg.domain.conversation.Said;

/// Conversations as lists, oldest first.
public final class InMemoryConversations implements Conversations {
  private final Map<UserId, List<Exchange>> kept = new HashMap<>();
  private final Map<UserId, Long> highest = new HashMap<>();
  private final Map<UserId, Long> erasures = new HashMap<>();

  /// Nothing was said yet.
  public InMemoryConversations() {}

  private List<Exchange> of(UserId owner) {
    return kept.getOrDefault(owner, List.of());
  }

  @Override
  public synchronized Standing standing(UserId owner, int limit) {
    Replies replies = Replies.NONE;
    for (Exchange exchange : of(owner)) {
      replies = replies.and(exchange.reply());
    }
    return new Standing(
        erasures.getOrDefault(owner, 0L), newest(owner, OptionalLong.empty(), limit), replies);
  }

  @Override
  public synchronized Addition append(Said said, long begun) {
    Optional<Exchange> before = find(said.owner(), said.id());
    if (before.isPresent()) {
      return new AlreadyThere(before.get());
    }
    if (begun != erasures.getOrDefault(said.owner(), 0L)) {
      return new Erased();
    }
    long sequence = highest.merge(said.owner(), Exchange.FIRST, (last, _) -> last + 1);
    Exchange exchange = said.at(sequence);
    kept.computeIfAbsent(said.owner(), _ -> new ArrayList<>()).add(exchange);
    return new Added(exchange);
  }

  @Override
  public synchronized Optional<Exchange> find(UserId owner, ExchangeId id) {
    return of(owner).stream().filter(exchange -> exchange.id().equals(id)).findFirst();
  }

  @Override
  public synchronized List<Exchange> newest(UserId owner, OptionalLong before, int limit) {
    return of(owner).reversed().stream()
        .filter(exchange -> before.isEmpty() || exchange.sequence() < before.getAsLong())
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized void erase(UserId owner) {
    kept.remove(owner);
    erasures.merge(owner, 1L, Long::sum);
  }
}
