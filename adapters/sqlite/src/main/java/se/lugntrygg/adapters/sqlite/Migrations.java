package se.lugntrygg.adapters.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/// Brings a database to the shape this version of the program needs, one numbered step after the
/// other, each in a transaction.
final class Migrations {
  /// All steps, in order; one that was released is never changed.
  private static final List<String> STEPS =
      List.of(
          "V001__people_and_moods.sql",
          "V002__forgetting_in_time.sql",
          "V003__forecasts.sql",
          "V004__risk_and_safety_plan.sql",
          "V005__conversation.sql",
          "V006__stories.sql",
          "V007__ai_units.sql",
          "V008__holders_and_erasures.sql",
          "V009__arrival.sql");

  private Migrations() {}

  /// The step after which a database has the shape this version needs.
  static int latest() {
    return STEPS.size();
  }

  static void run(Rows rows) throws SQLException {
    run(rows, latest());
  }

  /// The first steps only, as an older version of the program would have run them.
  static void run(Rows rows, int last) throws SQLException {
    int done = rows.one(row -> row.getInt(1), "PRAGMA user_version").orElse(0);
    if (done > last) {
      throw new IllegalStateException(
          "the database was written by a newer version of the program (step %d, we know %d)"
              .formatted(done, last));
    }
    for (int step = done; step < last; step++) {
      rows.run("BEGIN IMMEDIATE");
      try {
        for (String statement : text(STEPS.get(step)).split(";\\s*\n", -1)) {
          if (!statement.isBlank()) {
            rows.run(statement);
          }
        }
        rows.run("PRAGMA user_version = " + (step + 1));
        rows.run("COMMIT");
      } catch (SQLException e) {
        rows.run("ROLLBACK");
        throw e;
      }
    }
  }

  private static String text(String name) {
    try (InputStream in = Migrations.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("could not read " + name, e);
    }
  }
}
