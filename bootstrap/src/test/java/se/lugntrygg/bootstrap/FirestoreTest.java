package se.lugntrygg.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.lugntrygg.adapters.firestore.Emulator;

/// Two machines on one Firestore, and what they cost.
final class FirestoreTest {
  private static final Duration HAMMERED = Duration.ofSeconds(10);

  @TempDir static Path folder;
  private static Server one;
  private static Server other;

  @BeforeAll
  static void start() {
    one = start(folder);
    other = start(folder);
  }

  private static Server start(Path folder) {
    return Server.start(
        folder,
        Server.firestore(Emulator.host(), folder).entrySet().stream()
            .flatMap(set -> List.of(set.getKey(), set.getValue()).stream())
            .toArray(String[]::new));
  }

  @AfterAll
  static void stop() {
    if (one != null) {
      System.out.println(
          "documents by route: " + one.client().get("/api/metrics").send().json().get("documents"));
      one.close();
    }
    if (other != null) {
      other.close();
    }
  }

  @Test
  void one_machine_goes_on_where_the_other_left_off() {
    Client here = one.client();
    Client there = other.client();
    Client.Person asa = here.person("asa");
    JsonNode next =
        there
            .post("/api/auth/refresh", Map.of("refresh_token", asa.refresh()))
            .send()
            .expect(200)
            .json();
    here.get("/api/mood/streaks").token(next.get("access_token").asText()).send().expect(200);

    Client.Answer logged = log(here, asa);
    Client.Answer again = log(there, asa);
    String id = logged.expect(201).json().at("/mood_entry/id").asText();
    assertThat(again.expect(201).json()).isEqualTo(logged.json());
    assertThat(again.header("Idempotent-Replayed")).contains("true");
    String mood = "/api/mood/" + id;
    assertThat(there.get("/api/mood/get").as(asa).send().expect(200).json().get("count").asInt())
        .isEqualTo(1);
    there.call("PUT", mood).body(Map.of("score", 3)).as(asa).send().expect(200);
    assertThat(here.get(mood).as(asa).send().expect(200).text()).contains("\"score\":3");

    there.post("/api/ai/chat", Map.of("message", "Jag är trött.")).as(asa).send().expect(200);
    assertThat(said(here, asa)).isEqualTo(1);
    here.post("/api/ai/chat", Map.of("message", "Och ledsen.")).as(asa).send().expect(200);
    assertThat(said(there, asa)).isEqualTo(2);
    here.call("DELETE", "/api/ai/history").as(asa).send().expect(204);
    assertThat(said(there, asa)).isZero();

    here.call("PUT", "/api/crisis/safety-plan")
        .body(Map.of("safe_places", List.of("hos mormor")))
        .as(asa)
        .send()
        .expect(200);
    assertThat(there.get("/api/crisis/safety-plan").as(asa).send().expect(200).text())
        .contains("hos mormor");
    here.post("/api/ai/story", Map.of()).as(asa).send().expect(200);
    assertThat(there.get("/api/ai/stories").as(asa).send().expect(200).json().get("stories"))
        .hasSize(1);

    there.call("DELETE", mood).as(asa).send().expect(204);
    here.get(mood).as(asa).send().expect(404);
  }

  @Test
  void what_one_machine_has_answered_ends_with_an_erasure_on_the_other() {
    String stream = "/api/ai/chat/stream";
    Map<String, String> message = Map.of("message", "Jag är trött efter jobbet.");
    Client here = one.client();
    Client there = other.client();
    Client.Person siv = here.person("siv");
    Client.Answer first =
        here.post(stream, message).as(siv).header("Idempotency-Key", "once").send().expect(200);
    Events heard = Events.read(first.text());
    String id = heard.ids().getFirst();

    assertThat(
            Events.read(
                    there
                        .post(stream, message)
                        .as(siv)
                        .header("Last-Event-ID", id)
                        .send()
                        .expect(200)
                        .text())
                .done())
        .isEqualTo(heard.done());
    there.call("DELETE", "/api/ai/history").as(siv).send().expect(204);

    here.post(stream, message).as(siv).header("Last-Event-ID", id).send().expect(404);
    here.post(stream, message).as(siv).header("Idempotency-Key", "once").send().expect(404);
    assertThat(said(here, siv)).isZero();
  }

