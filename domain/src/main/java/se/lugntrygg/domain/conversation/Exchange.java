package se.lugntrygg.domain.conversation;

import java.time.Instant;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.safety.Risk;
import se.lugntrygg.domain.text.TextAnalysis;

/// One message of a person and the answer to it. A person has one conversation, made of these.
///
/// @param sequence its place in the conversation, strictly increasing from [#FIRST]
/// @param reply everything the person was answered
/// @param analysis what their message tells
/// @param risk the judgement of their message
/// @param at when they wrote, in whole milliseconds
public record Exchange(
    ExchangeId id,
    UserId owner,
    long sequence,
    Message message,
    String reply,
    Origin origin,
    TextAnalysis analysis,
    Risk risk,
    Instant at) {
  public static final long FIRST = 1;

  public Exchange {
    if (sequence < FIRST) {
      throw new IllegalArgumentException("no exchange is before the first");
    }
  }

  @Override
  public String toString() {
    return "Exchange[%s, %d]".formatted(id, sequence);
  }
}
