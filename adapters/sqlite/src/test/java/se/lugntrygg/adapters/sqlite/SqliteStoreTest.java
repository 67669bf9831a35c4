package se.lugntrygg.adapters.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.lugntrygg.application.contracts.AtOnce;
import se.lugntrygg.application.fakes.SampleMoods;
import se.lugntrygg.application.fakes.SamplePeople;
import se.lugntrygg.application.port.AuditTrail;
import se.lugntrygg.application.port.MoodEntries;
import se.lugntrygg.application.port.Overloaded;
import se.lugntrygg.application.port.Replays;
import se.lugntrygg.application.port.Sessions;
import se.lugntrygg.application.port.StorageFailure;
import se.lugntrygg.domain.account.Account;
import se.lugntrygg.domain.account.Consent;
import se.lugntrygg.domain.account.ConsentChange;
import se.lugntrygg.domain.account.Email;
import se.lugntrygg.domain.account.LoginAttempts;
import se.lugntrygg.domain.account.PasswordHash;
import se.lugntrygg.domain.account.PersonName;
import se.lugntrygg.domain.account.Profile;
import se.lugntrygg.domain.account.Session;
import se.lugntrygg.domain.account.SessionId;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.mood.DaySummary;
import se.lugntrygg.domain.mood.MoodEntry;
import se.lugntrygg.domain.mood.MoodWords;
import se.lugntrygg.domain.text.Language;
import se.lugntrygg.domain.time.Period;

class SqliteStoreTest {
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00.123Z");
  private static final PasswordHash HASH = new PasswordHash("hash");

  @RegisterExtension final OpenStore store = new OpenStore();

  private UserId somebody() {
    return store.somebody(Profile.DEFAULT_ZONE);
  }

  private List<MoodEntry> all(UserId owner) {
    return store.get().moodEntries().feltWithin(owner, Period.ALWAYS, Optional.empty(), 0, 100_000);
  }

  private long rows(String table) {
    return store
        .get()
        .database()
        .read(
            "count",
            rows -> rows.one(row -> row.getLong(1), "SELECT count(*) FROM " + table).orElseThrow());
  }

  private static Session session(UserId owner, Instant at) {
    return new Session(
        new SessionId(UUID.randomUUID()),
        owner,
        0,
        "hash of 0",
        "",
        at,
        at,
        false,
        at.plus(Duration.ofDays(30)));
  }

  private Rows raw() throws SQLException {
    return new Rows(connection());
  }

