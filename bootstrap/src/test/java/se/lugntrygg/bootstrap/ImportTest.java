package se.lugntrygg.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.lugntrygg.adapters.firestore.Emulator;
import se.lugntrygg.adapters.firestore.FirestoreStore;
import se.lugntrygg.adapters.monitoring.MicrometerMeters;
import se.lugntrygg.adapters.security.AesWordSafe;
import se.lugntrygg.adapters.sqlite.SqliteStore;
import se.lugntrygg.application.archive.CompareStores;
import se.lugntrygg.application.archive.Comparison;
import se.lugntrygg.application.archive.Digest;
import se.lugntrygg.application.archive.Kept;
import se.lugntrygg.application.archive.Kind;
import se.lugntrygg.application.archive.MoveStore;
import se.lugntrygg.application.fakes.SampleMoods;
import se.lugntrygg.application.port.Archive;
import se.lugntrygg.application.port.StorageFailure;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.mood.MoodEntry;
import se.lugntrygg.domain.time.Period;

/// Everything moves from the embedded store to Firestore and back.
final class ImportTest {
  private static final int PEOPLE = 7;
  private static final int MOODS = 25;
  private static final MicrometerMeters METERS = new MicrometerMeters();
  private static final AesWordSafe SAFE =
      new AesWordSafe(
          List.of("a-master-key-of-more-than-32-bytes".getBytes(StandardCharsets.UTF_8)),
          new SecureRandom());
  private static final CompareStores COMPARE = new CompareStores(SAFE);

  @TempDir private Path folder;
  @TempDir private Path other;
  private final List<AutoCloseable> opened = new ArrayList<>();

  private SqliteStore sqlite(Path in) {
    SqliteStore store = SqliteStore.open(in, SAFE, METERS);
    opened.add(store);
    return store;
  }

  private FirestoreStore firestore(String project) {
    FirestoreStore store =
        FirestoreStore.open(
            new FirestoreStore.Settings(
                project,
                FirestoreStore.Settings.DEFAULT_DATABASE,
                Optional.of(Emulator.host()),
                Duration.ofSeconds(60),
                Duration.ofSeconds(30)),
            SAFE,
            METERS);
    opened.add(store);
    return store;
  }

