package se.lugntrygg.application.port;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.conversation.Exchange;
import se.lugntrygg.domain.conversation.ExchangeId;
import se.lugntrygg.domain.conversation.Replies;
import se.lugntrygg.domain.conversation.Said;

/// What people and the assistant have said to each other: one conversation for everybody with an
/// account, in one strict order. Every change is on disk when its method returns. Questions cost
/// the same however long a conversation is.
///
/// After an erasure nothing of what was begun before it is kept: an exchange is begun by asking how
/// the conversation stands, which numbers the erasures, and it is kept only while that number
/// holds. The two may lie minutes apart, and on different machines.
public interface Conversations {
  /// What became of something said.
  sealed interface Addition {}

  /// It is kept, as the newest exchange.
  record Added(Exchange exchange) implements Addition {}

  /// The owner's exchange with this id is kept already, from an earlier try; nothing changed.
  record AlreadyThere(Exchange kept) implements Addition {}

  /// The conversation was erased after this exchange was begun; nothing changed.
  record Erased() implements Addition {}

  /// How a conversation stands, all of one moment.
  ///
  /// @param erasures how often it was erased
  /// @param newest the newest exchanges, newest first
  /// @param replies which replies it holds
  record Standing(long erasures, List<Exchange> newest, Replies replies) {}

  /// How the owner's conversation stands, for who begins an exchange.
  ///
  /// @param limit how many exchanges at most, 1 or more
  Standing standing(UserId owner, int limit);

  /// Keeps what was said behind everything else, unless the conversation was erased since the
  /// exchange was begun, in one atomic step. Its sequence is one above the highest its owner ever
  /// had, also when that was erased, so that no place is given twice.
  ///
  /// @param erasures as the conversation stood when the exchange was begun
  Addition append(Said said, long erasures);

  /// The owner's exchange; another person's is not found.
  Optional<Exchange> find(UserId owner, ExchangeId id);

  /// The newest exchanges, newest first.
  ///
  /// @param before only those of a lower sequence; empty for all
  /// @param limit how many at most, 1 or more
  List<Exchange> newest(UserId owner, OptionalLong before, int limit);

  /// Erases the whole conversation, and with it what is begun and not kept yet.
  void erase(UserId owner);
}
