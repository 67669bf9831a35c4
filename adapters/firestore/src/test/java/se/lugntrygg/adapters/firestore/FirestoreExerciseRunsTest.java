package se.lugntrygg.adapters.firestore;

import org.junit.jupiter.api.extension.RegisterExtension;
import se.lugntrygg.application.contracts.ExerciseRunsContract;
import se.lugntrygg.application.port.ExerciseRuns;
import se.lugntrygg.domain.account.Profile;
import se.lugntrygg.domain.account.UserId;

class FirestoreExerciseRunsTest implements ExerciseRunsContract {
  @RegisterExtension final OpenStore store = new OpenStore();

  @Override
  public ExerciseRuns exerciseRuns() {
    return store.get().exerciseRuns();
  }

  @Override
  public UserId somebody() {
    return store.somebody(Profile.DEFAULT_ZONE);
  }
}
