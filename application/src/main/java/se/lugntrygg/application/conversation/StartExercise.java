package se.lugntrygg.application.conversation;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import se.lugntrygg.application.port.ExerciseRuns;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.conversation.Exercise;
import se.lugntrygg.domain.conversation.ExerciseRun;
import se.lugntrygg.domain.conversation.ExerciseRunId;
import se.lugntrygg.domain.text.Language;

/// Begins a guided exercise.
public final class StartExercise {
  private final ExerciseRuns runs;
  private final InstantSource clock;

  public StartExercise(ExerciseRuns runs, InstantSource clock) {
    this.runs = runs;
    this.clock = clock;
  }

  /// Which exercise.
  ///
  /// @param id the run's; the same again when an interrupted request is repeated
  /// @param minutes how long it may take; empty for as long as it usually does
  public record Command(
      UserId owner,
      ExerciseRunId id,
      Exercise.Kind kind,
      Optional<Integer> minutes,
      Language language) {}

  /// What to do, and the run that was begun.
  public record Started(Exercise exercise, ExerciseRun run) {}

  /// Begins it.
  ///
  /// @throws se.lugntrygg.domain.InvalidValue when there is no exercise so short or so long
  public Started handle(Command command) {
    Exercise exercise = Exercise.of(command.kind(), command.language(), command.minutes());
    ExerciseRun run =
        new ExerciseRun(
            command.id(),
            command.owner(),
            exercise.kind(),
            exercise.minutes(),
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            Optional.empty());
    return new Started(exercise, runs.start(run));
  }
}
