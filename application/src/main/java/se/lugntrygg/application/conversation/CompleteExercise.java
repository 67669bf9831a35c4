package se.lugntrygg.application.conversation;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import se.lugntrygg.application.port.ExerciseRuns;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.conversation.ExerciseRun;
import se.lugntrygg.domain.conversation.ExerciseRunId;

/// Notes that a person has done an exercise.
public final class CompleteExercise {
  private final ExerciseRuns runs;
  private final InstantSource clock;

  public CompleteExercise(ExerciseRuns runs, InstantSource clock) {
    this.runs = runs;
    this.clock = clock;
  }

  /// The run as it is now; empty when it is not there, or not theirs.
  public Optional<ExerciseRun> handle(UserId owner, ExerciseRunId id) {
    return runs.complete(owner, id, clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }
}
