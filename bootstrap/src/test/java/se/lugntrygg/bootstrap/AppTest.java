package se.lugntrygg.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole program over a real socket and a real database.
class AppTest {
  private static final String PASSWORD = "Hej-alla-2026!";
  private final HttpClient client = HttpClient.newHttpClient();

  private static App start(Path folder) {
    return App.start(Settings.from(new Environment(Server.environment(folder), Map.of())));
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

  private static String field(String json, String name) {
    Matcher matcher = Pattern.compile('"' + name + "\":\"([^\"]+)\"").matcher(json);
    assertThat(matcher.find()).as(name).isTrue();
    return matcher.group(1);
  }

  private String signedIn(App app, String email) throws Exception {
    String who =
        "{\"email\":\"%s\",\"password\":\"%s\",\"name\":\"Anna\"}".formatted(email, PASSWORD);
    assertThat(send(app, "POST", "/api/auth/register", "", who).statusCode()).isEqualTo(201);
    return field(send(app, "POST", "/api/auth/login", "", who).body(), "access_token");
  }

  @Test
  void keeps_moods_and_logins_over_a_restart(@TempDir Path folder) throws Exception {
    String token;
    String id;
    try (App app = start(folder)) {
      token = signedIn(app, "anna@example.org");
      HttpResponse<String> logged =
          send(app, "POST", "/api/mood/log", token, "{\"mood\":\"glad\",\"score\":8}");
      assertThat(logged.statusCode()).isEqualTo(201);
      id = field(logged.body(), "id");
    }
    try (App app = start(folder)) {
      HttpResponse<String> found = send(app, "GET", "/api/mood/" + id, token, "");
      assertThat(found.statusCode()).isEqualTo(200);
      assertThat(found.body()).contains("\"score\":8").contains("\"score_source\":\"self\"");
    }
  }

  @Test
  void keeps_an_entry_from_everyone_but_its_owner(@TempDir Path folder) throws Exception {
    try (App app = start(folder)) {
      String anna = signedIn(app, "anna@example.org");
      String bo = signedIn(app, "bo@example.org");
      String path =
          "/api/mood/"
              + field(send(app, "POST", "/api/mood/log", anna, "{\"mood\":\"glad\"}").body(), "id");
      for (String method : new String[] {"GET", "PUT", "DELETE"}) {
        assertThat(send(app, method, path, bo, "{}").statusCode()).as(method).isEqualTo(404);
      }
      assertThat(send(app, "GET", path, "", "").statusCode()).isEqualTo(401);
      assertThat(send(app, "GET", path, anna + "x", "").statusCode()).isEqualTo(401);
      assertThat(send(app, "GET", path, anna, "").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void does_a_repeated_request_once(@TempDir Path folder) throws Exception {
    try (App app = start(folder)) {
      String token = signedIn(app, "anna@example.org");
      String body = "{\"mood\":\"glad\"}";
      var first = send(app, "POST", "/api/mood/log", token, body, "Idempotency-Key", "k1");
      var again = send(app, "POST", "/api/mood/log", token, body, "Idempotency-Key", "k1");
      assertThat(again.statusCode()).isEqualTo(201);
      assertThat(again.body()).isEqualTo(first.body());
      assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
      assertThat(
              send(
                      app,
                      "POST",
                      "/api/mood/log",
                      token,
                      "{\"mood\":\"arg\"}",
                      "Idempotency-Key",
                      "k1")
                  .statusCode())
          .isEqualTo(422);
      assertThat(send(app, "POST", "/api/mood/get", token, "{}").body()).contains("\"count\":1,");
    }
  }

  @Test
  void refuses_what_it_cannot_read_or_keep(@TempDir Path folder) throws Exception {
    try (App app = start(folder)) {
      String token = signedIn(app, "anna@example.org");
      assertThat(send(app, "POST", "/api/mood/log", token, "{").statusCode()).isEqualTo(400);
      assertThat(send(app, "POST", "/api/mood/log", token, "{\"score\":8}").statusCode())
          .isEqualTo(422);
      assertThat(
              send(app, "POST", "/api/mood/log", token, "{\"mood\":\"glad\",\"score\":11}")
                  .statusCode())
          .isEqualTo(422);
      assertThat(send(app, "GET", "/api/nothing", token, "").statusCode()).isEqualTo(404);
      var wrong = send(app, "DELETE", "/api/mood/log", token, "");
      assertThat(wrong.statusCode()).isEqualTo(405);
      assertThat(wrong.headers().firstValue("Allow")).contains("POST, OPTIONS");
    }
  }
}
