package se.lugntrygg.adapters.firestore;

import com.google.cloud.firestore.DocumentReference;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import se.lugntrygg.application.port.ExerciseRuns;
import se.lugntrygg.application.stored.StoredExercise;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.conversation.ExerciseRun;
import se.lugntrygg.domain.conversation.ExerciseRunId;

/// Runs of exercises as documents, sealed: which exercise a person needs tells how they are.
final class FirestoreExerciseRuns implements ExerciseRuns {
  private final Documents documents;
  private final People people;

  FirestoreExerciseRuns(Documents documents, People people) {
    this.documents = documents;
    this.people = people;
  }

  private DocumentReference at(UserId owner, ExerciseRunId id) {
    return documents.in(Place.EXERCISES, owner).document(id.toString());
  }

  private static String place(ExerciseRunId id) {
    return "exercise/" + id;
  }

  static Map<String, Object> fields(People.Person person, ExerciseRun run) {
    return Map.of(
        Sealed.FIELD, Sealed.seal(person.sealer(), StoredExercise.of(run), place(run.id())));
  }

  static ExerciseRun run(People.Person person, ExerciseRunId id, Fields kept) {
    return Sealed.open(person.sealer(), kept.bytes(Sealed.FIELD), place(id), StoredExercise.class)
        .run(id, person.id());
  }

  @Override
  public ExerciseRun start(ExerciseRun run) {
    DocumentReference at = at(run.owner(), run.id());
    return documents.change(
        "keep an exercise",
        at.getPath(),
        draft -> {
          People.Person person = people.get(run.owner());
          if (draft.again()) {
            Optional<Fields> kept = draft.read(at);
            if (kept.isPresent()) {
              return run(person, run.id(), kept.get());
            }
          }
          draft.create(at, fields(person, run));
          return run;
        });
  }

  @Override
  public Optional<ExerciseRun> complete(UserId owner, ExerciseRunId id, Instant now) {
    DocumentReference at = at(owner, id);
    return documents.change(
        "note that an exercise is done",
        at.getPath(),
        draft -> {
          Optional<People.Person> person = people.find(owner);
          Optional<Fields> kept = person.isEmpty() ? Optional.empty() : draft.read(at);
          if (kept.isEmpty()) {
            return Optional.empty();
          }
          ExerciseRun before = run(person.get(), id, kept.get());
          ExerciseRun done = before.completed(now);
          if (!done.equals(before)) {
            draft.amend(at, fields(person.get(), done));
          }
          return Optional.of(done);
        });
  }
}
