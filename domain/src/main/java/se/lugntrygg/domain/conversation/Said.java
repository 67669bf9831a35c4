package se.lugntrygg.domain.conversation;

import java.time.Instant;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.safety.Risk;
import se.lugntrygg.domain.text.TextAnalysis;

/// What was said in one exchange that has no place in the conversation yet; see [Exchange] for its
/// parts.
public record Said(
    ExchangeId id,
    UserId owner,
    Message message,
    String reply,
    Origin origin,
    TextAnalysis analysis,
    Risk risk,
    Instant at) {
  /// The exchange at its place.
  public Exchange at(long sequence) {
    return new Exchange(id, owner, sequence, message, reply, origin, analysis, risk, at);
  }

  @Override
  public String toString() {
    return "Said[%s]".formatted(id);
  }
}
