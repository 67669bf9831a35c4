package se.lugntrygg.application.port;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.conversation.Exchange;
import se.lugntrygg.domain.conversation.ExchangeId;
import se.lugntrygg.domain.conversation.Said;

/// What people and the assistant have said to each other: one conversation for everybody with an
/// account, in one strict order. Every change is on disk when its method returns. Questions cost
/// the same however long a conversation is.
public interface Conversations {
  /// What became of something said.
  sealed interface Addition {}

  /// It is kept, as the newest exchange.
  record Added(Exchange exchange) implements Addition {}

  /// The owner's exchange with this id is kept already, from an earlier try; nothing changed.
  record AlreadyThere(Exchange kept) implements Addition {}

  /// Keeps what was said behind everything else, in one atomic step: its sequence is one above the
  /// highest its owner ever had, also when that was erased, so that no place is given twice.
  Addition append(Said said);

  /// The owner's exchange; another person's is not found.
  Optional<Exchange> find(UserId owner, ExchangeId id);

  /// The newest exchanges, newest first.
  ///
  /// @param before only those of a lower sequence; empty for all
  /// @param limit how many at most, 1 or more
  List<Exchange> newest(UserId owner, OptionalLong before, int limit);

  /// Erases the whole conversation.
  void erase(UserId owner);
}
