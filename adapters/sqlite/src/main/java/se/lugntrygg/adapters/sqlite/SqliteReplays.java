package se.lugntrygg.adapters.sqlite;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.lugntrygg.application.port.Replays;
import se.lugntrygg.application.port.WordSafe;

/// Answers given before, sealed under a key of the store's own.
final class SqliteReplays implements Replays {
  /// Old rows removed with each new one: more than come in, so the table does not grow.
  private static final int SWEEP = 4;

  /// A claim that is not answered, and still its holder's.
  private static final String OPEN =
      " scope = ? AND key_print = ? AND holder = ? AND answer IS NULL";

  private final Database database;
  private final WordSafe safe;
  private final WordSafe.Sealer sealer;

  private SqliteReplays(Database database, WordSafe safe, WordSafe.Sealer sealer) {
    this.database = database;
    this.safe = safe;
    this.sealer = sealer;
  }

  /// One process uses the database, so a claim that is open now is one that was left behind when
  /// the last one ended.
  static SqliteReplays open(Database database, WordSafe safe) {
    byte[] key =
        database.write(
            "find the store's key",
            rows -> {
              var _ =
                  rows.change(
                      "INSERT OR IGNORE INTO store_key (n, wrapped_key) VALUES (1, ?)",
                      safe.newKey());
              var _ = rows.change("UPDATE replay SET released = 1 WHERE answer IS NULL");
              return rows.one(row -> row.getBytes(1), "SELECT wrapped_key FROM store_key")
                  .orElseThrow();
            });
    return new SqliteReplays(database, safe, safe.unwrap(key));
  }

  /// What is sealed of an answer.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Stored(int status, Map<String, String> headers, byte[] body) {}

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Row(
      String fingerprint,
      UUID effect,
      Instant claimedAt,
      byte @Nullable [] answer,
      boolean released) {
    boolean held(Instant now) {
      return !released && Duration.between(claimedAt, now).abs().compareTo(PATIENCE) < 0;
    }
  }

  private byte[] print(Key key) {
    return safe.fingerprint("replay-key", key.key());
  }

  byte[] seal(String scope, Answer answer) {
    return Sealed.seal(
        sealer, new Stored(answer.status(), answer.headers(), answer.body()), "replay/" + scope);
  }

  Answer open(String scope, byte[] sealed) {
    Stored stored = Sealed.open(sealer, sealed, "replay/" + scope, Stored.class);
    return new Answer(stored.status(), stored.headers(), stored.body());
  }

  @Override
  public Claim claim(Key key, String fingerprint, UUID holder, Instant now) {
    byte[] print = print(key);
    return database.write(
        "claim a request",
        rows -> {
          Optional<Row> found =
              rows.one(
                      row ->
                          new Row(
                              row.getString(1),
                              UUID.fromString(row.getString(2)),
                              Instant.ofEpochMilli(row.getLong(3)),
                              row.getBytes(4),
                              row.getBoolean(5)),
                      "SELECT fingerprint, effect, claimed_at, answer, released FROM replay WHERE"
                          + " scope = ? AND key_print = ?",
                      key.scope(),
                      print)
                  .filter(row -> row.claimedAt().isAfter(now.minus(MEMORY)));
          if (found.isPresent()) {
            Row row = found.get();
            if (!row.fingerprint().equals(fingerprint)) {
              return new OtherRequest();
            }
            if (row.answer() != null) {
              return new Finished(open(key.scope(), row.answer()), row.effect());
            }
            if (row.held(now)) {
              return new Running();
            }
          }
          UUID known = found.map(Row::effect).orElse(holder);
          var _ =
              rows.change(
                  "INSERT OR REPLACE INTO replay (scope, key_print, fingerprint, effect,"
                      + " holder, claimed_at, answer, released) VALUES (?, ?, ?, ?, ?, ?, NULL, 0)",
                  key.scope(),
                  print,
                  fingerprint,
                  known.toString(),
                  holder.toString(),
                  now.toEpochMilli());
          var _ =
              rows.change(
                  "DELETE FROM replay WHERE (scope, key_print) IN (SELECT scope, key_print FROM"
                      + " replay WHERE claimed_at <= ? LIMIT ?)",
                  now.minus(MEMORY).toEpochMilli(),
                  SWEEP);
          return new Proceed(known);
        });
  }

  @Override
  public void finish(Key key, UUID holder, Answer answer, Instant now) {
    byte[] sealed = seal(key.scope(), answer);
    byte[] print = print(key);
    var _ =
        database.write(
            "remember an answer",
            rows ->
                rows.change(
                    "UPDATE replay SET answer = ?, claimed_at = ? WHERE" + OPEN,
                    sealed,
                    now.toEpochMilli(),
                    key.scope(),
                    print,
                    holder.toString()));
  }

  @Override
  public void release(Key key, UUID holder) {
    byte[] print = print(key);
    var _ =
        database.write(
            "release a claim",
            rows ->
                rows.change(
                    "UPDATE replay SET released = 1 WHERE" + OPEN,
                    key.scope(),
                    print,
                    holder.toString()));
  }

  @Override
  public void abandon(Key key, UUID holder) {
    byte[] print = print(key);
    var _ =
        database.write(
            "give up a claim",
            rows ->
                rows.change(
                    "DELETE FROM replay WHERE" + OPEN, key.scope(), print, holder.toString()));
  }
}
