package se.lugntrygg.adapters.sqlite;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import se.lugntrygg.application.port.ExerciseRuns;
import se.lugntrygg.application.stored.StoredExercise;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.conversation.ExerciseRun;
import se.lugntrygg.domain.conversation.ExerciseRunId;

/// Runs of exercises as rows, sealed: which exercise a person needs tells how they are.
final class SqliteExerciseRuns implements ExerciseRuns {
  private final Database database;
  private final People people;

  SqliteExerciseRuns(Database database, People people) {
    this.database = database;
    this.people = people;
  }

  static String place(ExerciseRunId id) {
    return "exercise/" + id;
  }

  static byte[] seal(People.Person person, ExerciseRun run) {
    return Sealed.seal(person.sealer(), StoredExercise.of(run), place(run.id()));
  }

  private static Optional<ExerciseRun> find(Rows rows, People.Person person, ExerciseRunId id)
      throws SQLException {
    return rows.one(
        row ->
            Sealed.open(person.sealer(), row.getBytes(1), place(id), StoredExercise.class)
                .run(id, person.id()),
        "SELECT sealed FROM exercise_run WHERE id = ? AND person = ?",
        id.toString(),
        person.n());
  }

  @Override
  public ExerciseRun start(ExerciseRun run) {
    return database.write(
        "keep an exercise",
        rows -> {
          People.Person person = people.get(rows, run.owner());
          Optional<ExerciseRun> kept = find(rows, person, run.id());
          if (kept.isPresent()) {
            return kept.get();
          }
          var _ =
              rows.change(
                  "INSERT INTO exercise_run (id, person, sealed) VALUES (?, ?, ?)",
                  run.id().toString(),
                  person.n(),
                  seal(person, run));
          return run;
        });
  }

  @Override
  public Optional<ExerciseRun> complete(UserId owner, ExerciseRunId id, Instant now) {
    return database.write(
        "note that an exercise is done",
        rows -> {
          Optional<People.Person> person = people.find(rows, owner);
          Optional<ExerciseRun> kept =
              person.isEmpty() ? Optional.empty() : find(rows, person.get(), id);
          if (kept.isEmpty()) {
            return kept;
          }
          ExerciseRun done = kept.get().completed(now);
          var _ =
              rows.change(
                  "UPDATE exercise_run SET sealed = ? WHERE id = ?",
                  seal(person.get(), done),
                  id.toString());
          return Optional.of(done);
        });
  }
}