  @Test
  void a_login_that_was_ended_on_one_machine_is_soon_refused_on_the_other()
      throws InterruptedException {
    Client.Person eva = one.client().person("eva");
    other.client().get("/api/mood/streaks").as(eva).send().expect(200);

    one.client().post("/api/auth/logout", Map.of()).as(eva).send();

    one.client().get("/api/mood/streaks").as(eva).send().expect(401);
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (other.client().get("/api/mood/streaks").as(eva).send().status() != 401) {
      assertThat(System.nanoTime()).as("still let in").isLessThan(end);
      Thread.sleep(200);
    }
  }

  private static Client.Answer log(Client client, Client.Person person) {
    return client
        .post("/api/mood/log", Map.of("mood_text", "en fin promenad", "score", 8))
        .as(person)
        .header("Idempotency-Key", "walk")
        .send();
  }

  private static int said(Client client, Client.Person person) {
    return client
        .post("/api/ai/history", Map.of())
        .as(person)
        .send()
        .expect(200)
        .json()
        .get("count")
        .asInt();
  }

  @Test
  void tells_what_each_route_costs_in_documents() {
    Client client = one.client();
    Client.Person bo = client.person("bo");
    client.post("/api/mood/log", Map.of("mood", "glad")).as(bo).send().expect(201);
    Bill before = bill("POST /api/mood/log");

    client.post("/api/mood/log", Map.of("mood", "glad")).as(bo).send().expect(201);

    Bill after = bill("POST /api/mood/log");
    assertThat(after.reads() - before.reads()).isBetween(1L, 2L);
    assertThat(after.writes() - before.writes()).isEqualTo(2);
    Bill talk = bill("POST /api/ai/chat");
    client.post("/api/ai/chat", Map.of("message", "Jag är trött.")).as(bo).send().expect(200);
    Bill talked = bill("POST /api/ai/chat");
    assertThat(talked.writes()).as("kept by another thread").isGreaterThan(talk.writes());
    assertThat(client.get("/metrics").send().expect(200).text())
        .contains("storage_documents_total{kind=\"write\",work=\"POST /api/mood/log\"}");
  }

  private record Bill(long reads, long writes) {}

  private static Bill bill(String route) {
    JsonNode documents = one.client().get("/api/metrics").send().expect(200).json();
    JsonNode found = documents.get("documents").path(route);
    return new Bill(found.path("reads").asLong(), found.path("writes").asLong());
  }

  /// Does it again and again until the time is up, and keeps what went wrong.
  private static Thread hammer(long end, Queue<String> failures, Runnable once) {
    return Thread.ofVirtual()
        .start(
            () -> {
              while (System.nanoTime() < end) {
                try {
                  once.run();
                } catch (RuntimeException | AssertionError e) {
                  failures.add(String.valueOf(e.getMessage()));
                }
              }
            });
  }

  /// The answer, unless it is a refusal that says when to come back.
  private static Optional<JsonNode> granted(Client.Call call) {
    Client.Answer answer = call.send();
    if (answer.status() == 503) {
      assertThat(answer.header("Retry-After")).as(answer::text).isPresent();
      return Optional.empty();
    }
    assertThat(answer.status()).as(answer::text).isBetween(200, 204);
    return Optional.of(answer.status() == 204 ? NullNode.instance : answer.json());
  }

  private static Client either(int turn) {
    return (turn % 2 == 0 ? one : other).client();
  }

  /// The id of what was logged; empty for a refusal, after which the same request is made again.
  private static String logged(
      Client client, Client.Person person, int caller, int n, AtomicInteger refused) {
    for (int tries = 0; tries < 5; tries++) {
      Optional<JsonNode> made =
          granted(
              client
                  .post("/api/mood/log", Map.of("mood_text", "trött", "score", 1 + n % 10))
                  .header("Idempotency-Key", "eva-" + caller + "-" + n)
                  .as(person));
      if (made.isPresent()) {
        return made.get().at("/mood_entry/id").asText();
      }
      refused.incrementAndGet();
    }
    throw new AssertionError("refused five times");
  }

