package se.lugntrygg.application.fakes;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import se.lugntrygg.application.port.ExerciseRuns;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.conversation.ExerciseRun;
import se.lugntrygg.domain.conversation.ExerciseRunId;

/// Runs in a map.
public final class InMemoryExerciseRuns implements ExerciseRuns {
  private final Map<ExerciseRunId, ExerciseRun> kept = new HashMap<>();

  /// Nobody has begun one.
  public InMemoryExerciseRuns() {}

  @Override
  public synchronized ExerciseRun start(ExerciseRun run) {
    ExerciseRun before = kept.putIfAbsent(run.id(), run);
    return before == null ? run : before;
  }

  @Override
  public synchronized Optional<ExerciseRun> complete(UserId owner, ExerciseRunId id, Instant now) {
    ExerciseRun done =
        kept.computeIfPresent(id, (_, run) -> run.owner().equals(owner) ? run.completed(now) : run);
    return Optional.ofNullable(done).filter(run -> run.owner().equals(owner));
  }
}
