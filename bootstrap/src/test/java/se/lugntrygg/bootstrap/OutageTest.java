package se.lugntrygg.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.grpc.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.lugntrygg.adapters.firestore.Emulator;
import se.lugntrygg.adapters.firestore.FailingServer;
import se.lugntrygg.application.port.StorageFailure;

/// The store goes away in the middle of load, and comes back.
final class OutageTest {
  private static final int CALLERS = 8;
  private static final String CRISIS = "Jag vill dö, jag ska ta mitt liv i kväll.";

  /// By then gRPC left to itself would wait for more than five seconds between two tries to
  /// connect.
  private static final Duration LONG = Duration.ofSeconds(12);

  /// So soon all is well after the store has come back.
  private static final Duration SOON = Duration.ofSeconds(5);

  /// What a request waits for the store, and some more for a busy machine.
  private static final Duration DEADLINE = Duration.ofSeconds(15);

  @Test
  void is_told_to_everybody_hurts_nobody_and_ends_by_itself(@TempDir Path folder)
      throws IOException, InterruptedException {
    int port = Emulator.freePort();
    Process emulator = Emulator.own(port);
    try (Server server = start(folder, "127.0.0.1:" + port)) {
      Client client = server.client();
      Client.Person asa = client.person("asa");
      AtomicBoolean stop = new AtomicBoolean();
      AtomicInteger logged = new AtomicInteger();
      AtomicInteger refused = new AtomicInteger();
      Queue<String> failures = new ConcurrentLinkedQueue<>();
      List<Thread> callers = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        callers.add(
            Thread.ofVirtual().start(() -> call(server, asa, stop, logged, refused, failures)));
      }
      waitUntil("moods are logged", () -> logged.get() > 20);

      emulator.destroyForcibly().waitFor();
      long left = System.nanoTime();
      waitUntil("everybody is told", () -> refused.get() > 2 * CALLERS);
      waitUntil("it is not ready", () -> ready(client) == 503);

      JsonNode talk =
          client
              .post("/api/ai/chat", Map.of("message", "Jag är trött."))
              .as(asa)
              .send()
              .expect(200)
              .json();
      assertThat(talk.get("response").asText()).isNotBlank();
      assertThat(talk.get("stored").asBoolean()).isFalse();
      for (String path : List.of("/api/ai/chat", "/api/mood/log")) {
        long begun = System.nanoTime();
        JsonNode help =
            client
                .post(path, Map.of(path.endsWith("chat") ? "message" : "mood_text", CRISIS))
                .as(asa)
                .send()
                .expect(200)
                .json();
        assertThat(since(begun)).isLessThan(Duration.ofSeconds(3));
        assertThat(help.get("crisis_detected").asBoolean()).isTrue();
        assertThat(help.get("stored").asBoolean()).isFalse();
        assertThat(help.at("/crisis_analysis/resources").toString()).contains("\"112\"");
      }
      client.get("/api/mood/statistics?period=7d").as(asa).send().expect(503);
      int before = logged.get();
      stop.set(true);
      for (Thread caller : callers) {
        caller.join();
      }
      assertThat(logged.get()).as("nothing was logged meanwhile").isEqualTo(before);
      assertThat(failures).isEmpty();

      waitUntil(
          "it was away for long", () -> ready(client) == 503 && since(left).compareTo(LONG) > 0);
      emulator = Emulator.own(port);
      long back = System.nanoTime();
      waitUntil("it is ready", () -> ready(client) == 200);
      Duration well = since(back);
      System.out.printf(
          "ready %d ms after the store came back; %d logged, %d refused%n",
          well.toMillis(), logged.get(), refused.get());
      assertThat(well).isLessThan(SOON);
      Client.Person bo = client.person("bo");
      client.post("/api/mood/log", Map.of("mood", "glad")).as(bo).send().expect(201);
      assertThat(client.get("/api/mood/get").as(bo).send().expect(200).json().get("count").asInt())
          .isEqualTo(1);
      // What is gone is not made up.
      Client.Answer gone = client.get("/api/mood/get").as(asa).send();
      assertThat(gone.status() == 200 ? gone.json().get("count").asInt() : 0)
          .as(gone::text)
          .isZero();
    } finally {
      emulator.destroyForcibly();
    }
  }

  @Test
  void does_not_keep_a_machine_from_starting_and_helping(@TempDir Path folder) throws Exception {
    int port = Emulator.freePort();
    String known = Client.token(UUID.randomUUID().toString());
    try (Server server = start(folder, "127.0.0.1:" + port)) {
      Client client = server.client();
      client.get("/api/health").send().expect(200);
      client.get("/api/health/ready").send().expect(503);
      for (Client.Call call :
          List.of(
              client.get("/api/mood/get").token(known),
              client.get("/api/mood/statistics?period=7d").token(known),
              client.post("/api/mood/log", Map.of("mood", "glad")).token(known),
              client.get("/api/crisis/safety-plan").token(known),
              client.post(
                  "/api/auth/login",
                  Map.of("email", "eva@example.org", "password", "Hej-2026!")))) {
        Client.Answer answer = call.send();
        assertThat(answer.status()).as(answer::text).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isPresent();
      }
      long begun = System.nanoTime();
      JsonNode help =
          client
              .post("/api/ai/chat", Map.of("message", CRISIS))
              .token(known)
              .send()
              .expect(200)
              .json();
      assertThat(since(begun)).isLessThan(Duration.ofSeconds(3));
      assertThat(help.get("crisis_detected").asBoolean()).isTrue();
      assertThat(help.get("stored").asBoolean()).isFalse();
      assertThat(help.at("/crisis_analysis/resources").toString()).contains("\"112\"");

      Process emulator = Emulator.own(port);
      try {
        long back = System.nanoTime();
        waitUntil("it is ready", () -> ready(client) == 200);
        assertThat(since(back)).isLessThan(SOON);
        Client.Person bo = client.person("bo");
        client.post("/api/mood/log", Map.of("mood", "glad")).as(bo).send().expect(201);
      } finally {
        emulator.destroyForcibly();
      }
    }
  }

  @Test
  void is_not_what_a_refusal_is_taken_for(@TempDir Path folder) throws IOException {
    try (FailingServer server = new FailingServer(Status.PERMISSION_DENIED)) {
      assertThatThrownBy(() -> start(folder, server.host()))
          .isInstanceOf(StorageFailure.class)
          .rootCause()
          .hasMessageContaining("PERMISSION_DENIED");
    }
  }

  @Test
  void is_not_what_a_file_without_credentials_is_taken_for(@TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("key.json"), "{\"private_key\": \"abc\"}");
    Map<String, String> settings = new HashMap<>(Server.firestore("", folder));
    settings.remove("FIRESTORE_EMULATOR_HOST");
    settings.put("GOOGLE_APPLICATION_CREDENTIALS", file.toString());
    settings.put("JWT_SECRET_KEY", Server.KEY);

    assertThatThrownBy(() -> App.start(Settings.from(new Environment(settings, Map.of()))))
        .hasMessageStartingWith("could not open the Firestore of test-")
        .hasRootCauseMessage(file + " holds no credentials of Google's: IOException");
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }

  private static Server start(Path folder, String emulator) {
    return Server.start(
        folder,
        Server.firestore(emulator, folder).entrySet().stream()
            .flatMap(set -> List.of(set.getKey(), set.getValue()).stream())
            .toArray(String[]::new));
  }

  private static int ready(Client client) {
    return client.get("/api/health/ready").send().status();
  }

  /// Logs moods; an answer is the mood or a refusal that says when to come back, and both in time.
  private static void call(
      Server server,
      Client.Person person,
      AtomicBoolean stop,
      AtomicInteger logged,
      AtomicInteger refused,
      Queue<String> failures) {
    while (!stop.get()) {
      long begun = System.nanoTime();
      try {
        Client.Answer answer =
            server.client().post("/api/mood/log", Map.of("mood", "glad")).as(person).send();
        if (since(begun).compareTo(DEADLINE) > 0) {
          failures.add("late: " + answer.status());
        }
        if (answer.status() == 201) {
          logged.incrementAndGet();
        } else if (answer.status() == 503
            && answer.problem()
            && answer.header("Retry-After").isPresent()) {
          refused.incrementAndGet();
        } else {
          failures.add(answer.status() + " " + answer.text());
        }
      } catch (RuntimeException | AssertionError e) {
        failures.add(String.valueOf(e.getMessage()));
      }
    }
  }

  private static void waitUntil(String what, BooleanSupplier sign) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(45).toNanos();
    while (!sign.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      Thread.sleep(50);
    }
  }
}