  private static String project() {
    return "test-" + UUID.randomUUID();
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : opened.reversed()) {
      each.close();
    }
  }

  /// Closed in order, as a stop would.
  private void closed(AutoCloseable store) throws Exception {
    opened.remove(store);
    store.close();
  }

  private static MoveStore.Outcome move(Archive from, Archive to) {
    return new MoveStore(COMPARE, InstantSource.system()).handle(from, to, (_, _) -> {});
  }

  private static MoveStore.Moved moved(Archive from, Archive to) {
    MoveStore.Moved moved = (MoveStore.Moved) move(from, to);
    assertThat(moved.comparison().differences()).isEmpty();
    assertThat(moved.comparison().equal()).isTrue();
    return moved;
  }

  private static Comparison compared(Archive from, Archive to) {
    return COMPARE.handle(from, to, Instant.now(), (_, _) -> {});
  }

  @Test
  void everything_is_the_same_there_and_when_it_has_come_back() throws Exception {
    SqliteStore first = sqlite(folder);
    Village village = Village.in(first, PEOPLE, MOODS, 1);
    // What a store counts in memory is on disk when it has stopped.
    closed(first);
    SqliteStore origin = sqlite(folder);
    Map<String, Object> before = village.told(origin);
    String cloud = project();
    FirestoreStore between = firestore(cloud);

    MoveStore.Moved there = moved(origin.archive(), between.archive());

    assertThat(there.moved()).isEqualTo(PEOPLE);
    assertThat(there.resumed()).isFalse();
    there
        .comparison()
        .kinds()
        .forEach((kind, sides) -> assertThat(sides.from().count()).as(kind.plural()).isPositive());
    FirestoreStore machine = firestore(cloud);
    assertThat(village.told(machine)).isEqualTo(before);

    SqliteStore target = sqlite(other);
    MoveStore.Moved back = moved(between.archive(), target.archive());

    assertThat(digests(back.comparison())).isEqualTo(digests(there.comparison()));
    closed(target);
    SqliteStore home = sqlite(other);
    assertThat(village.told(home)).isEqualTo(before);
    assertThat(rows(other)).isEqualTo(rows(folder));

    village.goesOn(machine);
    village.goesOn(home);
  }

  private static Map<Kind, Digest> digests(Comparison comparison) {
    Map<Kind, Digest> digests = new EnumMap<>(Kind.class);
    comparison.kinds().forEach((kind, sides) -> digests.put(kind, sides.to()));
    return digests;
  }

  /// What is sealed anew each time, what numbers rows, and what nobody asks for.
  private static final Set<String> OWN =
      Set.of("n", "sealed", "profile", "answer", "replies", "released");

  /// Every column of every table but those, as the schema has them.
  private static Map<String, Set<String>> rows(Path folder) throws SQLException {
    Map<String, Set<String>> all = new TreeMap<>();
    try (Connection connection = raw(folder);
        Statement statement = connection.createStatement()) {
      for (String table :
          column(
              statement,
              "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('store_key',"
                  + " 'arrival')")) {
        List<String> columns =
            column(statement, "SELECT name FROM pragma_table_info('" + table + "')");
        boolean owned = columns.contains("person") && !table.equals("audit");
        columns.removeAll(OWN);
        columns.replaceAll(
            name ->
                owned && name.equals("person")
                    ? "(SELECT id FROM person p WHERE p.n = t.person)"
                    : table.equals("session") && !name.equals("id") && !name.equals("ended_at")
                        ? "CASE WHEN ended_at IS NULL THEN " + name + " END"
                        : name);
        all.put(
            table,
            new TreeSet<>(
                column(
                    statement,
                    "SELECT json_array("
                        + String.join(
                            ", ", columns.stream().map(name -> "quote(" + name + ")").toList())
                        + ") FROM "
                        + table
                        + " t")));
      }
    }
    return all;
  }

  private static Connection raw(Path folder) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("lugn-trygg.db"));
  }

  private static List<String> column(Statement statement, String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  /// An archive that breaks after so many records.
  private record Breaking(Archive archive, AtomicLong left) implements Archive {
    @Override
    public String identity() {
      return archive.identity();
    }

    @Override
    public Optional<Arrival> arrival() {
      return archive.arrival();
    }

    @Override
    public void note(Arrival arrival) {
      archive.note(arrival);
    }

    @Override
    public boolean isEmpty() {
      return archive.isEmpty();
    }

    @Override
    public List<UserId> people(Optional<UserId> after, int limit) {
      return archive.people(after, limit);
    }

    @Override
    public void read(UserId person, Consumer<Kept> sink) {
      archive.read(person, sink);
    }

    @Override
    public void read(Kind shared, Consumer<Kept> sink) {
      archive.read(shared, sink);
    }

    @Override
    public Filling fill(UserId person) {
      return breaking(archive.fill(person));
    }

    @Override
    public Filling fill(Kind shared) {
      return breaking(archive.fill(shared));
    }

    private Filling breaking(Filling filling) {
      return new Filling() {
        @Override
        public void add(Kept record) {
          if (left.decrementAndGet() < 0) {
            throw new StorageFailure("keep more", new IllegalStateException("broken"));
          }
          filling.add(record);
        }

        @Override
        public void close() {
          filling.close();
        }
      };
    }
  }

  @Test
  void goes_on_where_it_broke_off_and_replaces_what_was_half_done() throws Exception {
    SqliteStore source = sqlite(folder);
    Village village = Village.in(source, PEOPLE, 15, 2);
    closed(source);
    SqliteStore origin = sqlite(folder);
    String cloud = project();
    FirestoreStore target = firestore(cloud);
    for (int records : List.of(1, 60, 150)) {
      Archive breaking = new Breaking(target.archive(), new AtomicLong(records));
      assertThatThrownBy(() -> move(origin.archive(), breaking)).hasMessageContaining("keep more");
    }
    assertThat(target.archive().people(Optional.empty(), 10)).isNotEmpty();
    assertThatThrownBy(() -> Server.start(other, cloud(cloud)))
        .as("a server on half of it")
        .hasMessageContaining("an import into this store has begun");

    MoveStore.Moved moved = moved(origin.archive(), target.archive());

    assertThat(moved.resumed()).isTrue();
    assertThat(moved.moved() + moved.kept()).isEqualTo(PEOPLE);
    assertThat(village.told(firestore(cloud))).isEqualTo(village.told(origin));
    assertThat(move(origin.archive(), target.archive()))
        .as("again")
        .isInstanceOf(MoveStore.AlreadyDone.class);

    // And back, where a break leaves rows.
    SqliteStore home = sqlite(other);
    for (int records : List.of(1, 90)) {
      Archive breaking = new Breaking(home.archive(), new AtomicLong(records));
      assertThatThrownBy(() -> move(target.archive(), breaking)).hasMessageContaining("keep more");
    }
    assertThat(moved(target.archive(), home.archive()).resumed()).isTrue();
  }

  private static String[] cloud(String project) {
    return new String[] {
      "PERSISTENCE",
      "firestore",
      "GOOGLE_CLOUD_PROJECT",
      project,
      "FIRESTORE_EMULATOR_HOST",
      Emulator.host(),
      "ENCRYPTION_KEY",
      "a-master-key-of-more-than-32-bytes"
    };
  }

  @Test
  void fills_no_store_in_which_somebody_else_is() {
    SqliteStore source = sqlite(folder);
    Village.in(source, 1, 2, 3);
    FirestoreStore target = firestore(project());
    Village others = Village.in(target, 1, 2, 4);
    Map<String, Object> before = others.told(target);
    SqliteStore elsewhere = sqlite(other);

    assertThat(move(source.archive(), target.archive())).isInstanceOf(MoveStore.Occupied.class);
    assertThat(others.told(target)).isEqualTo(before);
    assertThat(target.archive().people(Optional.empty(), 10)).hasSize(1);

    // Nor one that holds a part of another import.
    Archive breaking = new Breaking(elsewhere.archive(), new AtomicLong(5));
    assertThatThrownBy(() -> move(target.archive(), breaking)).isInstanceOf(StorageFailure.class);
    assertThat(move(source.archive(), elsewhere.archive())).isInstanceOf(MoveStore.Occupied.class);
  }

  @Test
  void finds_what_was_altered_whatever_kind_it_is_of() throws Exception {
    SqliteStore source = sqlite(folder);
    Village.in(source, 3, 12, 5);
    closed(source);
    SqliteStore origin = sqlite(folder);
    FirestoreStore target = firestore(project());
    moved(origin.archive(), target.archive());
    assertThat(compared(origin.archive(), target.archive()).equal()).isTrue();
    closed(origin);
    Map<Kind, String> changes = new EnumMap<>(Kind.class);
    changes.put(Kind.ACCOUNT, "UPDATE person SET password = password || 'x'");
    changes.put(Kind.CONSENT, "UPDATE consent SET marketing = 1 - marketing");
    changes.put(Kind.MOOD, "UPDATE entry SET felt_at = felt_at + 1");
    changes.put(Kind.DAY, "DELETE FROM day");
    changes.put(Kind.RUN, "UPDATE run SET last = last + 1");
    changes.put(Kind.CONVERSATION, "UPDATE conversation SET erasures = erasures + 1");
    changes.put(Kind.EXCHANGE, "UPDATE exchange SET sequence = sequence + 1000");
    changes.put(Kind.STORY, "DELETE FROM story");
    changes.put(Kind.FORECAST, "UPDATE forecast SET made_at = made_at - 1");
    changes.put(Kind.EXERCISE, "DELETE FROM exercise_run");
    changes.put(Kind.SAFETY_PLAN, "DELETE FROM safety_plan");
    changes.put(Kind.RISK_WATCH, "DELETE FROM risk_watch");
    changes.put(Kind.AI_UNITS_OF_PERSON, "UPDATE ai_units_of_person SET units = units + 1");
    changes.put(Kind.AI_UNITS, "UPDATE ai_units SET units = units + 1");
    changes.put(Kind.SESSION, "UPDATE session SET generation = 7 WHERE ended_at IS NULL");
    changes.put(Kind.LOCKOUT, "UPDATE login_attempts SET failures = 4");
    changes.put(Kind.REPLAY, "UPDATE replay SET fingerprint = 'another' WHERE scope = 'open'");
    changes.put(Kind.AUDIT, "UPDATE audit SET event = 'LOGGED_OUT' WHERE person IS NULL");
    assertThat(changes).containsOnlyKeys(Kind.values());
    // All of one person alone, since only so many differences are told.
    String one;
    try (Connection connection = raw(folder);
        Statement statement = connection.createStatement()) {
      one = column(statement, "SELECT id FROM person ORDER BY id LIMIT 1").getFirst();
      for (var change : changes.entrySet()) {
        String which =
            switch (change.getKey()) {
              case ACCOUNT -> " WHERE id = '" + one + "'";
              case AI_UNITS, SESSION, LOCKOUT, REPLAY, AUDIT -> "";
              default -> " WHERE person = (SELECT n FROM person WHERE id = '" + one + "')";
            };
        assertThat(statement.executeUpdate(change.getValue() + which))
            .as(change.getValue())
            .isPositive();
      }
    }

    SqliteStore altering = sqlite(folder);
    Comparison comparison = compared(altering.archive(), target.archive());

    assertThat(comparison.differing()).isEqualTo(Kind.values().length);
    assertThat(comparison.differences().stream().map(Comparison.Difference::kind))
        .containsExactlyInAnyOrder(Kind.values());
    UserId altered = UserId.parse("id", one);
    assertThat(comparison.differences())
        .allMatch(
            each ->
                each.person()
                    .equals(each.kind().ofPerson() ? Optional.of(altered) : Optional.empty()));

    closed(altering);
    try (Connection connection = raw(folder);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "UPDATE entry SET sealed = zeroblob(length(sealed)) WHERE person = (SELECT n FROM person"
              + " WHERE id = '"
              + one
              + "')");
    }
    SqliteStore broken = sqlite(folder);
    assertThatThrownBy(() -> compared(broken.archive(), target.archive()))
        .as("what cannot be opened any more")
        .isInstanceOf(StorageFailure.class)
        .hasMessage("could not read everything of " + one);
  }

  @Test
  void finds_what_somebody_changed_in_the_store_that_was_filled() {
    SqliteStore source = sqlite(folder);
    Village village = Village.in(source, 2, 5, 6);
    FirestoreStore target = firestore(project());
    moved(source.archive(), target.archive());
    UserId id = village.people().getFirst().id();
    MoodEntry entry =
        target.moodEntries().feltWithin(id, Period.ALWAYS, Optional.empty(), 0, 1).getFirst();
    target
        .moodEntries()
        .replace(
            entry.amended(
                entry.words(),
                entry.rating(),
                entry.analysis(),
                entry.risk(),
                Instant.EPOCH.plusSeconds(2_000_000_000)));
    target.moodEntries().add(SampleMoods.rated(village.people().get(1).id(), village.now(), 3));

    Comparison comparison = compared(source.archive(), target.archive());

    assertThat(comparison.equal()).isFalse();
    assertThat(comparison.differences())
        .anySatisfy(
            each -> {
              assertThat(each.kind()).isEqualTo(Kind.MOOD);
              assertThat(each.person()).contains(id);
              assertThat(each.sides().from().count()).isEqualTo(each.sides().to().count());
            })
        .anySatisfy(
            each -> {
              assertThat(each.kind()).isEqualTo(Kind.DAY);
              assertThat(each.person()).contains(village.people().get(1).id());
            });
  }
}
