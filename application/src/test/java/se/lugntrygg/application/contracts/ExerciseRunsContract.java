package se.lugntrygg.application.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.port.ExerciseRuns;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.conversation.Exercise;
import se.lugntrygg.domain.conversation.ExerciseRun;
import se.lugntrygg.domain.conversation.ExerciseRunId;

/// What [ExerciseRuns] promises.
public interface ExerciseRunsContract {
  Instant NOW = Instant.parse("2026-03-01T21:00:00.123Z");

  /// Those under test, the same ones throughout a test.
  ExerciseRuns exerciseRuns();

  /// Somebody with an account.
  UserId somebody();

  private ExerciseRun run() {
    return new ExerciseRun(
        new ExerciseRunId(UUID.randomUUID()),
        somebody(),
        Exercise.Kind.BREATHING,
        5,
        NOW,
        Optional.empty());
  }

  @Test
  default void keeps_a_run_and_that_it_was_done() {
    ExerciseRun run = run();

    assertThat(exerciseRuns().start(run)).isEqualTo(run);
    assertThat(exerciseRuns().complete(run.owner(), run.id(), NOW.plusSeconds(300)))
        .contains(run.completed(NOW.plusSeconds(300)));
  }

  @Test
  default void keeps_the_first_start_and_the_first_end() {
    ExerciseRun run = run();
    exerciseRuns().start(run);
    ExerciseRun again =
        new ExerciseRun(
            run.id(),
            run.owner(),
            Exercise.Kind.GRATITUDE,
            9,
            NOW.plusSeconds(9),
            Optional.empty());

    assertThat(exerciseRuns().start(again)).isEqualTo(run);
    exerciseRuns().complete(run.owner(), run.id(), NOW.plusSeconds(300));
    assertThat(exerciseRuns().complete(run.owner(), run.id(), NOW.plusSeconds(900)))
        .contains(run.completed(NOW.plusSeconds(300)));
  }

  @Test
  default void keeps_a_run_from_everyone_but_its_owner() {
    ExerciseRun run = run();
    exerciseRuns().start(run);

    assertThat(exerciseRuns().complete(somebody(), run.id(), NOW)).isEmpty();
    assertThat(exerciseRuns().complete(run.owner(), new ExerciseRunId(UUID.randomUUID()), NOW))
        .isEmpty();
    assertThat(exerciseRuns().complete(run.owner(), run.id(), NOW.plusSeconds(1)))
        .contains(run.completed(NOW.plusSeconds(1)));
  }
}
