package se.lugntrygg.adapters.sqlite;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.lugntrygg.application.archive.Kept;
import se.lugntrygg.application.archive.Kind;
import se.lugntrygg.application.archive.Paged;
import se.lugntrygg.application.port.Archive;
import se.lugntrygg.application.port.AuditTrail;
import se.lugntrygg.application.port.WordSafe;
import se.lugntrygg.application.stored.StoredAccount;
import se.lugntrygg.application.stored.StoredExercise;
import se.lugntrygg.application.stored.StoredForecast;
import se.lugntrygg.application.stored.StoredPlan;
import se.lugntrygg.application.stored.StoredStory;
import se.lugntrygg.application.stored.StoredWatch;
import se.lugntrygg.domain.account.LoginAttempts;
import se.lugntrygg.domain.account.PasswordHash;
import se.lugntrygg.domain.account.SessionId;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.conversation.Exchange;
import se.lugntrygg.domain.conversation.ExerciseRunId;
import se.lugntrygg.domain.forecast.KeptForecast;
import se.lugntrygg.domain.mood.DayRun;
import se.lugntrygg.domain.mood.MoodEntry;
import se.lugntrygg.domain.safety.RiskWatch;
import se.lugntrygg.domain.story.Story;

/// All rows of the database. Wrapped keys and keyed hashes move as they are; words are opened and
/// sealed again under the same key, so that whatever is moved was found whole.
final class SqliteArchive implements Archive {
  /// What lies in each table. In those without a kind is what is the database's own.
  static final Map<String, Set<Kind>> TABLES =
      Map.ofEntries(
          Map.entry("person", Set.of(Kind.ACCOUNT)),
          Map.entry("consent", Set.of(Kind.CONSENT)),
          Map.entry("entry", Set.of(Kind.MOOD)),
          Map.entry("day", Set.of(Kind.DAY)),
          Map.entry("run", Set.of(Kind.RUN)),
          Map.entry("conversation", Set.of(Kind.CONVERSATION)),
          Map.entry("exchange", Set.of(Kind.EXCHANGE)),
          Map.entry("story", Set.of(Kind.STORY)),
          Map.entry("forecast", Set.of(Kind.FORECAST)),
          Map.entry("exercise_run", Set.of(Kind.EXERCISE)),
          Map.entry("safety_plan", Set.of(Kind.SAFETY_PLAN)),
          Map.entry("risk_watch", Set.of(Kind.RISK_WATCH)),
          Map.entry("ai_units_of_person", Set.of(Kind.AI_UNITS_OF_PERSON)),
          Map.entry("ai_units", Set.of(Kind.AI_UNITS)),
          Map.entry("session", Set.of(Kind.SESSION)),
          Map.entry("login_attempts", Set.of(Kind.LOCKOUT)),
          Map.entry("replay", Set.of(Kind.REPLAY)),
          Map.entry("audit", Set.of(Kind.AUDIT)),
          // Seals the answers, which are sealed anew where they go.
          Map.entry("store_key", Set.of()),
          Map.entry("arrival", Set.of()));

  private static final HexFormat HEX = HexFormat.of();

  private final Database database;
  private final People people;
  private final WordSafe safe;
  private final SqliteReplays replays;
  private final SqliteStore store;

  SqliteArchive(
      Database database, People people, WordSafe safe, SqliteReplays replays, SqliteStore store) {
    this.database = database;
    this.people = people;
    this.safe = safe;
    this.replays = replays;
    this.store = store;
  }

  @Override
  public String identity() {
    byte[] key =
        database.read(
            "tell which database this is",
            rows ->
                rows.one(row -> row.getBytes(1), "SELECT wrapped_key FROM store_key")
                    .orElseThrow());
    return HEX.formatHex(safe.fingerprint("archive-identity", HEX.formatHex(key)));
  }

