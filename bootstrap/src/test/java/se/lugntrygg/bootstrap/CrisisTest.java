package se.lugntrygg.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person in danger gets from the whole program.
class CrisisTest {
  private static final String WORDS = "jag vill dö, jag ska ta mitt liv i kväll, zebrakanariefågel";
  private static final Map<String, String> CRISIS = Map.of("mood_text", WORDS);

  private static Client.Call log(Client client, Client.Person person, Map<String, String> entry) {
    return client.post("/api/mood/log", entry).as(person);
  }

  @Test
  void a_person_over_every_limit_is_heard_and_their_words_are_kept(@TempDir Path folder) {
    try (Server server = Server.start(folder, "RATE_LIMITS", "mood.log=1/h,mood.analyze=1/h")) {
      Client client = server.client();
      Client.Person asa = client.person("asa");
      Map<String, String> ordinary = Map.of("mood_text", "en fin promenad");
      log(client, asa, ordinary).send().expect(201);
      log(client, asa, ordinary).send().expect(429);
      assertThat(log(client, asa, CRISIS).send().expect(201).text())
          .contains("\"risk_level\":\"CRITICAL\"")
          .contains("\"complete\":true")
          .contains("90101");
      assertThat(client.get("/api/mood/get").as(asa).send().expect(200).text())
          .contains("\"count\":2,")
          .contains("\"crisis_detected\":true");
      assertThat(client.get("/api/metrics").send().expect(200).text())
          .contains("\"helped_anyway\":1")
          .contains("\"judged_crisis\":1");
    }
  }

  @Test
  @Tag("sqlite") // since it locks the file
  void a_person_in_danger_is_helped_while_the_store_hangs_and_their_words_are_kept_once(
      @TempDir Path folder) throws Exception {
    try (Server server = Server.start(folder)) {
      Client client = server.client();
      Client.Person asa = client.person("asa");
      try (Connection another =
              DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("lugn-trygg.db"));
          Statement hold = another.createStatement()) {
        // Whoever holds the lock makes every write wait, and the first request of a token is one.
        hold.execute("BEGIN IMMEDIATE");
        for (Client.Call call : new Client.Call[] {keyedChat(client, asa), keyedLog(client, asa)}) {
          Instant start = Instant.now();
          Client.Answer helped = call.send().expect(200);
          assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(2));
          assertThat(helped.json().get("stored").asBoolean()).isFalse();
          assertThat(helped.json().get("response").asText()).contains("112", "90101");
          assertThat(helped.json().at("/crisis/complete").asBoolean()).isTrue();
        }
        hold.execute("ROLLBACK");
      }
      replayed(keyedChat(client, asa));
      replayed(keyedLog(client, asa));
      assertThat(
              client.post("/api/ai/history", Map.of()).as(asa).send().json().get("count").asInt())
          .isEqualTo(1);
      assertThat(client.get("/api/mood/get").as(asa).send().json().get("count").asInt())
          .isEqualTo(1);
    }
  }

  private static Client.Call keyedLog(Client client, Client.Person person) {
    return log(client, person, CRISIS).header("Idempotency-Key", "log");
  }

  private static Client.Call keyedChat(Client client, Client.Person person) {
    return client
        .post("/api/ai/chat", Map.of("message", WORDS))
        .as(person)
        .header("Idempotency-Key", "chat");
  }

  /// Asks until the work that was left behind is done.
  private static void replayed(Client.Call call) throws InterruptedException {
    Instant deadline = Instant.now().plusSeconds(15);
    Client.Answer answer = call.send();
    while (answer.header("Idempotent-Replayed").isEmpty()) {
      assertThat(Instant.now()).as(answer.text()).isBefore(deadline);
      Thread.sleep(50);
      answer = call.send();
    }
    assertThat(answer.text()).doesNotContain("\"stored\":false");
  }

  @Test
  void nothing_of_the_words_lies_readable_on_disk_nor_in_the_numbers(@TempDir Path folder)
      throws IOException {
    Client.Person asa;
    try (Server server = Server.start(folder)) {
      Client client = server.client();
      asa = client.person("asa");
      log(client, asa, CRISIS).send().expect(201);
      client
          .call("PUT", "/api/crisis/safety-plan")
          .body("{\"safe_places\":[\"zebrakanariefågel\"]}")
          .as(asa)
          .send()
          .expect(200);
      assertThat(client.get("/metrics").send().expect(200).text())
          .contains("safety_judgements_total{level=\"crisis\"}")
          .doesNotContain("kanarie");
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
            .as(file.toString())
            .doesNotContain("kanarie");
      }
    }
    try (Server server = Server.start(folder)) {
      assertThat(server.client().signIn(asa).access()).isNotBlank();
    }
  }

  @Test
  void places_of_help_can_be_the_operators_own(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("help.txt");
    Files.writeString(
        file,
        """
        [se-112]
        kind: emergency
        country: SE
        phone: 112
        hours: always
        languages: sv
        audience: everyone
        free: yes
        name.sv: 112
        name.en: 112
        text.sv: Ring.
        text.en: Call.

        [our-line]
        kind: crisis-line
        country: SE
        phone: 020-99 99 99
        hours: always
        languages: sv
        audience: everyone
        free: yes
        name.sv: Vår linje
        name.en: Our line
        text.sv: Ring oss.
        text.en: Call us.
        last-verified: 2026-11-20
        """);
    try (Server server =
        Server.start(folder.resolve("data"), "CRISIS_RESOURCES_FILE", file.toString())) {
      Client client = server.client();
      assertThat(client.get("/api/crisis/resources").send().expect(200).text())
          .contains("our-line")
          .contains("\"last_verified\":\"2026-11-20\"")
          .doesNotContain("se-mind");
      assertThat(log(client, client.person("asa"), CRISIS).send().expect(201).text())
          .contains("Vår linje på 020-99 99 99");
    }
  }

  @Test
  void a_list_of_help_that_cannot_be_used_stops_the_start(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("help.txt");
    Files.writeString(file, "[se-112]\nkind: police\n");
    assertThatThrownBy(() -> settings(file.toString()))
        .isInstanceOf(SettingsRefused.class)
        .hasMessageContaining("CRISIS_RESOURCES_FILE")
        .hasMessageContaining("se-112: kind must be one of");
    assertThatThrownBy(() -> settings(folder + "/none.txt")).hasMessageContaining("cannot be read");
  }

  private static Settings settings(String helpFile) {
    return Settings.from(new Environment(Map.of("CRISIS_RESOURCES_FILE", helpFile), Map.of()));
  }
}
