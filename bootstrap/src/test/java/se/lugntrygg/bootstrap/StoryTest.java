package se.lugntrygg.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Stories over a real socket.
final class StoryTest {
  private static final String PASSWORD = "Hej-alla-2026!";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ZoneId HOME = ZoneId.of("Europe/Stockholm");
  private static final int[] SCORES = {3, 2, 4, 5, 6, 6, 8};

  @TempDir static Path folder;
  private static App app;

  @BeforeAll
  static void start() {
    app =
        App.start(
            Settings.from(
                new Environment(
                    Map.of(
                        "PORT",
                        "0",
                        "DATA_DIR",
                        folder.toString(),
                        "RATE_LIMITS",
                        "auth.register=100/m,auth.login=100/m"),
                    Map.of())));
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static HttpResponse<String> send(
      String method, String path, String token, String body, String... headers) throws Exception {
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
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static JsonNode ok(HttpResponse<String> response) throws IOException {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JSON.readTree(response.body());
  }

  private static String signedIn(String email) throws Exception {
    String who =
        "{\"email\":\"%s\",\"password\":\"%s\",\"name\":\"Åsa\"}".formatted(email, PASSWORD);
    assertThat(send("POST", "/api/auth/register", "", who).statusCode()).isEqualTo(201);
    return ok(send("POST", "/api/auth/login", "", who)).get("access_token").textValue();
  }

  /// A week that got lighter, by a person who has a word of their own for everything.
  private static void writes(String token) throws Exception {
    Instant now = Instant.now().minus(1, ChronoUnit.SECONDS);
    for (int day = 0; day < SCORES.length; day++) {
      String entry =
          "{\"mood_text\":\"klurig vinterdag\",\"score\":%d,\"tags\":[\"natur\",\"Kvarnby\"],\"timestamp\":\"%s\"}"
              .formatted(SCORES[day], now.minus(SCORES.length - 1L - day, ChronoUnit.DAYS));
      assertThat(send("POST", "/api/mood/log", token, entry).statusCode()).isEqualTo(201);
    }
  }

  private static Set<String> keys(JsonNode node) {
    Set<String> keys = new TreeSet<>();
    node.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  private static void whole(JsonNode story, String locale) {
    assertThat(keys(story))
        .containsExactlyInAnyOrder(
            "id",
            "story",
            "title",
            "locale",
            "mood_summary",
            "ai_generated",
            "model_used",
            "confidence",
            "word_count",
            "generated_at",
            "fallback",
            "stored");
    assertThat(keys(story.get("mood_summary")))
        .containsExactlyInAnyOrder(
            "total_moods",
            "average_score",
            "trend",
            "week_shape",
            "best_day",
            "hardest_day",
            "days_logged",
            "streak_days",
            "week_start",
            "week_end",
            "gentle");
    assertThat(story.get("locale").textValue()).isEqualTo(locale);
    assertThat(story.get("word_count").intValue()).isBetween(180, 350);
    assertThat(story.get("story").textValue().split("\\s+", -1).length)
        .isBetween(story.get("word_count").intValue() - 1, story.get("word_count").intValue() + 1);
    assertThat(story.get("ai_generated").booleanValue()).isFalse();
    assertThat(story.get("model_used").textValue()).isEqualTo("builtin");
    assertThat(story.get("fallback").booleanValue()).isFalse();
    assertThat(story.get("stored").booleanValue()).isTrue();
  }

  @Test
  void tells_a_story_of_the_week_in_either_language() throws Exception {
    String asa = signedIn("asa@example.org");
    writes(asa);
    JsonNode swedish = ok(send("POST", "/api/ai/story", asa, "{\"locale\":\"sv\"}"));
    whole(swedish, "sv");
    JsonNode summary = swedish.get("mood_summary");
    assertThat(summary.get("total_moods").intValue()).isEqualTo(SCORES.length);
    assertThat(summary.get("average_score").doubleValue()).isEqualTo(4.857);
    assertThat(summary.get("week_shape").textValue()).isEqualTo("improving");
    LocalDate today = LocalDate.now(HOME);
    assertThat(summary.get("best_day").textValue()).isEqualTo(today.toString());
    assertThat(summary.get("hardest_day").textValue()).isEqualTo(today.minusDays(5).toString());
    assertThat(summary.get("streak_days").intValue()).isEqualTo(7);
    assertThat(swedish.get("confidence").doubleValue()).isEqualTo(1);
    assertThat(swedish.get("story").textValue())
        .contains("aturen")
        .doesNotContain("klurig", "vinterdag", "Kvarnby");
    JsonNode english = ok(send("POST", "/api/ai/story", asa, "{\"locale\":\"en\"}"));
    whole(english, "en");
    assertThat(english.get("title")).isNotEqualTo(swedish.get("title"));
    assertThat(english.get("story").textValue()).contains("week", "day");
  }

  @Test
  void tells_a_story_before_anything_is_logged() throws Exception {
    JsonNode story = ok(send("POST", "/api/ai/story", signedIn("bo@example.org"), "{}"));
    whole(story, "sv");
    JsonNode summary = story.get("mood_summary");
    assertThat(summary.get("total_moods").intValue()).isZero();
    assertThat(summary.get("average_score").isNull()).isTrue();
    assertThat(summary.get("best_day").isNull()).isTrue();
    assertThat(summary.get("week_shape").textValue()).isEqualTo("nothing");
    assertThat(summary.get("trend").textValue()).isEqualTo("insufficient_data");
    assertThat(story.get("confidence").doubleValue()).isZero();
  }

  @Test
  void keeps_each_story_once_newest_first_and_only_for_its_owner() throws Exception {
    String eva = signedIn("eva@example.org");
    JsonNode first = ok(send("POST", "/api/ai/story", eva, "{}", "Idempotency-Key", "once"));
    JsonNode again = ok(send("POST", "/api/ai/story", eva, "{}", "Idempotency-Key", "once"));
    assertThat(again).isEqualTo(first);
    JsonNode second = ok(send("POST", "/api/ai/story", eva, "{}"));
    assertThat(second.get("title")).isNotEqualTo(first.get("title"));
    JsonNode page = ok(send("GET", "/api/ai/stories?limit=1", eva, ""));
    assertThat(keys(page)).containsExactly("count", "next_cursor", "stories");
    assertThat(page.get("stories").get(0)).isEqualTo(second);
    JsonNode rest =
        ok(
            send(
                "GET",
                "/api/ai/stories?limit=1&cursor=" + page.get("next_cursor").textValue(),
                eva,
                ""));
    assertThat(rest.get("stories").get(0)).isEqualTo(first);
    assertThat(rest.get("count").intValue()).isEqualTo(1);
    assertThat(rest.get("next_cursor").isNull()).isTrue();
    String cia = signedIn("cia@example.org");
    assertThat(ok(send("GET", "/api/ai/stories", cia, "")).get("count").intValue()).isZero();
  }

  @Test
  void tells_somebody_who_wrote_of_a_crisis_gently() throws Exception {
    String dan = signedIn("dan@example.org");
    String crisis = "{\"mood_text\":\"Jag vill ta mitt liv\"}";
    assertThat(send("POST", "/api/mood/log", dan, crisis).statusCode()).isEqualTo(201);
    for (int n = 0; n < 8; n++) {
      JsonNode story = ok(send("POST", "/api/ai/story", dan, "{}"));
      whole(story, "sv");
      assertThat(story.get("mood_summary").get("gentle").booleanValue()).isTrue();
      assertThat(story.get("story").textValue())
          .containsPattern("dygnet|låt någon veta")
          .doesNotContain("Färjan", "Stranden", "Tåget");
    }
  }

  @Test
  void refuses_strangers_and_other_limits() throws Exception {
    assertThat(send("POST", "/api/ai/story", "", "{}").statusCode()).isEqualTo(401);
    assertThat(send("GET", "/api/ai/stories", "", "").statusCode()).isEqualTo(401);
    String fia = signedIn("fia@example.org");
    for (String limit : new String[] {"0", "201", "-1"}) {
      assertThat(send("GET", "/api/ai/stories?limit=" + limit, fia, "").statusCode())
          .as(limit)
          .isEqualTo(422);
    }
    assertThat(send("GET", "/api/ai/stories?cursor=x", fia, "").statusCode()).isEqualTo(422);
  }

  @Test
  void writes_no_story_to_disk_that_can_be_read() throws Exception {
    String gun = signedIn("gun@example.org");
    String title = ok(send("POST", "/api/ai/story", gun, "{}")).get("title").textValue();
    assertThat(title).isNotBlank();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
            .as(file.toString())
            .doesNotContain(title)
            .doesNotContain("STEADY_HARD", "ratedDays");
      }
    }
  }
}
