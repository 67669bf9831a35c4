package se.lugntrygg.domain.mood;

import java.util.UUID;
import se.lugntrygg.domain.account.UserId;

/// Which entry. Made so that a later id sorts after an earlier one (UUID version 7, RFC 9562),
/// which keeps entries of the same moment in the order they were written.
public record MoodEntryId(UUID value) {
  /// Reads the canonical text of an id.
  ///
  /// @throws se.lugntrygg.domain.InvalidValue for any other text
  public static MoodEntryId parse(String field, String text) {
    return new MoodEntryId(UserId.canonical(field, text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