  private static void change(Client.Call call, String id, Set<String> unsure, Runnable done) {
    granted(call).ifPresentOrElse(_ -> done.run(), () -> unsure.add(id));
  }

  private static Client.Call refresh(Client client, String token) {
    return client.post("/api/auth/refresh", Map.of("refresh_token", token));
  }

  private static Map<String, Boolean> consent(int bits) {
    return Map.of(
        "analytics_consent", (bits & 1) != 0,
        "marketing_consent", (bits & 2) != 0,
        "data_processing_consent", (bits & 4) != 0);
  }

  private static List<String> onBoth(IntFunction<String> work) {
    String[] answers = new String[2];
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      int machine = i;
      threads.add(Thread.ofVirtual().start(() -> answers[machine] = work.apply(machine)));
    }
    threads.forEach(FirestoreTest::join);
    return List.of(answers);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Integer> scores(Client client, Client.Person person) {
    Map<String, Integer> scores = new HashMap<>();
    pages(
        cursor -> client.get("/api/mood/get?limit=200" + cursor.map("&cursor="::concat).orElse("")),
        person,
        page ->
            page.get("moods")
                .forEach(
                    mood ->
                        assertThat(scores.put(mood.get("id").asText(), mood.get("score").asInt()))
                            .as("twice")
                            .isNull()));
    return scores;
  }

  private static List<String> messages(Client client, Client.Person person) {
    List<String> messages = new ArrayList<>();
    pages(
        cursor ->
            client.post(
                "/api/ai/history",
                cursor
                    .<Map<String, Object>>map(at -> Map.of("limit", 200, "cursor", at))
                    .orElse(Map.of("limit", 200))),
        person,
        page ->
            page.get("history").forEach(each -> messages.add(each.get("user_message").asText())));
    return messages;
  }

  private static void pages(
      Function<Optional<String>, Client.Call> ask,
      Client.Person person,
      Consumer<JsonNode> reader) {
    Optional<String> cursor = Optional.empty();
    do {
      JsonNode page = ask.apply(cursor).as(person).send().expect(200).json();
      reader.accept(page);
      cursor =
          Optional.of(page.get("next_cursor")).filter(JsonNode::isTextual).map(JsonNode::asText);
    } while (cursor.isPresent());
  }

