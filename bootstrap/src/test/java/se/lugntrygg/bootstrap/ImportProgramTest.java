package se.lugntrygg.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.lugntrygg.adapters.firestore.Emulator;
import se.lugntrygg.adapters.firestore.FirestoreStore;
import se.lugntrygg.adapters.monitoring.MicrometerMeters;
import se.lugntrygg.adapters.security.AesWordSafe;
import se.lugntrygg.adapters.sqlite.SqliteStore;

/// The command, as an operator uses it.
final class ImportProgramTest {
  private static final List<String> THERE =
      List.of("import", "--from", "sqlite", "--to", "firestore");
  private static final List<String> BACK =
      List.of("import", "--from", "firestore", "--to", "sqlite");
  private static final String PRIVATE_WORD = "kantareller";

  private static String[] with(String[] settings, String... more) {
    List<String> all = new ArrayList<>(List.of(settings));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private static String[] cloud() {
    return new String[] {
      "GOOGLE_CLOUD_PROJECT",
      "test-" + UUID.randomUUID(),
      "FIRESTORE_EMULATOR_HOST",
      Emulator.host()
    };
  }

  private static String held(int exit, int ended, String output) {
    assertThat(ended).as(output).isEqualTo(exit);
    assertThat(output)
        .doesNotContain(PRIVATE_WORD)
        .doesNotContain("@example.org")
        .doesNotContain("\tat ");
    return output;
  }

  /// In a process of its own.
  private static String runs(int exit, List<String> arguments, Path folder, String... settings) {
    try (Program program = Program.begin(arguments, folder, settings)) {
      return held(exit, program.ended(), program.output());
    }
  }

  /// In this process, which is faster.
  private static String run(int exit, List<String> arguments, Path folder, String... settings) {
    Map<String, String> environment = new HashMap<>(Map.of("DATA_DIR", folder.toString()));
    for (int i = 0; i < settings.length; i += 2) {
      environment.put(settings[i], settings[i + 1]);
    }
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try (PrintStream stream = new PrintStream(output, true, StandardCharsets.UTF_8)) {
      int ended =
          Import.run(
              arguments.subList(1, arguments.size()),
              () -> new Environment(environment, Map.of()),
              stream,
              stream);
      return held(exit, ended, output.toString(StandardCharsets.UTF_8));
    }
  }

  private static void stop(Program program) {
    program.terminate();
    assertThat(program.ended()).isEqualTo(143);
  }

  private static String secret(Path folder, String file) throws IOException {
    return "base64:" + Files.readString(folder.resolve(file)).strip();
  }

  /// What somebody sees of their own, but for what says that it was seen before.
  private static Map<String, JsonNode> seen(Client client, Client.Person person) {
    Map<String, JsonNode> seen = new LinkedHashMap<>();
    for (String path :
        List.of(
            "/api/users/profile",
            "/api/mood/get",
            "/api/mood/weekly-analysis",
            "/api/mood/statistics?period=30d",
            "/api/mood/streaks",
            "/api/chatbot/history",
            "/api/ai/stories",
            "/api/ai/forecasts",
            "/api/crisis/safety-plan",
            "/api/auth/consent/" + person.id())) {
      JsonNode answer = client.get(path).as(person).send().expect(200).json();
      if (answer instanceof ObjectNode object) {
        object.remove("cached");
      }
      seen.put(path, answer);
    }
    return seen;
  }

  private static Client.Answer log(Client client, Client.Person person) {
    return client
        .post("/api/mood/log", Map.of("mood_text", "hittade " + PRIVATE_WORD, "score", 9))
        .as(person)
        .header("Idempotency-Key", "mushrooms")
        .send();
  }

  private static Client.Person refreshed(Client client, Client.Person person) {
    JsonNode next =
        client
            .post("/api/auth/refresh", Map.of("refresh_token", person.refresh()))
            .send()
            .expect(200)
            .json();
    return new Client.Person(
        person.id(),
        person.email(),
        person.password(),
        next.get("access_token").asText(),
        next.get("refresh_token").asText());
  }

  @Test
  void people_find_everything_as_it_was_and_are_still_logged_in(
      @TempDir Path folder, @TempDir Path other) throws IOException {
    String[] cloud = cloud();
    Client.Person anna;
    Client.Answer logged;
    Map<String, JsonNode> before;
    try (Program server = Program.start(folder)) {
      Client client = new Client(server.port());
      anna = client.person("anna");
      logged = log(client, anna).expect(201);
      client.post("/api/mood/log", Map.of("mood", "trött", "note", "sov dåligt")).as(anna).send();
      client.post("/api/ai/chat", Map.of("message", "Jag är trött.")).as(anna).send().expect(200);
      client.post("/api/ai/chat", Map.of("message", "Nu är det bättre.")).as(anna).send();
      client.post("/api/ai/story", Map.of()).as(anna).send().expect(200);
      client
          .call("PUT", "/api/crisis/safety-plan")
          .body(Map.of("safe_places", List.of("hos mormor")))
          .as(anna)
          .send()
          .expect(200);
      client
          .post("/api/auth/consent", Map.of("data_processing_consent", true))
          .as(anna)
          .send()
          .expect(200);
      before = seen(client, anna);

      assertThat(run(1, THERE, folder, cloud)).contains("another server is using this folder");
      stop(server);
    }

    assertThat(runs(0, THERE, folder, cloud))
        .contains("moved 1 people, 0 were there already")
        .containsPattern("moods +2 +2  [0-9a-f]{12}\n")
        .contains("Everything is equal, of 1 people.")
        .contains("ENCRYPTION_KEY=base64:$(cat " + folder.resolve("encryption.key") + ")");
    assertThat(run(0, with(THERE, "--verify"), folder, cloud)).contains("Everything is equal");
    assertThat(run(4, THERE, folder, cloud)).contains("This import came to its end at");

    String[] secrets =
        with(
            cloud,
            "ENCRYPTION_KEY",
            secret(folder, "encryption.key"),
            "JWT_SECRET_KEY",
            secret(folder, "jwt.key"));
    try (Program server =
        Program.start(other.resolve("none"), with(secrets, "PERSISTENCE", "firestore"))) {
      Client client = new Client(server.port());
      assertThat(seen(client, anna)).as("with the old access token").isEqualTo(before);
      anna = refreshed(client, anna);
      assertThat(seen(client, client.signIn(anna))).isEqualTo(before);
      Client.Answer again = log(client, anna).expect(201);
      assertThat(again.header("Idempotent-Replayed")).contains("true");
      assertThat(again.json()).isEqualTo(logged.json());
      assertThat(
              client
                  .post(
                      "/api/auth/register",
                      Map.of("email", anna.email(), "password", "Hej-alla-2026!", "name", "A"))
                  .send()
                  .status())
          .isEqualTo(409);
      client.post("/api/mood/log", Map.of("mood", "glad")).as(anna).send().expect(201);
      before = seen(client, anna);
      stop(server);
    }
    assertThat(run(3, with(THERE, "--verify"), folder, cloud))
        .contains("moods of " + anna.id() + ": 2 and 3")
        .contains("logins: ");

    Path home = other.resolve("home");
    assertThat(run(0, BACK, home, secrets))
        .containsPattern("moods +3 +3 ")
        .contains("Now start with PERSISTENCE=sqlite");
    try (Server server = Server.start(home, with(secrets, "PERSISTENCE", "sqlite"))) {
      Client client = server.client();
      assertThat(seen(client, refreshed(client, anna))).isEqualTo(before);
      assertThat(log(client, anna).header("Idempotent-Replayed")).contains("true");
    }
  }

  private static List<String> with(List<String> arguments, String more) {
    List<String> all = new ArrayList<>(arguments);
    all.add(more);
    return all;
  }

  @Test
  void goes_on_after_it_was_killed(@TempDir Path folder) throws Exception {
    SecureRandom random = new SecureRandom();
    byte[] key = new byte[32];
    random.nextBytes(key);
    AesWordSafe safe = new AesWordSafe(List.of(key), random);
    try (MicrometerMeters meters = new MicrometerMeters();
        SqliteStore source = SqliteStore.open(folder, safe, meters)) {
      Village.in(source, 16, 8, 7);
    }
    String[] settings =
        with(cloud(), "ENCRYPTION_KEY", "base64:" + Base64.getEncoder().encodeToString(key));
    int moved;
    try (MicrometerMeters meters = new MicrometerMeters();
        FirestoreStore target =
            FirestoreStore.open(
                new FirestoreStore.Settings(
                    settings[1],
                    FirestoreStore.Settings.DEFAULT_DATABASE,
                    Optional.of(Emulator.host()),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(30)),
                safe,
                meters)) {
      try (Program program = Program.begin(THERE, folder, settings)) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        do {
          assertThat(System.nanoTime()).as("nobody comes").isLessThan(end);
          moved = target.archive().people(Optional.empty(), 100).size();
        } while (moved < 3);
        program.kill();
        assertThat(program.output()).doesNotContain("Everything");
      }
    }
    assertThat(moved).isLessThan(16);
    try (Program server =
        Program.begin(
            folder, with(settings, "PERSISTENCE", "firestore", "JWT_SECRET_KEY", "k".repeat(32)))) {
      assertThat(server.ended()).isEqualTo(1);
      assertThat(server.output()).contains("an import into this store has begun and not come");
    }

    assertThat(run(0, THERE, folder, settings))
        .contains("went on with an import; moved ")
        .contains("Everything is equal, of 16 people.");
  }

