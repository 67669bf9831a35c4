package se.lugntrygg.adapters.firestore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.lugntrygg.application.contracts.AtOnce;
import se.lugntrygg.application.contracts.ExerciseRunsContract;
import se.lugntrygg.application.port.ExerciseRuns;
import se.lugntrygg.domain.account.Profile;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.conversation.Exercise;
import se.lugntrygg.domain.conversation.ExerciseRun;
import se.lugntrygg.domain.conversation.ExerciseRunId;

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

  private static ExerciseRun run(UserId owner) {
    return new ExerciseRun(
        new ExerciseRunId(UUID.randomUUID()),
        owner,
        Exercise.Kind.BREATHING,
        5,
        NOW,
        Optional.empty());
  }

  @Test
  void keeps_one_end_of_those_that_two_machines_note() {
    ExerciseRun run = run(somebody());
    ExerciseRuns there = store.another().exerciseRuns();
    exerciseRuns().start(run);

    List<Optional<ExerciseRun>> ends =
        AtOnce.each(
            8,
            i ->
                (i % 2 == 0 ? exerciseRuns() : there)
                    .complete(run.owner(), run.id(), NOW.plusMillis(i)));

    assertThat(ends).containsOnly(ends.getFirst());
  }

  @Test
  void costs_what_it_may() {
    ExerciseRun run = run(somebody());
    store.get().accounts().find(run.owner()); // whose key is known from now on

    assertThat(store.costOf(() -> exerciseRuns().start(run)))
        .isEqualTo(new DocumentCounts.Bill(0, 1, 0));
    assertThat(store.costOf(() -> exerciseRuns().complete(run.owner(), run.id(), NOW)))
        .isEqualTo(new DocumentCounts.Bill(1, 1, 0));
    assertThat(store.costOf(() -> exerciseRuns().complete(run.owner(), run.id(), NOW)))
        .as("again")
        .isEqualTo(new DocumentCounts.Bill(1, 0, 0));
  }
}
