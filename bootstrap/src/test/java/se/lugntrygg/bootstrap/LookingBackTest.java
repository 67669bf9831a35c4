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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Looking back, over a real socket and a real database.
final class LookingBackTest {
  private static final String ANNA =
      "{\"email\":\"anna@example.org\",\"password\":\"Hej-alla-2026!\",\"name\":\"Anna\"}";
  private static final String WEEK = "/api/mood/weekly-analysis";

  private final HttpClient client = HttpClient.newHttpClient();
  private App app;
  private String token = "";

  @BeforeEach
  void sign_in(@TempDir Path folder) throws Exception {
    app =
        App.start(
            Settings.from(
                new Environment(Map.of("PORT", "0", "DATA_DIR", folder.toString()), Map.of())));
    assertThat(send("POST", "/api/auth/register", ANNA).statusCode()).isEqualTo(201);
    Matcher found =
        Pattern.compile("\"access_token\":\"([^\"]+)\"")
            .matcher(send("POST", "/api/auth/login", ANNA).body());
    assertThat(found.find()).isTrue();
    token = found.group(1);
  }

  @AfterEach
  void stop() {
    app.close();
  }

  private HttpResponse<String> send(String method, String path, String body, String... headers)
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

  private void log(int score) throws Exception {
    String body = "{\"mood\":\"så\",\"score\":%d,\"tags\":[\"te\"]}".formatted(score);
    assertThat(send("POST", "/api/mood/log", body).statusCode()).isEqualTo(201);
  }

  @Test
  void tells_the_week_in_both_languages_and_keeps_each_apart() throws Exception {
    log(6);
    assertThat(send("POST", WEEK, "{\"locale\":\"sv\"}").body())
        .contains("Det blev ett inlägg den här veckan: i dag, med 6 av 10.", "\"cached\":false");
    assertThat(send("POST", WEEK, "{\"locale\":\"en\"}").body())
        .contains("You made one entry this week: today, at 6 out of 10.", "\"cached\":false");
    assertThat(send("GET", WEEK + "?locale=sv", "").body())
        .contains("Det blev ett inlägg", "\"cached\":true");
  }

  @Test
  void an_entry_shows_in_the_very_next_week() throws Exception {
    assertThat(send("GET", WEEK, "").body()).contains("\"total_moods\":0");
    log(7);
    HttpResponse<String> week = send("GET", WEEK, "");
    assertThat(week.body())
        .contains("\"total_moods\":1", "\"average_score\":7.0", "\"weekly_progress\":1")
        .contains("\"mood_counts\":{\"good\":1}", "\"trend\":\"insufficient_data\"");
    String etag = week.headers().firstValue("ETag").orElseThrow();
    assertThat(send("GET", WEEK, "", "If-None-Match", etag).statusCode()).isEqualTo(304);
    log(8);
    assertThat(send("GET", WEEK, "", "If-None-Match", etag).statusCode()).isEqualTo(200);
  }

  @Test
  void a_new_goal_shows_in_the_very_next_week() throws Exception {
    assertThat(send("GET", WEEK, "").body()).contains("\"weekly_goal\":7");
    assertThat(send("PUT", "/api/users/profile", "{\"weekly_goal\":3}").statusCode())
        .isEqualTo(200);
    assertThat(send("GET", WEEK, "").body()).contains("\"weekly_goal\":3", "\"cached\":false");
  }

  @Test
  void days_are_those_of_the_zone_asked_for() throws Exception {
    log(6);
    for (String path : new String[] {WEEK, "/api/mood/statistics", "/api/mood/today"}) {
      String east = send("GET", path, "", "X-Timezone", "+14:00").body();
      String west = send("GET", path, "", "X-Timezone", "-12:00").body();
      // 26 hours apart: never the same day.
      assertThat(east).as(path).isNotEqualTo(west);
    }
    assertThat(send("GET", "/api/mood/streaks", "", "X-Timezone", "+14:00").body())
        .contains("\"current_streak\":1");
    assertThat(send("GET", WEEK, "", "X-Timezone", "Mars/Olympus").statusCode()).isEqualTo(422);
  }

  @Test
  void statistics_know_five_periods() throws Exception {
    log(6);
    for (String period : new String[] {"7d", "30d", "90d", "1y", "all"}) {
      assertThat(send("GET", "/api/mood/statistics?period=" + period, "").body())
          .contains("\"period\":\"%s\"".formatted(period), "\"count\":1", "\"median\":6.0")
          .contains("\"by_tag\":[{\"tag\":\"te\",\"count\":1,\"mean\":6.0");
    }
    HttpResponse<String> other = send("GET", "/api/mood/statistics?period=2w", "");
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(other.body()).contains("\"field\":\"period\"", "7d, 30d, 90d, 1y, all");
  }

  @Test
  void recommendations_answer_to_the_mood_of_the_moment() throws Exception {
    HttpResponse<String> found =
        send("GET", "/api/mood/recommendations?current_mood=anxious&locale=en", "");
    assertThat(found.statusCode()).isEqualTo(200);
    assertThat(found.body())
        .startsWith("{\"recommendations\":[{\"id\":\"breathe\"")
        .contains("\"personalized\":false", "\"ai_generated\":false", "\"crisis_detected\":false");
    assertThat(
            send("GET", "/api/mood/recommendations?current_mood=" + "a".repeat(2001), "")
                .statusCode())
        .isEqualTo(422);
  }

  @Test
  void nobody_looks_back_without_a_token() throws Exception {
    token = "";
    for (String path :
        new String[] {
          WEEK, "/api/mood/statistics", "/api/mood/streaks", "/api/mood/recommendations"
        }) {
      assertThat(send("GET", path, "").statusCode()).as(path).isEqualTo(401);
    }
  }
}