  @Test
  void says_what_it_can_do_and_what_is_wrong(@TempDir Path folder) {
    assertThat(run(0, List.of("import", "--help"), folder))
        .contains("--from sqlite --to firestore")
        .contains("--verify");
    assertThat(runs(0, List.of("--help"), folder)).contains("import --help");
    assertThat(runs(2, List.of("export"), folder)).contains("There is no command 'export'.");
    assertThat(run(2, List.of("import", "--from", "sqlite", "--to", "sqlite", "--now"), folder))
        .contains("--now: there is no such argument");
    assertThat(run(2, List.of("import", "--from", "redis"), folder))
        .contains("--from: must be followed by sqlite or firestore");
    assertThat(run(2, THERE, folder))
        .contains("GOOGLE_CLOUD_PROJECT: must be set")
        .contains("ENCRYPTION_KEY: must be set to the key that words are sealed with");
    assertThat(
            run(2, THERE, folder, "GOOGLE_CLOUD_PROJECT", "p", "ENCRYPTION_KEY", "base64:secret!"))
        .contains("ENCRYPTION_KEY: is not base64")
        .doesNotContain("secret!");
    assertThat(
            run(
                1,
                THERE,
                folder,
                with(cloud(), "ENCRYPTION_KEY", "a-key-of-more-than-32-bytes-here")))
        .contains("there is no database in " + folder);
    assertThat(folder).isEmptyDirectory();
  }
}
