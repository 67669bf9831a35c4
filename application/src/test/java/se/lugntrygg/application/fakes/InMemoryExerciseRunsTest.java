package se.lugntrygg.application.fakes;

import java.util.UUID;
import se.lugntrygg.application.contracts.ExerciseRunsContract;
import se.lugntrygg.application.port.ExerciseRuns;
import se.lugntrygg.domain.account.UserId;

final class InMemoryExerciseRunsTest implements ExerciseRunsContract {
  private final InMemoryExerciseRuns runs = new InMemoryExerciseRuns();

  @Override
  public ExerciseRuns exerciseRuns() {
    return runs;
  }

  @Override
  public UserId somebody() {
    return new UserId(UUID.randomUUID());
  }
}
