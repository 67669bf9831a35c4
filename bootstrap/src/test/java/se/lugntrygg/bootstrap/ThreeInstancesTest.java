package se.lugntrygg.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import se.lugntrygg.adapters.firestore.Emulator;
import se.lugntrygg.adapters.redis.RedisServer;
import se.lugntrygg.application.contracts.AtOnce;

/// Three real programs on one Firestore and one Redis. Each request goes to the next of them, as
/// behind a load balancer, and nobody can tell that they are three.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ThreeInstancesTest {
  private static final int THREE = 3;
  private static final int LIMIT = 60;
  private static final int UNITS = 5;
  private static final int WRITERS = 4;

  @TempDir static Path folder;
  private static Vendor vendor;
  private static final List<Program> PROGRAMS = new CopyOnWriteArrayList<>();
  private static final List<Client> CLIENTS = new CopyOnWriteArrayList<>();
  private static final AtomicInteger TURN = new AtomicInteger();

  @BeforeAll
  static void start() {
    vendor = Vendor.saying(Vendor.Protocol.OPENAI, Vendor.WELL, "Vad skulle kännas bra i kväll?");
    Map<String, String> settings = settings();
    List<CompletableFuture<Program>> starting =
        IntStream.range(0, THREE)
            .mapToObj(_ -> CompletableFuture.supplyAsync(() -> program(settings)))
            .toList();
    for (CompletableFuture<Program> one : starting) {
      Program program = one.join();
      PROGRAMS.add(program);
      CLIENTS.add(new Client(program.port()));
    }
  }

  private static Map<String, String> settings() {
    Map<String, String> chosen = new HashMap<>(Server.firestore(Emulator.host(), folder));
    chosen.put("JWT_SECRET_KEY", Server.KEY);
    // Another for each run, since others may use the same Redis.
    chosen.put("ENCRYPTION_KEY", "of-three-instances-" + UUID.randomUUID());
    chosen.put("REDIS_URL", RedisServer.url());
    // A busy machine must not make an exact count look inexact.
    chosen.put("REDIS_TIMEOUT", "5s");
    chosen.put(
        "RATE_LIMITS",
        Stream.of(Server.NO_LIMITS.split(","))
            .map(limit -> limit.startsWith("mood.analyze=") ? "mood.analyze=60/d" : limit)
            .collect(Collectors.joining(",")));
    chosen.put("AI_DAILY_UNITS_PER_USER", Integer.toString(UNITS));
    String[] asked = vendor.settings();
    for (int i = 0; i < asked.length; i += 2) {
      chosen.put(asked[i], asked[i + 1]);
    }
    return chosen;
  }

  private static Program program(Map<String, String> settings) {
    return Program.start(
        folder,
        settings.entrySet().stream()
            .flatMap(set -> Stream.of(set.getKey(), set.getValue()))
            .toArray(String[]::new));
  }

  @AfterAll
  static void stop() {
    PROGRAMS.forEach(Program::close);
    if (vendor != null) {
      vendor.close();
    }
  }

  /// Whose turn it is.
  private static Client next() {
    return CLIENTS.get(Math.floorMod(TURN.getAndIncrement(), THREE));
  }

  private static Client.Person somebody() {
    return next().person("p" + UUID.randomUUID());
  }

  @Test
  void what_was_written_through_one_shows_in_the_very_next_read_through_another() {
    Client.Person asa = somebody();
    for (int i = 1; i <= 10; i++) {
      String id =
          next()
              .post("/api/mood/log", Map.of("mood_text", "en promenad", "score", 7))
              .as(asa)
              .send()
              .expect(201)
              .json()
              .get("id")
              .asText();
      for (int read = 0; read < THREE; read++) {
        assertThat(moods(next(), asa)).as("read %d after write %d", read, i).hasSize(i);
      }
      next().call("PUT", "/api/mood/" + id).body(Map.of("score", 2)).as(asa).send().expect(200);
      assertThat(moods(next(), asa).getFirst().get("score").asInt()).isEqualTo(2);
    }
    for (Client each : CLIENTS) {
      var _ = moods(each, asa);
      assertThat(
              each.get("/api/mood/get?limit=100").as(asa).send().json().get("cached").asBoolean())
          .as("read from memory")
          .isTrue();
    }
  }

  private static List<JsonNode> moods(Client client, Client.Person person) {
    List<JsonNode> found = new ArrayList<>();
    client
        .get("/api/mood/get?limit=100")
        .as(person)
        .send()
        .expect(200)
        .json()
        .get("moods")
        .forEach(found::add);
    return found;
  }

  @Test
  void a_changed_profile_shows_in_the_very_next_read_through_another() {
    Client.Person bo = somebody();
    for (String name : List.of("Bo", "Bosse", "B", "Bo igen")) {
      CLIENTS.forEach(each -> each.get("/api/users/profile").as(bo).send().expect(200));
      next().call("PUT", "/api/users/profile").body(Map.of("name", name)).as(bo).send().expect(200);
      for (Client each : CLIENTS) {
        assertThat(each.get("/api/users/profile").as(bo).send().expect(200).text())
            .contains("\"" + name + "\"");
      }
    }
  }

  @Test
  void exactly_the_limit_passes_when_32_threads_ask_all_three() {
    Client.Person eva = somebody();
    List<Integer> statuses = new CopyOnWriteArrayList<>();
    var _ =
        AtOnce.each(
            32,
            _ -> {
              for (int i = 0; i < 5; i++) {
                statuses.add(
                    next()
                        .post("/api/mood/analyze", Map.of("text", "en fin dag"))
                        .as(eva)
                        .send()
                        .status());
              }
              return true;
            });
    assertThat(statuses).containsOnly(200, 429);
    assertThat(statuses).filteredOn(status -> status == 200).hasSize(LIMIT);
  }

  @Test
  void one_key_sent_to_all_three_at_once_has_one_effect() {
    Client.Person ina = somebody();
    for (int round = 1; round <= 3; round++) {
      String key = "round-" + round;
      List<String> ids =
          AtOnce.each(
              2 * THREE,
              who -> {
                while (true) {
                  Client.Answer answer =
                      CLIENTS
                          .get(who % THREE)
                          .post("/api/mood/log", Map.of("mood_text", "en enda gång", "score", 6))
                          .header("Idempotency-Key", key)
                          .as(ina)
                          .send();
                  if (answer.status() != 409) {
                    return answer.expect(201).json().get("id").asText();
                  }
                  pause();
                }
              });
      assertThat(Set.copyOf(ids)).hasSize(1);
      assertThat(moods(next(), ina)).hasSize(round);
    }
  }

  @Test
  void a_refresh_token_goes_round_and_nobody_is_logged_out_but_a_thief() {
    Client.Person ulf = somebody();
    List<String> chain = new ArrayList<>(List.of(ulf.refresh()));
    for (int i = 0; i < 12; i++) {
      String token = chain.getLast();
      // Sent twice at once, as a client does that lost the answer.
      List<String> children =
          AtOnce.each(i % 3 == 0 ? 2 : 1, _ -> refresh(next(), token).expect(200)).stream()
              .map(answer -> answer.json().get("refresh_token").asText())
              .distinct()
              .toList();
      assertThat(children).hasSize(1);
      chain.add(children.getFirst());
    }
    next().get("/api/mood/streaks").as(ulf).send().expect(200);
    refresh(next(), chain.get(chain.size() - 3)).expect(401);
    refresh(next(), chain.getLast()).expect(401);
  }

  /// Somebody else is at it.
  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Client.Answer refresh(Client client, String token) {
    return client.post("/api/auth/refresh", Map.of("refresh_token", token)).send();
  }

  @Test
  void wrong_passwords_are_counted_together() {
    Client.Person mia = somebody();
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      statuses.add(
          next()
              .post("/api/auth/login", Map.of("email", mia.email(), "password", "Fel-ord-2026!"))
              .send()
              .status());
    }
    assertThat(statuses).containsExactly(401, 401, 401, 401, 401, 429, 429, 429);
  }

  @Test
  void what_providers_cost_is_counted_together() {
    Client.Person tor = somebody();
    List<String> speakers = new ArrayList<>();
    for (int i = 0; i < UNITS + THREE; i++) {
      speakers.add(
          next()
              .post("/api/ai/chat", Map.of("message", "Jag är trött efter jobbet i dag."))
              .as(tor)
              .send()
              .expect(200)
              .json()
              .get("model_used")
              .asText());
    }
    assertThat(speakers.subList(0, UNITS)).containsOnly(Vendor.MODEL);
    assertThat(speakers.subList(UNITS, speakers.size())).containsOnly("builtin");
  }

  /// What one writer has done.
  ///
  /// @param acknowledged ids by text
  /// @param unanswered texts of which nobody knows
  private record Written(Map<String, String> acknowledged, Set<String> unanswered) {}

  private static void write(Client.Person person, AtomicBoolean stop, Written written) {
    for (int i = 0; !stop.get(); i++) {
      String text = "rad " + i;
      try {
        Client.Answer answer =
            next().post("/api/mood/log", Map.of("mood_text", text, "score", 5)).as(person).send();
        written.acknowledged.put(text, answer.expect(201).json().get("id").asText());
      } catch (UncheckedIOException _) {
        // Killed.
        written.unanswered.add(text);
      }
    }
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void one_is_killed_while_it_writes_and_nothing_is_lost_and_the_others_go_on()
      throws InterruptedException {
    List<Client.Person> people =
        Stream.generate(ThreeInstancesTest::somebody).limit(WRITERS).toList();
    List<Written> written =
        people.stream()
            .map(_ -> new Written(new ConcurrentHashMap<>(), ConcurrentHashMap.newKeySet()))
            .toList();
    AtomicBoolean stop = new AtomicBoolean();
    Set<Throwable> failures = ConcurrentHashMap.newKeySet();
    List<Thread> writers =
        IntStream.range(0, WRITERS)
            .mapToObj(
                who ->
                    Thread.ofVirtual()
                        .start(
                            () -> {
                              try {
                                write(people.get(who), stop, written.get(who));
                              } catch (RuntimeException | Error e) {
                                failures.add(e);
                              }
                            }))
            .toList();
    int killed;
    try {
      waitUntil("all write", () -> count(written) > 5 * WRITERS);
      PROGRAMS.getFirst().kill();
      killed = count(written);
      waitUntil("the others go on", () -> count(written) > killed + 5 * WRITERS);
    } finally {
      stop.set(true);
      for (Thread writer : writers) {
        writer.join();
      }
    }
    assertThat(failures).isEmpty();
    System.out.printf(
        "one of three killed: %d acknowledged when it was dead, %d in the end%n",
        killed, count(written));
    for (int who = 0; who < WRITERS; who++) {
      for (Client each : CLIENTS.subList(1, THREE)) {
        Map<String, String> found = everything(each, people.get(who));
        assertThat(found).containsAllEntriesOf(written.get(who).acknowledged);
        found.keySet().removeAll(written.get(who).acknowledged.keySet());
        assertThat(written.get(who).unanswered).containsAll(found.keySet());
      }
    }
  }

  private static void waitUntil(String what, BooleanSupplier holds) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      pause();
    }
  }

  private static int count(List<Written> written) {
    return written.stream().mapToInt(one -> one.acknowledged.size()).sum();
  }

  /// The ids of all that somebody has, by text; no text twice.
  private static Map<String, String> everything(Client client, Client.Person person) {
    Map<String, String> found = new HashMap<>();
    String cursor = "";
    do {
      JsonNode page =
          client
              .get("/api/mood/get?limit=100" + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
              .as(person)
              .send()
              .expect(200)
              .json();
      for (JsonNode mood : page.get("moods")) {
        assertThat(found.put(mood.get("mood_text").asText(), mood.get("id").asText()))
            .as("twice: %s", mood)
            .isNull();
      }
      cursor = page.path("next_cursor").asText("");
    } while (!cursor.isEmpty());
    return found;
  }
}
