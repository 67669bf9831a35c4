package se.lugntrygg.domain.conversation;

import java.util.UUID;
import se.lugntrygg.domain.account.UserId;

/// Which exchange. It says nothing about the order: that is the sequence.
public record ExchangeId(UUID value) {
  /// Reads the canonical text of an id.
  ///
  /// @throws se.lugntrygg.domain.InvalidValue for any other text
  public static ExchangeId parse(String field, String text) {
    return new ExchangeId(UserId.canonical(field, text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
