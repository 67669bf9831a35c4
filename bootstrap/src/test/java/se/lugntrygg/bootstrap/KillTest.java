package se.lugntrygg.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.lugntrygg.adapters.monitoring.MicrometerMeters;
import se.lugntrygg.adapters.security.AesWordSafe;
import se.lugntrygg.adapters.security.SecretFiles;
import se.lugntrygg.adapters.sqlite.SqliteStore;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.mood.MoodEntry;
import se.lugntrygg.domain.mood.Tally;
import se.lugntrygg.domain.time.Period;

/// What was answered 201 is there, once and whole, however often the process is killed.
final class KillTest {
  private static final int KILLS = 22;
  private static final int WRITERS = 6;
  private static final Duration READY_WITHIN = Duration.ofSeconds(15);
  private static final long SEED = 20_260_131;

  /// All that one writer has done and still means to do.
  private static final class Writer {
    private final int number;
    private final Map<String, String> acknowledged = new HashMap<>();
    private final Set<String> unanswered = new HashSet<>();
    private Optional<String> open = Optional.empty();
    private int count;

    Writer(int number) {
      this.number = number;
    }

    /// Writes until the program is gone. Every second entry has a key and is tried until it is
    /// answered, over as many kills as it takes.
    void write(Client client, Client.Person person, AtomicInteger replayed) {
      try {
        while (true) {
          String text =
              open.orElseGet(() -> "skrivare %d rad %d, ord nog".formatted(number, count++));
          boolean keyed = open.isPresent() || count % 2 == 0;
          Client.Call call =
              client.post("/api/mood/log", Map.of("mood_text", text, "score", 1 + count % 10));
          if (keyed) {
            open = Optional.of(text);
            call =
                client
                    .post("/api/mood/log", Map.of("mood_text", text))
                    .header("Idempotency-Key", text.replaceAll("[^0-9a-z]", "-"));
          } else {
            unanswered.add(text);
          }
          Client.Answer answer = call.as(person).send();
          if (answer.status() == 409) {
            continue;
          }
          String id = answer.expect(201).json().get("id").asText();
          if (answer.header("Idempotent-Replayed").isPresent()) {
            replayed.incrementAndGet();
          }
          acknowledged.put(text, id);
          unanswered.remove(text);
          open = Optional.empty();
        }
      } catch (UncheckedIOException _) {
        // Killed.
      }
    }
  }

  @Test
  void loses_nothing_and_does_nothing_twice(@TempDir Path folder) throws Exception {
    Random random = new Random(SEED);
    List<Writer> writers = IntStream.range(0, WRITERS).mapToObj(Writer::new).toList();
    List<Long> restarts = new ArrayList<>();
    AtomicInteger replayed = new AtomicInteger();
    Set<Throwable> failures = ConcurrentHashMap.newKeySet();
    Client.Person person = null;
    for (int kill = 0; kill < KILLS; kill++) {
      try (Program program = Program.start(folder)) {
        Client client = new Client(program.port());
        client.get("/api/health/ready").send().expect(200);
        restarts.add(program.sinceStart().toMillis());
        if (person == null) {
          person = client.person("anna");
        }
        Client.Person anna = person;
        List<Thread> threads =
            writers.stream()
                .map(
                    writer ->
                        Thread.ofVirtual()
                            .start(
                                () -> {
                                  try {
                                    writer.write(client, anna, replayed);
                                  } catch (RuntimeException | Error e) {
                                    failures.add(e);
                                  }
                                }))
                .toList();
        Thread.sleep(100 + random.nextInt(700));
        program.kill();
        for (Thread thread : threads) {
          thread.join();
        }
      }
      assertThat(failures).isEmpty();
    }
    // The first start makes the database; the others find it as a kill left it.
    assertThat(restarts.stream().skip(1)).allMatch(millis -> millis < READY_WITHIN.toMillis());
    int acknowledged = writers.stream().mapToInt(writer -> writer.acknowledged.size()).sum();
    System.out.printf(
        "%d kills, %d entries acknowledged, %d answers replayed, ready again after %s ms%n",
        KILLS, acknowledged, replayed.get(), restarts);
    assertThat(acknowledged).isGreaterThan(KILLS);
    assertThat(person).isNotNull();
    check(folder, person, writers);
    recount(folder, person);
  }