  @Override
  public Optional<Arrival> arrival() {
    return database.read(
        "look for an import",
        rows ->
            rows.one(
                row -> {
                  String origin = row.getString(1);
                  Instant begun = Instant.ofEpochMilli(row.getLong(2));
                  long ended = row.getLong(3);
                  return new Arrival(
                      origin,
                      begun,
                      row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(ended)));
                },
                "SELECT origin, begun_at, ended_at FROM arrival"));
  }

  @Override
  public void note(Arrival arrival) {
    var _ =
        database.write(
            "note an import",
            rows ->
                rows.change(
                    "INSERT OR REPLACE INTO arrival (n, origin, begun_at, ended_at) VALUES (1, ?,"
                        + " ?, ?)",
                    arrival.origin(),
                    arrival.begunAt().toEpochMilli(),
                    arrival.endedAt().map(Instant::toEpochMilli).orElse(null)));
  }

  @Override
  public boolean isEmpty() {
    return database.read(
        "look whether the database is empty",
        rows -> {
          for (var table : TABLES.entrySet()) {
            if (!table.getValue().isEmpty()
                && rows.one(row -> row.getInt(1), "SELECT 1 FROM " + table.getKey() + " LIMIT 1")
                    .isPresent()) {
              return false;
            }
          }
          return true;
        });
  }

  @Override
  public List<UserId> people(Optional<UserId> after, int limit) {
    return database.read(
        "list accounts",
        rows ->
            rows.all(
                row -> UserId.parse("id", row.getString(1)),
                "SELECT id FROM person WHERE id > ? ORDER BY id LIMIT ?",
                after.map(UserId::toString).orElse(""),
                limit));
  }

  @Override
  public void read(UserId id, Consumer<Kept> sink) {
    List<Kept> some = new ArrayList<>();
    boolean there =
        database.read(
            "read an account",
            rows -> {
              Optional<People.Person> person = people.find(rows, id);
              if (person.isPresent()) {
                readSingle(rows, person.get(), some::add);
              }
              return person.isPresent();
            });
    if (!there) {
      return;
    }
    some.forEach(sink);
    readExercises(id, sink);
    Paged.lookingBack(store, id, sink);
    database
        .read("read a conversation", rows -> conversation(rows, people.get(rows, id)))
        .ifPresent(sink);
    Paged.conversation(store, id, sink);
  }

  /// What there are only a few of.
  private void readSingle(Rows rows, People.Person person, Consumer<Kept> sink)
      throws SQLException {
    sink.accept(account(rows, person));
    SqliteConsents.of(rows, person.id()).map(Kept.Consent::new).ifPresent(sink);
    rows.all(
            row ->
                new DayRun(
                    LocalDate.ofEpochDay(row.getLong(1)), LocalDate.ofEpochDay(row.getLong(2))),
            "SELECT first, last FROM run WHERE person = ?",
            person.n())
        .forEach(run -> sink.accept(new Kept.Run(run)));
    rows.one(
            row ->
                Sealed.open(
                        person.sealer(), row.getBytes(1), SqliteSafetyPlans.PLACE, StoredPlan.class)
                    .plan(),
            "SELECT sealed FROM safety_plan WHERE person = ?",
            person.n())
        .map(Kept.Plan::new)
        .ifPresent(sink);
    rows.one(
            row ->
                Sealed.open(
                        person.sealer(), row.getBytes(1), SqliteRiskFlags.PLACE, StoredWatch.class)
                    .watch(),
            "SELECT sealed FROM risk_watch WHERE person = ?",
            person.n())
        .map(Kept.Watch::new)
        .ifPresent(sink);
    rows.all(
            row -> new Kept.Spent(LocalDate.ofEpochDay(row.getLong(1)), row.getLong(2)),
            "SELECT day, units FROM ai_units_of_person WHERE person = ?",
            person.n())
        .forEach(sink);
  }

  private Kept.Person account(Rows rows, People.Person person) throws SQLException {
    return rows.one(
            row -> {
              var account =
                  Sealed.open(
                          person.sealer(),
                          row.getBytes("profile"),
                          SqliteAccounts.PLACE + person.id(),
                          StoredAccount.class)
                      .account(person.id(), Instant.ofEpochMilli(row.getLong("created_at")));
              String print = HEX.formatHex(SqliteAccounts.print(safe, account.email()));
              return new Kept.Person(
                  account,
                  new PasswordHash(row.getString("password")),
                  ZoneId.of(row.getString("zone")),
                  HEX.formatHex(row.getBytes("wrapped_key")),
                  Optional.of(HEX.formatHex(row.getBytes("email_print"))).filter(print::equals));
            },
            "SELECT * FROM person WHERE n = ?",
            person.n())
        .orElseThrow();
  }

  private static Optional<Kept> conversation(Rows rows, People.Person person) throws SQLException {
    if (rows.one(row -> row.getInt(1), "SELECT 1 FROM conversation WHERE person = ?", person.n())
        .isEmpty()) {
      return Optional.empty();
    }
    SqliteConversations.Ledger ledger = SqliteConversations.ledger(rows, person);
    return Optional.of(new Kept.Conversation(ledger.newest(), ledger.erasures(), ledger.replies()));
  }

  private void readExercises(UserId id, Consumer<Kept> sink) {
    Paged.each(
        (Optional<ExerciseRunId> last) ->
            database.read(
                "read exercises",
                rows -> {
                  People.Person person = people.get(rows, id);
                  return rows.all(
                      row -> {
                        ExerciseRunId run =
                            new ExerciseRunId(UserId.canonical("id", row.getString(1)));
                        sink.accept(
                            new Kept.Exercise(
                                Sealed.open(
                                        person.sealer(),
                                        row.getBytes(2),
                                        SqliteExerciseRuns.place(run),
                                        StoredExercise.class)
                                    .run(run, id)));
                        return run;
                      },
                      "SELECT id, sealed FROM exercise_run WHERE person = ? AND id > ? ORDER BY id"
                          + " LIMIT ?",
                      person.n(),
                      last.map(ExerciseRunId::toString).orElse(""),
                      Paged.PAGE);
                }),
        _ -> {});
  }

  @Override
  public void read(Kind shared, Consumer<Kept> sink) {
    switch (shared) {
      case SESSION ->
          walk("session", "id", "", row -> row.getString("id"), SqliteArchive::session, sink);
      case LOCKOUT ->
          walk(
              "login_attempts",
              "email_print",
              new byte[0],
              row -> row.getBytes("email_print"),
              row ->
                  new Kept.Lockout(
                      HEX.formatHex(row.getBytes("email_print")),
                      new LoginAttempts(
                          row.getInt("failures"), Instant.ofEpochMilli(row.getLong("last_at")))),
              sink);
      case AI_UNITS ->
          walk(
              "ai_units",
              "day",
              Long.MIN_VALUE,
              row -> row.getLong("day"),
              row ->
                  new Kept.SpentByAll(
                      LocalDate.ofEpochDay(row.getLong("day")), row.getLong("units")),
              sink);
      case REPLAY -> readReplays(sink);
      case AUDIT -> readEvents(sink);
      case ACCOUNT,
          CONSENT,
          MOOD,
          DAY,
          RUN,
          CONVERSATION,
          EXCHANGE,
          STORY,
          FORECAST,
          EXERCISE,
          SAFETY_PLAN,
          RISK_WATCH,
          AI_UNITS_OF_PERSON ->
          throw new IllegalArgumentException(shared + " is read with its person");
    }
  }

  /// A row made into a record, and what it is found by.
  private record Found<T>(T key, Kept record) {}

  private <T> void walk(
      String table,
      String column,
      T before,
      Rows.Reader<T> key,
      Rows.Reader<Kept> reader,
      Consumer<Kept> sink) {
    Paged.each(
        (Optional<Found<T>> last) ->
            database.read(
                "read " + table,
                rows ->
                    rows.all(
                        row -> new Found<>(key.read(row), reader.read(row)),
                        "SELECT * FROM %s WHERE %s > ? ORDER BY %s LIMIT ?"
                            .formatted(table, column, column),
                        last.map(Found::key).orElse(before),
                        Paged.PAGE)),
        found -> sink.accept(found.record()));
  }

  private static Kept session(java.sql.ResultSet row) throws SQLException {
    long ended = row.getLong("ended_at");
    return row.wasNull()
        ? new Kept.Session(SqliteSessions.session(row))
        : new Kept.EndedSession(
            SessionId.parse("id", row.getString("id")), Instant.ofEpochMilli(ended));
  }

  private record ReplayKey(String scope, String print) {}

  private void readReplays(Consumer<Kept> sink) {
    Paged.each(
        (Optional<Found<ReplayKey>> last) ->
            database.read(
                "read kept answers",
                rows ->
                    rows.all(
                        row -> {
                          String scope = row.getString("scope");
                          String print = HEX.formatHex(row.getBytes("key_print"));
                          byte @Nullable [] answer = row.getBytes("answer");
                          return new Found<>(
                              new ReplayKey(scope, print),
                              new Kept.Replay(
                                  scope,
                                  print,
                                  row.getString("fingerprint"),
                                  UUID.fromString(row.getString("effect")),
                                  row.getString("holder"),
                                  Instant.ofEpochMilli(row.getLong("claimed_at")),
                                  Optional.ofNullable(answer)
                                      .map(kept -> replays.open(scope, kept))));
                        },
                        "SELECT * FROM replay WHERE (scope, key_print) > (?, ?) ORDER BY scope,"
                            + " key_print LIMIT ?",
                        last.map(found -> found.key().scope()).orElse(""),
                        HEX.parseHex(last.map(found -> found.key().print()).orElse("")),
                        Paged.PAGE)),
        found -> sink.accept(found.record()));
  }

  /// Whom each is about, one after the other, and of each the newest first.
  private void readEvents(Consumer<Kept> sink) {
    List<@Nullable String> about =
        database.read(
            "list whom events are about",
            rows -> rows.all(row -> row.getString(1), "SELECT DISTINCT person FROM audit"));
    for (String who : about) {
      Optional<UserId> person = Optional.ofNullable(who).map(id -> UserId.parse("person", id));
      long[] position = {0};
      Paged.each(
          (Optional<Found<Long>> last) ->
              database.read(
                  "read events",
                  rows ->
                      rows.all(
                          row ->
                              new Found<>(
                                  row.getLong("n"),
                                  new Kept.Event(
                                      new AuditTrail.Noted(
                                          AuditTrail.Event.valueOf(row.getString("event")),
                                          person,
                                          Instant.ofEpochMilli(row.getLong("at"))),
                                      position[0]++)),
                          "SELECT n, event, at FROM audit WHERE person IS ? AND n < ? ORDER BY n"
                              + " DESC LIMIT ?",
                          who,
                          last.map(Found::key).orElse(Long.MAX_VALUE),
                          Paged.PAGE)),
          found -> sink.accept(found.record()));
    }
  }

  @Override
  public Filling fill(UserId id) {
    var _ =
        database.write(
            "make room for a person",
            rows -> {
              Optional<Long> n =
                  rows.one(
                      row -> row.getLong(1), "SELECT n FROM person WHERE id = ?", id.toString());
              if (n.isPresent()) {
                for (var table : TABLES.entrySet()) {
                  if (!table.getKey().equals("person")
                      && table.getValue().stream().anyMatch(Kind::ofPerson)) {
                    var _ =
                        rows.change("DELETE FROM " + table.getKey() + " WHERE person = ?", n.get());
                  }
                }
                var _ = rows.change("DELETE FROM person WHERE n = ?", n.get());
              }
              return true;
            });
    return new Buffer(
        (rows, some) -> {
          int from = 0;
          if (some.getFirst() instanceof Kept.Person account) {
            open(rows, account);
            from = 1;
          }
          People.Person person = people.get(rows, id);
          Days days = Days.of(rows, person);
          for (Kept record : some.subList(from, some.size())) {
            keep(rows, person, days, record);
          }
        });
  }

  @Override
  public Filling fill(Kind shared) {
    var _ =
        database.write(
            "make room for " + shared.plural(),
            rows -> {
              for (var table : TABLES.entrySet()) {
                if (table.getValue().contains(shared)) {
                  var _ = rows.change("DELETE FROM " + table.getKey());
                }
              }
              return true;
            });
    return new Buffer(
        (rows, some) -> {
          for (Kept record : some) {
            keep(rows, record);
          }
        });
  }

  @FunctionalInterface
  private interface Keeping {
    void keep(Rows rows, List<Kept> some) throws SQLException;
  }

  /// Writes some together.
  private final class Buffer implements Filling {
    private final Keeping keeping;
    private final List<Kept> waiting = new ArrayList<>(Paged.PAGE);

    private Buffer(Keeping keeping) {
      this.keeping = keeping;
    }

    @Override
    public void add(Kept record) {
      waiting.add(record);
      if (waiting.size() == Paged.PAGE) {
        close();
      }
    }

    @Override
    public void close() {
      if (!waiting.isEmpty()) {
        List<Kept> some = List.copyOf(waiting);
        waiting.clear();
        var _ =
            database.write(
                "keep what is imported",
                rows -> {
                  keeping.keep(rows, some);
                  return true;
                });
      }
    }
  }

  private void open(Rows rows, Kept.Person person) throws SQLException {
    byte[] key = HEX.parseHex(person.wrappedKey());
    var account = person.account();
    var _ =
        rows.change(
            "INSERT INTO person (id, email_print, wrapped_key, profile, password, zone,"
                + " created_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
            account.id().toString(),
            SqliteAccounts.print(safe, account.email()),
            key,
            Sealed.seal(
                safe.unwrap(key), StoredAccount.of(account), SqliteAccounts.PLACE + account.id()),
            person.password().value(),
            person.days().getId(),
            account.createdAt().toEpochMilli());
  }

  private static void keep(Rows rows, People.Person person, Days days, Kept record)
      throws SQLException {
    long n = person.n();
    WordSafe.Sealer sealer = person.sealer();
    switch (record) {
      case Kept.Consent(var consent) -> {
        var _ =
            rows.change(
                "INSERT INTO consent (person, analytics, marketing, data_processing, updated_at)"
                    + " VALUES (?, ?, ?, ?, ?)",
                n,
                consent.analytics(),
                consent.marketing(),
                consent.dataProcessing(),
                consent.updatedAt().toEpochMilli());
      }
      case Kept.Mood(MoodEntry entry) -> {
        var _ =
            rows.change(
                "INSERT INTO entry (person, felt_at, id, revision, sealed) VALUES (?, ?, ?, ?, ?)",
                n,
                entry.feltAt().toEpochMilli(),
                entry.id().toString(),
                entry.revision(),
                SqliteMoodEntries.seal(person, entry));
        days.add(entry);
      }
      case Kept.Day _, Kept.Run _ -> {
        // Entries have added up to them.
      }
      case Kept.Conversation(long newest, long erasures, var replies) ->
          SqliteConversations.note(
              rows, person, new SqliteConversations.Ledger(newest, erasures, replies));
      case Kept.Said(Exchange exchange) -> {
        var _ =
            rows.change(
                "INSERT INTO exchange (person, sequence, id, sealed) VALUES (?, ?, ?, ?)",
                n,
                exchange.sequence(),
                exchange.id().toString(),
                SqliteConversations.seal(person, exchange));
      }
      case Kept.Told(Story(long sequence, var told)) -> {
        var _ =
            rows.change(
                "INSERT INTO story (person, sequence, id, sealed) VALUES (?, ?, ?, ?)",
                n,
                sequence,
                told.id().toString(),
                Sealed.seal(sealer, StoredStory.of(told), SqliteStories.place(told.id())));
      }
      case Kept.Foretold(KeptForecast forecast) -> {
        var _ =
            rows.change(
                "INSERT INTO forecast (person, made_at, id, sealed) VALUES (?, ?, ?, ?)",
                n,
                forecast.madeAt().toEpochMilli(),
                forecast.id().toString(),
                Sealed.seal(
                    sealer,
                    StoredForecast.of(forecast.forecast()),
                    SqliteForecasts.place(forecast.id())));
      }
      case Kept.Exercise(var run) -> {
        var _ =
            rows.change(
                "INSERT INTO exercise_run (id, person, sealed) VALUES (?, ?, ?)",
                run.id().toString(),
                n,
                SqliteExerciseRuns.seal(person, run));
      }
      case Kept.Plan(var plan) -> {
        var _ =
            rows.change(
                "INSERT INTO safety_plan (person, sealed) VALUES (?, ?)",
                n,
                Sealed.seal(sealer, StoredPlan.of(plan), SqliteSafetyPlans.PLACE));
      }
      case Kept.Watch(RiskWatch watch) -> {
        Instant latest = record.forgottenAt().orElseThrow().minus(RiskWatch.MEMORY);
        var _ =
            rows.change(
                "INSERT INTO risk_watch (person, last_day, sealed) VALUES (?, ?, ?)",
                n,
                TimeUnit.MILLISECONDS.toDays(latest.toEpochMilli()) + RiskWatch.MEMORY.toDays(),
                Sealed.seal(sealer, StoredWatch.of(watch), SqliteRiskFlags.PLACE));
      }
      case Kept.Spent(LocalDate day, long units) -> {
        var _ =
            rows.change(
                "INSERT INTO ai_units_of_person (day, person, units) VALUES (?, ?, ?)",
                day.toEpochDay(),
                n,
                units);
      }
      case Kept.Person _,
          Kept.SpentByAll _,
          Kept.Session _,
          Kept.EndedSession _,
          Kept.Lockout _,
          Kept.Replay _,
          Kept.Event _ ->
          throw new IllegalArgumentException(record.kind() + " does not come here");
    }
  }

  private void keep(Rows rows, Kept record) throws SQLException {
    switch (record) {
      case Kept.SpentByAll(LocalDate day, long units) -> {
        var _ =
            rows.change("INSERT INTO ai_units (day, units) VALUES (?, ?)", day.toEpochDay(), units);
      }
      case Kept.Session(var session) -> SqliteSessions.keep(rows, session);
      case Kept.EndedSession(SessionId id, Instant endedAt) -> {
        // Nobody asks for the rest of it.
        var _ =
            rows.change(
                "INSERT INTO session (id, owner, generation, secret_hash, parent_hash, opened_at,"
                    + " rotated_at, confirmed, expires_at, ended_at) VALUES (?, '', 0, '', '', ?,"
                    + " ?, 1, ?, ?)",
                id.toString(),
                endedAt.toEpochMilli(),
                endedAt.toEpochMilli(),
                endedAt.toEpochMilli(),
                endedAt.toEpochMilli());
      }
      case Kept.Lockout(String print, LoginAttempts attempts) -> {
        var _ =
            rows.change(
                "INSERT INTO login_attempts (email_print, failures, last_at) VALUES (?, ?, ?)",
                HEX.parseHex(print),
                attempts.failures(),
                attempts.lastAt().toEpochMilli());
      }
      case Kept.Replay replay -> {
        var _ =
            rows.change(
                "INSERT INTO replay (scope, key_print, fingerprint, effect, holder, claimed_at,"
                    + " answer, released) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                replay.scope(),
                HEX.parseHex(replay.keyPrint()),
                replay.fingerprint(),
                replay.effect().toString(),
                replay.holder(),
                replay.claimedAt().toEpochMilli(),
                replay.answer().map(answer -> replays.seal(replay.scope(), answer)).orElse(null),
                replay.answer().isEmpty());
      }
      case Kept.Event(AuditTrail.Noted noted, _) -> {
        // They come newest first, and those that will be noted here come behind all of them.
        var _ =
            rows.change(
                "INSERT INTO audit (n, at, event, person) VALUES ((SELECT coalesce(min(n), 1) - 1"
                    + " FROM audit), ?, ?, ?)",
                noted.at().toEpochMilli(),
                noted.event().name(),
                noted.who().map(UserId::toString).orElse(null));
      }
      case Kept.Person _,
          Kept.Consent _,
          Kept.Mood _,
          Kept.Day _,
          Kept.Run _,
          Kept.Conversation _,
          Kept.Said _,
          Kept.Told _,
          Kept.Foretold _,
          Kept.Exercise _,
          Kept.Plan _,
          Kept.Watch _,
          Kept.Spent _ ->
          throw new IllegalArgumentException(record.kind() + " does not come here");
    }
  }
}
