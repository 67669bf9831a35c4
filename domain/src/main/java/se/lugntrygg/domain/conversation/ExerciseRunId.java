package se.lugntrygg.domain.conversation;

import java.util.UUID;
import se.lugntrygg.domain.account.UserId;

/// Which run of an exercise.
public record ExerciseRunId(UUID value) {
  /// Reads the canonical text of an id.
  ///
  /// @throws se.lugntrygg.domain.InvalidValue for any other text
  public static ExerciseRunId parse(String field, String text) {
    return new ExerciseRunId(UserId.canonical(field, text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