  private static void check(Path folder, Client.Person person, List<Writer> writers) {
    try (Program program = Program.start(folder)) {
      Client client = new Client(program.port());
      // What was still open is asked for once more, and then once again.
      for (Writer writer : writers) {
        writer.open.ifPresent(
            text -> {
              for (int i = 0; i < 2; i++) {
                String id =
                    client
                        .post("/api/mood/log", Map.of("mood_text", text))
                        .header("Idempotency-Key", text.replaceAll("[^0-9a-z]", "-"))
                        .as(person)
                        .send()
                        .expect(201)
                        .json()
                        .get("id")
                        .asText();
                String before = writer.acknowledged.put(text, id);
                assertThat(before == null || before.equals(id)).isTrue();
              }
            });
      }
      List<JsonNode> found = everything(client, person);
      Map<String, String> byText = new HashMap<>();
      for (JsonNode entry : found) {
        assertThat(byText.put(entry.get("mood_text").asText(), entry.get("id").asText()))
            .as("twice: %s", entry.get("mood_text"))
            .isNull();
      }
      for (Writer writer : writers) {
        assertThat(byText).containsAllEntriesOf(writer.acknowledged);
        writer.acknowledged.keySet().forEach(byText::remove);
        writer.unanswered.forEach(byText::remove);
      }
      assertThat(byText).as("entries that nobody wrote, or torn ones").isEmpty();
      JsonNode today =
          client
              .get("/api/mood/today")
              .header("X-Timezone", "UTC")
              .as(person)
              .send()
              .expect(200)
              .json();
      LocalDate day = LocalDate.parse(today.get("date").asText());
      assertThat(today.get("count").asLong())
          .isEqualTo(
              found.stream()
                  .map(entry -> Instant.parse(entry.get("timestamp").asText()))
                  .filter(at -> at.atZone(ZoneId.of("UTC")).toLocalDate().equals(day))
                  .count());
      assertThat(
              client
                  .get("/api/mood/streaks")
                  .as(person)
                  .send()
                  .json()
                  .get("current_streak")
                  .asInt())
          .isBetween(1, 2);
    }
  }

  private static List<JsonNode> everything(Client client, Client.Person person) {
    List<JsonNode> found = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page =
          client.get("/api/mood/get?limit=200" + cursor).as(person).send().expect(200).json();
      page.get("moods").forEach(found::add);
      cursor =
          page.get("next_cursor").isNull() ? "" : "&cursor=" + page.get("next_cursor").asText();
    } while (!cursor.isEmpty());
    return found;
  }

  /// What is kept for each day says the same as the entries, and the file is sound.
  private static void recount(Path folder, Client.Person person) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("lugn-trygg.db"));
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery("PRAGMA integrity_check")) {
      assertThat(answer.next()).isTrue();
      assertThat(answer.getString(1)).isEqualTo("ok");
    }
    SecureRandom random = new SecureRandom();
    byte[] key = SecretFiles.readOrMake(folder, "encryption.key", 32, random).secret();
    try (MicrometerMeters meters = new MicrometerMeters();
        SqliteStore store =
            SqliteStore.open(folder, new AesWordSafe(List.of(key), random), meters)) {
      UserId owner = UserId.parse("id", person.id());
      ZoneId zone = store.moodSummaries().zoneOf(owner).orElseThrow();
      Map<LocalDate, Tally> counted = new TreeMap<>();
      for (MoodEntry entry :
          store
              .moodEntries()
              .feltWithin(owner, Period.ALWAYS, Optional.empty(), 0, Integer.MAX_VALUE)) {
        counted.merge(
            entry.feltAt().atZone(zone).toLocalDate(), Tally.of(entry, zone), Tally::plus);
      }
      Map<LocalDate, Tally> kept = new TreeMap<>();
      store
          .moodSummaries()
          .days(owner, LocalDate.of(2000, 1, 1), LocalDate.of(2100, 1, 1))
          .forEach(day -> kept.put(day.day(), day.tally()));
      assertThat(kept).isEqualTo(counted).isNotEmpty();
    }
  }
}
