package se.lugntrygg.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person in danger gets from the whole program.
final class CrisisTest {
  private static final String CRISIS =
      "{\"mood_text\":\"jag vill dö, jag ska ta mitt liv i kväll, zebrakanariefågel\"}";
  private final HttpClient client = HttpClient.newHttpClient();

  private static Settings settings(Path folder, Map<String, String> more) {
    Map<String, String> all = new HashMap<>(more);
    all.put("PORT", "0");
    all.put("DATA_DIR", folder.toString());
    return Settings.from(new Environment(all, Map.of()));
  }

  private HttpResponse<String> send(
      App app, String method, String path, String token, String body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + app.port() + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .header("Content-Type", "application/json");
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private String signedIn(App app) throws Exception {
    String who = "{\"email\":\"asa@example.org\",\"password\":\"Hej-alla-2026!\",\"name\":\"Åsa\"}";
    assertThat(send(app, "POST", "/api/auth/register", "", who).statusCode()).isEqualTo(201);
    String body = send(app, "POST", "/api/auth/login", "", who).body();
    Matcher token = Pattern.compile("\"access_token\":\"([^\"]+)\"").matcher(body);
    assertThat(token.find()).isTrue();
    return token.group(1);
  }

  @Test
  void a_person_over_every_limit_is_heard_and_their_words_are_kept(@TempDir Path folder)
      throws Exception {
    try (App app =
        App.start(settings(folder, Map.of("RATE_LIMITS", "mood.log=1/h,mood.analyze=1/h")))) {
      String token = signedIn(app);
      String ordinary = "{\"mood_text\":\"en fin promenad\"}";
      assertThat(send(app, "POST", "/api/mood/log", token, ordinary).statusCode()).isEqualTo(201);
      assertThat(send(app, "POST", "/api/mood/log", token, ordinary).statusCode()).isEqualTo(429);
      var heard = send(app, "POST", "/api/mood/log", token, CRISIS);
      assertThat(heard.statusCode()).isEqualTo(201);
      assertThat(heard.body())
          .contains("\"risk_level\":\"CRITICAL\"")
          .contains("\"complete\":true")
          .contains("90101");
      assertThat(send(app, "GET", "/api/mood/get", token, "").body())
          .contains("\"count\":2,")
          .contains("\"crisis_detected\":true");
      assertThat(send(app, "GET", "/api/metrics", "", "").body())
          .contains("\"helped_anyway\":1")
          .contains("\"judged_crisis\":1");
    }
  }

  @Test
  void nothing_of_the_words_lies_readable_on_disk_nor_in_the_numbers(@TempDir Path folder)
      throws Exception {
    try (App app = App.start(settings(folder, Map.of()))) {
      String token = signedIn(app);
      assertThat(send(app, "POST", "/api/mood/log", token, CRISIS).statusCode()).isEqualTo(201);
      assertThat(
              send(
                      app,
                      "PUT",
                      "/api/crisis/safety-plan",
                      token,
                      "{\"safe_places\":[\"zebrakanariefågel\"]}")
                  .statusCode())
          .isEqualTo(200);
      assertThat(send(app, "GET", "/metrics", "", "").body())
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
    try (App app = App.start(settings(folder, Map.of()))) {
      String login = "{\"email\":\"asa@example.org\",\"password\":\"Hej-alla-2026!\"}";
      assertThat(send(app, "POST", "/api/auth/login", "", login).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void places_of_help_can_be_the_operators_own(@TempDir Path folder) throws Exception {
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
    Map<String, String> own = Map.of("CRISIS_RESOURCES_FILE", file.toString());
    try (App app = App.start(settings(folder.resolve("data"), own))) {
      assertThat(send(app, "GET", "/api/crisis/resources", "", "").body())
          .contains("our-line")
          .contains("\"last_verified\":\"2026-11-20\"")
          .doesNotContain("se-mind");
      assertThat(send(app, "POST", "/api/mood/log", signedIn(app), CRISIS).body())
          .contains("Vår linje på 020-99 99 99");
    }
  }

  @Test
  void a_list_of_help_that_cannot_be_used_stops_the_start(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("help.txt");
    Files.writeString(file, "[se-112]\nkind: police\n");
    assertThatThrownBy(() -> settings(folder, Map.of("CRISIS_RESOURCES_FILE", file.toString())))
        .isInstanceOf(SettingsRefused.class)
        .hasMessageContaining("CRISIS_RESOURCES_FILE")
        .hasMessageContaining("se-112: kind must be one of");
    assertThatThrownBy(
            () -> settings(folder, Map.of("CRISIS_RESOURCES_FILE", folder + "/none.txt")))
        .hasMessageContaining("cannot be read");
  }
}