  @Test
  void one_person_on_two_machines_at_once_loses_nothing_and_gets_nothing_twice() {
    Client.Person eva = one.client().person("eva-everywhere");
    Client.Person walking = other.client().signIn(eva);
    Client.Person racing = one.client().signIn(eva);
    Queue<String> failures = new ConcurrentLinkedQueue<>();
    Map<String, Integer> moods = new ConcurrentHashMap<>();
    Set<String> unsure = ConcurrentHashMap.newKeySet();
    Set<String> said = ConcurrentHashMap.newKeySet();
    Map<Integer, Integer> agreed = new ConcurrentHashMap<>();
    AtomicInteger refused = new AtomicInteger();
    AtomicInteger refreshes = new AtomicInteger();
    long end = System.nanoTime() + HAMMERED.toNanos();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      int caller = i;
      AtomicInteger turn = new AtomicInteger(i);
      threads.add(
          hammer(
              end,
              failures,
              () -> {
                int n = turn.getAndIncrement();
                String id = logged(either(n), eva, caller, n, refused);
                if (id.isEmpty()) {
                  return;
                }
                moods.put(id, 1 + n % 10);
                String path = "/api/mood/" + id;
                // What was made here is changed and removed there.
                Client there = either(n + 1);
                if (n % 3 == 1) {
                  int score = 1 + (n + 5) % 10;
                  change(
                      there.call("PUT", path).body(Map.of("score", score)).as(eva),
                      id,
                      unsure,
                      () -> moods.put(id, score));
                } else if (n % 3 == 2) {
                  change(there.call("DELETE", path).as(eva), id, unsure, () -> moods.remove(id));
                }
              }));
    }
    for (int i = 0; i < 2; i++) {
      int machine = i;
      AtomicInteger turn = new AtomicInteger();
      threads.add(
          hammer(
              end,
              failures,
              () -> {
                String message = "Jag är trött, " + machine + " " + turn.getAndIncrement() + ".";
                granted(either(machine).post("/api/ai/chat", Map.of("message", message)).as(eva))
                    .filter(answer -> answer.get("stored").asBoolean())
                    .ifPresentOrElse(_ -> said.add(message), refused::incrementAndGet);
              }));
      threads.add(
          hammer(
              end,
              failures,
              () -> {
                int bits = turn.incrementAndGet() % 4 + 4 * machine;
                granted(either(machine).post("/api/auth/consent", consent(bits)).as(eva))
                    .ifPresentOrElse(_ -> agreed.put(machine, bits), refused::incrementAndGet);
              }));
    }
    String[] held = {walking.refresh()};
    AtomicInteger step = new AtomicInteger();
    threads.add(
        hammer(
            end,
            failures,
            () ->
                granted(refresh(either(step.getAndIncrement()), held[0]))
                    .ifPresentOrElse(
                        next -> {
                          held[0] = next.get("refresh_token").asText();
                          refreshes.incrementAndGet();
                        },
                        refused::incrementAndGet)));
    String[] raced = {racing.refresh()};
    threads.add(
        hammer(
            end,
            failures,
            () -> {
              List<String> next =
                  onBoth(
                      machine ->
                          granted(refresh(either(machine), raced[0]))
                              .map(got -> got.get("refresh_token").asText())
                              .orElse(""));
              List<String> got = next.stream().filter(each -> !each.isEmpty()).distinct().toList();
              assertThat(got).as("children of one token").hasSizeLessThanOrEqualTo(1);
              got.forEach(child -> raced[0] = child);
              refreshes.addAndGet(got.size());
            }));
    threads.forEach(FirestoreTest::join);

    System.out.printf(
        "hammered: %d moods left, %d unsure, %d exchanges, %d refreshes, %d refused%n",
        moods.size(), unsure.size(), said.size(), refreshes.get(), refused.get());
    assertThat(failures).isEmpty();
    assertThat(refused.get()).as("refusals are for a bad day").isLessThan(20);
    // A third machine remembers nothing, so it counts anew.
    try (Server third = start(folder)) {
      Client client = third.client();
      Client.Person still =
          new Client.Person(eva.id(), eva.email(), eva.password(), eva.access(), held[0]);
      Map<String, Integer> kept = scores(client, still);
      Map<String, Integer> sure = new HashMap<>(kept);
      sure.keySet().removeAll(unsure);
      moods.keySet().removeAll(unsure);
      assertThat(sure).isEqualTo(moods);
      JsonNode sums =
          client.get("/api/mood/statistics?period=all").as(still).send().expect(200).json();
      assertThat(sums.get("count").asInt()).isEqualTo(kept.size());
      assertThat(sums.get("rated_count").asInt()).isEqualTo(kept.size());
      assertThat(sums.get("mean").asDouble())
          .isCloseTo(
              kept.values().stream().mapToInt(score -> score).average().orElseThrow(),
              within(0.01));
      List<String> messages = messages(client, still);
      assertThat(messages).doesNotHaveDuplicates().containsAll(said);
      assertThat(messages.size() - said.size()).isLessThanOrEqualTo(refused.get());
      JsonNode consent =
          client.get("/api/auth/consent/" + eva.id()).as(still).send().expect(200).json();
      assertThat(agreed.values().stream().map(FirestoreTest::consent).toList())
          .anySatisfy(
              last ->
                  last.forEach(
                      (name, given) ->
                          assertThat(consent.findValue(name).asBoolean()).isEqualTo(given)));
      for (String last : List.of(held[0], raced[0])) {
        refresh(client, last).send().expect(200);
      }
    }
  }
}