  private Connection connection() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + store.file());
  }

  private int version() throws SQLException {
    try (Rows rows = raw()) {
      return rows.one(row -> row.getInt(1), "PRAGMA user_version").orElseThrow();
    }
  }

  @Test
  void takes_every_step_once() throws SQLException {
    int first = version();
    store.reopen();
    store.reopen();

    assertThat(version()).isEqualTo(first).isEqualTo(Migrations.latest());
  }

  @Test
  void brings_an_old_file_up_to_date() throws SQLException, IOException {
    store.get().close();
    Files.delete(store.file());
    try (Rows rows = raw()) {
      Migrations.run(rows, 1);
      rows.change(
          "INSERT INTO replay (scope, key_print, fingerprint, effect, claimed_at) VALUES ('asa',"
              + " x'00', 'print', ?, ?)",
          UUID.randomUUID().toString(),
          NOW.toEpochMilli());
    }
    assertThat(version()).isEqualTo(1);

    store.reopen();

    assertThat(version()).isEqualTo(Migrations.latest());
    MoodEntry entry = SampleMoods.rated(somebody(), NOW, 5);
    store.get().moodEntries().add(entry);
    assertThat(all(entry.owner())).containsExactly(entry);
    assertThat(rows("replay WHERE released")).isEqualTo(1);
  }

  @Test
  void refuses_a_file_of_a_newer_version_and_lets_go_of_it() throws SQLException {
    store.get().close();
    try (Rows rows = raw()) {
      rows.run("PRAGMA user_version = 99");
    }

    assertThatThrownBy(() -> OpenStore.in(store.folder()))
        .isInstanceOf(StorageFailure.class)
        .hasRootCauseMessage(
            "the database was written by a newer version of the program (step 99, we know %d)"
                .formatted(Migrations.latest()));

    try (Rows rows = raw()) {
      rows.run("PRAGMA user_version = " + Migrations.latest());
    }
    store.reopen();
    assertThat(store.get().readiness().works()).isTrue();
  }

  @Test
  void keeps_everything_over_a_restart() {
    Account asa = SamplePeople.person("asa@example.se");
    store.get().accounts().open(asa, HASH);
    MoodEntry entry = SampleMoods.rated(asa.id(), NOW, 5);
    store.get().moodEntries().add(entry);
    Consent consent = new Consent(true, false, true, NOW);
    store.get().consents().change(asa.id(), ConsentChange.all(true, false, true), NOW);
    Session session = session(asa.id(), NOW);
    store.get().sessions().open(session);
    for (int i = 0; i < LoginAttempts.FREE; i++) {
      store.get().lockouts().attempt(asa.email(), NOW);
    }
    Replays.Key done = new Replays.Key("asa", "done");
    Replays.Key left = new Replays.Key("asa", "left");
    UUID effect = UUID.randomUUID();
    store.get().replays().claim(done, "print", effect, NOW);
    store
        .get()
        .replays()
        .finish(done, effect, new Replays.Answer(201, Map.of(), new byte[] {1}), NOW);
    store.get().replays().claim(left, "print", effect, NOW);
    store.get().auditTrail().note(AuditTrail.Event.LOGGED_IN, Optional.of(asa.id()), NOW);

    store.reopen();

    assertThat(store.get().accounts().find(asa.id())).contains(asa);
    assertThat(all(asa.id())).containsExactly(entry);
    assertThat(store.get().consents().of(asa.id())).contains(consent);
    assertThat(store.get().sessions().find(session.id())).contains(session);
    assertThat(store.get().lockouts().attempt(asa.email(), NOW)).isPresent();
    assertThat(store.get().auditTrail().about(Optional.of(asa.id()), 10)).hasSize(1);
    UUID other = UUID.randomUUID();
    assertThat(store.get().replays().claim(done, "print", other, NOW))
        .isInstanceOf(Replays.Finished.class);
    assertThat(store.get().replays().claim(left, "print", other, NOW))
        .isEqualTo(new Replays.Proceed(effect));
  }

  @Test
  void does_not_free_claims_by_being_asked_for_its_ports_again() {
    Replays.Key key = new Replays.Key("asa", "key");
    store.get().replays().claim(key, "print", UUID.randomUUID(), NOW);

    assertThat(store.get().replays().claim(key, "print", UUID.randomUUID(), NOW))
        .isEqualTo(new Replays.Running());
  }

  @Test
  void refuses_a_second_store_on_its_folder() {
    assertThatThrownBy(() -> OpenStore.in(store.folder()))
        .isInstanceOf(StorageFailure.class)
        .hasMessageContaining(store.folder().toString())
        .hasRootCauseMessage("another server is using this folder");
    assertThat(store.get().readiness().works()).isTrue();
  }

  @Test
  void refuses_a_second_process_on_its_folder() throws IOException, InterruptedException {
    Process second =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                SecondProcess.class.getName(),
                store.folder().toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(second.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(said)
        .contains("could not open the database")
        .contains("another server is using this folder");
  }

  @Test
  void leaves_no_written_word_in_its_files() throws IOException {
    Account asa =
        new Account(
            new UserId(UUID.randomUUID()),
            new Email("canary-mail@example.se"),
            new Profile(new PersonName("canary-name"), Language.SV, Profile.DEFAULT_ZONE, 7),
            NOW);
    store.get().accounts().open(asa, HASH);
    MoodEntry plain = SampleMoods.rated(asa.id(), NOW, 5);
    MoodEntry entry =
        new MoodEntry(
            plain.id(),
            asa.id(),
            new MoodWords(
                Optional.of("canary-mood"),
                Optional.of("canary-text"),
                Optional.of("canary-note"),
                List.of("canary-tag")),
            plain.rating(),
            plain.analysis(),
            plain.risk(),
            NOW,
            NOW,
            NOW,
            0);
    store.get().moodEntries().add(entry);
    Replays.Key key = new Replays.Key(asa.id().toString(), "canary-key");
    UUID holder = UUID.randomUUID();
    store.get().replays().claim(key, "print", holder, NOW);
    store
        .get()
        .replays()
        .finish(
            key,
            holder,
            new Replays.Answer(
                201,
                Map.of("X-Canary", "canary-header"),
                "canary-body".getBytes(StandardCharsets.UTF_8)),
            NOW);
    store.get().lockouts().attempt(asa.email(), NOW);

    assertThat(filesHold(asa.id().toString(), StandardCharsets.UTF_8)).isTrue();
    assertThat(filesHold("canary", StandardCharsets.UTF_8)).isFalse();
    assertThat(filesHold("canary", StandardCharsets.UTF_16LE)).isFalse();
    store.reopen();
    assertThat(all(asa.id())).containsExactly(entry);
    assertThat(filesHold("canary", StandardCharsets.UTF_8)).isFalse();
  }

  private boolean filesHold(String word, Charset charset) throws IOException {
    String sought = new String(word.getBytes(charset), StandardCharsets.ISO_8859_1);
    try (Stream<Path> files = Files.list(store.folder())) {
      for (Path file : files.toList()) {
        if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(sought)) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void tells_words_that_were_altered_or_moved_from_its_own() {
    UserId asa = somebody();
    MoodEntry first = SampleMoods.rated(asa, NOW, 5);
    MoodEntry second = SampleMoods.rated(asa, NOW.plusMillis(1), 6);
    store.get().moodEntries().add(first);
    store.get().moodEntries().add(second);
    store
        .get()
        .database()
        .write(
            "move words",
            rows ->
                rows.change(
                    "UPDATE entry SET sealed = (SELECT sealed FROM entry WHERE id = ?) WHERE id ="
                        + " ?",
                    first.id().toString(),
                    second.id().toString()));

    assertThat(store.get().moodEntries().find(asa, first.id())).contains(first);
    assertThatThrownBy(() -> store.get().moodEntries().find(asa, second.id()))
        .isInstanceOf(StorageFailure.class)
        .hasMessage("could not find a mood entry");
  }

  @Test
  void answers_a_write_after_it_is_committed() {
    UserId asa = somebody();

    AtOnce.each(
        16,
        _ -> {
          try (Rows rows = raw()) {
            for (int i = 0; i < 10; i++) {
              MoodEntry entry = SampleMoods.rated(asa, NOW.plusMillis(i), 5);
              store.get().moodEntries().add(entry);
              assertThat(
                      rows.one(
                          row -> row.getInt(1),
                          "SELECT 1 FROM entry WHERE id = ?",
                          entry.id().toString()))
                  .isPresent();
            }
            return true;
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        });

    assertThat(all(asa)).hasSize(160);
  }

  @Test
  void lets_a_write_fail_alone() {
    UserId asa = somebody();
    CountDownLatch queued = new CountDownLatch(31);
    List<String> came =
        AtOnce.each(
            32,
            who -> {
              if (who == 0) {
                // The writer waits here until the others stand in line, so that they share a
                // commit.
                return store
                    .get()
                    .database()
                    .write(
                        "hold up the others",
                        _ -> {
                          try {
                            return queued.await(5, TimeUnit.SECONDS) ? "held" : "too slow";
                          } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                          }
                        });
              }
              queued.countDown();
              UserId owner = who % 8 == 0 ? new UserId(UUID.randomUUID()) : asa;
              try {
                return store.get().moodEntries().add(SampleMoods.rated(owner, NOW, 5)).toString();
              } catch (StorageFailure e) {
                return "failed";
              }
            });

    assertThat(came).filteredOn("failed"::equals).hasSize(3);
    assertThat(came).filteredOn("Added[]"::equals).hasSize(28);
    assertThat(all(asa)).hasSize(28);
    assertThat(tallied(asa)).isEqualTo(28);
  }

  private long tallied(UserId owner) {
    return store
        .get()
        .moodSummaries()
        .days(owner, LocalDate.EPOCH, LocalDate.of(2100, 1, 1))
        .stream()
        .map(DaySummary::tally)
        .mapToLong(tally -> tally.all().entries())
        .sum();
  }

  private void pages(long most) {
    store
        .get()
        .database()
        .write(
            "bound the file",
            rows -> rows.one(row -> row.getLong(1), "PRAGMA max_page_count = " + most));
  }

  @Test
  void says_so_when_the_disk_is_full_and_can_still_be_read() {
    UserId asa = somebody();
    List<MoodEntry> kept = new ArrayList<>();
    pages(1); // which SQLite takes as: no more than there are

    StorageFailure failure = null;
    for (int i = 0; i < 2000 && failure == null; i++) {
      MoodEntry entry = SampleMoods.rated(asa, NOW.plus(Duration.ofHours(i)), 5);
      try {
        store.get().moodEntries().add(entry);
        kept.addFirst(entry);
      } catch (StorageFailure e) {
        failure = e;
      }
    }

    assertThat(failure).isNotNull().hasMessage("could not save a mood entry");
    assertThat(failure).hasStackTraceContaining("SQLITE_FULL");
    assertThat(all(asa)).containsExactlyElementsOf(kept);
    assertThat(tallied(asa)).isEqualTo(kept.size());
    assertThat(store.get().readiness().works()).isTrue();
    pages(1_000_000);
    MoodEntry entry = SampleMoods.rated(asa, NOW.minusSeconds(1), 5);
    store.get().moodEntries().add(entry);
    store.reopen();
    assertThat(all(asa)).hasSize(kept.size() + 1).endsWith(entry);
  }

  private String plan(String sql, Object... values) {
    return store
        .get()
        .database()
        .read(
            "explain",
            rows ->
                String.join(
                    "\n",
                    rows.all(row -> row.getString("detail"), "EXPLAIN QUERY PLAN " + sql, values)));
  }

  @Test
  void reads_pages_in_the_order_of_an_index_from_where_they_begin() {
    assertThat(plan(SqliteMoodEntries.PAGE, 1, 0, 0, "", 10, 0))
        .isEqualTo(
            "SEARCH entry USING PRIMARY KEY (person=? AND felt_at>? AND (felt_at,id)<(?,?))");
    assertThat(plan(SqliteMoodSummaries.BETWEEN, 1, 0, 9))
        .isEqualTo("SEARCH day USING PRIMARY KEY (person=? AND day>? AND day<?)");
    assertThat(plan(SqliteMoodSummaries.LONGEST, 1))
        .isEqualTo("SEARCH run USING COVERING INDEX run_by_length (person=?)");
    assertThat(plan(Days.UP_TO, 1, 0))
        .isEqualTo("SEARCH run USING PRIMARY KEY (person=? AND first<?)");
    assertThat(plan(SqliteAuditTrail.ABOUT, "asa", 10))
        .isEqualTo("SEARCH audit USING INDEX audit_by_person (person=?)");
  }

  @Test
  void pages_through_ten_thousand_entries_exactly_once() {
    UserId asa = somebody();
    int many = 10_000;
    for (int part = 0; part < 10; part++) {
      Instant from = NOW.plus(Duration.ofMinutes(part));
      AtOnce.each(
          many / 10,
          i ->
              store
                  .get()
                  .moodEntries()
                  .add(SampleMoods.rated(asa, from.plus(Duration.ofMinutes(10L * (i / 3))), 5)));
    }

    Set<UUID> seen = new HashSet<>();
    Optional<MoodEntries.Position> after = Optional.empty();
    List<MoodEntry> page;
    int pages = 0;
    do {
      page = store.get().moodEntries().feltWithin(asa, Period.ALWAYS, after, 0, 200);
      page.forEach(entry -> assertThat(seen.add(entry.id().value())).isTrue());
      after = page.isEmpty() ? after : Optional.of(MoodEntries.Position.after(page.getLast()));
      pages++;
    } while (!page.isEmpty());

    assertThat(seen).hasSize(many);
    assertThat(pages).isEqualTo(many / 200 + 1);
    assertThat(tallied(asa)).isEqualTo(many);
  }

  @Test
  void forgets_as_much_as_comes_in() {
    UserId asa = somebody();
    int many = 40;
    Instant later = NOW.plus(AuditTrail.RETENTION).plusMillis(1);
    for (Instant at : List.of(NOW, later)) {
      AtOnce.each(
          many,
          i -> {
            Session session = session(asa, at);
            store.get().sessions().open(session);
            if (i % 2 == 0) {
              store.get().sessions().end(session.id(), at);
            }
            store.get().lockouts().attempt(new Email(i + "-" + at.toEpochMilli() + "@x.se"), at);
            Replays.Key key = new Replays.Key("asa", i + " at " + at);
            UUID holder = UUID.randomUUID();
            store.get().replays().claim(key, "print", holder, at);
            if (i % 2 == 0) {
              Replays.Answer answer = new Replays.Answer(201, Map.of(), new byte[] {1});
              store.get().replays().finish(key, holder, answer, at);
            }
            store.get().auditTrail().note(AuditTrail.Event.LOGGED_IN, Optional.of(asa), at);
            return i;
          });
      for (String table : List.of("session", "login_attempts", "replay", "audit")) {
        assertThat(rows(table)).as(table).isEqualTo(many);
      }
    }
    assertThat(Sessions.MEMORY).isLessThan(AuditTrail.RETENTION);
  }

  @Test
  void takes_nothing_more_when_it_is_closed() {
    store.get().close();

    assertThatThrownBy(() -> store.get().accounts().find(new UserId(UUID.randomUUID())))
        .isInstanceOf(Overloaded.class);
    assertThatThrownBy(() -> store.get().lockouts().succeeded(new Email("asa@example.se")))
        .isInstanceOf(Overloaded.class);
    store.reopen();
  }
}
