package se.lugntrygg.application.port;

import java.time.Instant;
import java.util.Optional;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.conversation.ExerciseRun;
import se.lugntrygg.domain.conversation.ExerciseRunId;

/// The exercises that people with an account have begun. Every change is on disk when its method
/// returns.
public interface ExerciseRuns {
  /// Keeps a run that has begun. Doing it twice with one id changes nothing the second time.
  ///
  /// @return what is kept under the id
  ExerciseRun start(ExerciseRun run);

  /// Notes, in one atomic step, that the owner is done; the first time holds.
  ///
  /// @return the run as it is now; empty when the owner has none with this id
  Optional<ExerciseRun> complete(UserId owner, ExerciseRunId id, Instant now);
}
