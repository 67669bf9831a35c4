package se.lugntrygg.application.stored;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.conversation.Exercise;
import se.lugntrygg.domain.conversation.ExerciseRun;
import se.lugntrygg.domain.conversation.ExerciseRunId;

/// What is sealed of a run of an exercise.
public record StoredExercise(
    Exercise.Kind kind, int minutes, long startedAt, @Nullable Long completedAt) {
  /// All of it that is private.
  public static StoredExercise of(ExerciseRun run) {
    return new StoredExercise(
        run.kind(),
        run.minutes(),
        run.startedAt().toEpochMilli(),
        run.completedAt().map(Instant::toEpochMilli).orElse(null));
  }

  /// The thing itself, with what is kept in the clear beside it.
  public ExerciseRun run(ExerciseRunId id, UserId owner) {
    return new ExerciseRun(
        id,
        owner,
        kind,
        minutes,
        Instant.ofEpochMilli(startedAt),
        Optional.ofNullable(completedAt).map(Instant::ofEpochMilli));
  }

  @Override
  public String toString() {
    return "StoredExercise[hidden]";
  }
}
