package se.lugntrygg.domain.conversation;

import java.time.Instant;
import java.util.Optional;
import se.lugntrygg.domain.account.UserId;

/// One time that a person did an exercise.
///
/// @param minutes how long it was meant to take
/// @param startedAt in whole milliseconds
/// @param completedAt when they said that they were done, in whole milliseconds
public record ExerciseRun(
    ExerciseRunId id,
    UserId owner,
    Exercise.Kind kind,
    int minutes,
    Instant startedAt,
    Optional<Instant> completedAt) {
  /// The same, done; done once is done.
  public ExerciseRun completed(Instant now) {
    return new ExerciseRun(
        id, owner, kind, minutes, startedAt, Optional.of(completedAt.orElse(now)));
  }
}
