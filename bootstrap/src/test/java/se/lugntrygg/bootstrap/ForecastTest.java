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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Forecasts over a real socket, by somebody who wrote for ten days.
final class ForecastTest {
  private static final String PASSWORD = "Hej-alla-2026!";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ZoneId HOME = ZoneId.of("Europe/Stockholm");
  private static final int DAYS = 10;

  @TempDir static Path folder;
  private static App app;

  /// Wrote twice a day for ten days.
  private static String asa;

  @BeforeAll
  static void start() throws Exception {
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
    asa = signedIn("asa@example.org");
    writes(asa);
  }

  private static void writes(String token) throws Exception {
    List<String> words = List.of("jättebra dag, glad och lugn", "helt ok", "trött och ledsen");
    Instant today = Instant.now().minus(1, ChronoUnit.SECONDS);
    for (int n = 0; n < 2 * DAYS; n++) {
      String entry =
          "{\"mood_text\":\"%s\",\"timestamp\":\"%s\"}"
              .formatted(words.get(n % words.size()), today.minus(n / 2, ChronoUnit.DAYS));
      assertThat(send("POST", "/api/mood/log", token, entry).statusCode()).isEqualTo(201);
    }
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

  private static Set<String> keys(JsonNode node) {
    Set<String> keys = new TreeSet<>();
    node.properties()
        .forEach(
            each -> {
              keys.add(each.getKey());
              if (each.getValue().isObject()) {
                keys(each.getValue()).forEach(key -> keys.add(each.getKey() + "." + key));
              }
            });
    return keys;
  }

  private static void whole(JsonNode answer, int days) {
    assertThat(keys(answer))
        .contains(
            "forecast.daily_predictions",
            "forecast.dates",
            "forecast.average_forecast",
            "forecast.trend",
            "forecast.confidence_interval.lower",
            "forecast.confidence_interval.upper",
            "forecast.intervals",
            "model_info.algorithm",
            "model_info.training_rmse",
            "model_info.data_points_used",
            "model_info.features_used",
            "current_analysis.recent_average",
            "current_analysis.historical_volatility",
            "current_analysis.volatility",
            "current_analysis.data_points",
            "risk_factors",
            "recommendations",
            "confidence",
            "data_points_used",
            "forecast_period_days",
            "ready",
            "entries_current",
            "entries_needed",
            "generated_at",
            "scale.min",
            "scale.max");
    assertThat(answer.get("ready").booleanValue()).isTrue();
    assertThat(answer.get("forecast_period_days").intValue()).isEqualTo(days);
    assertThat(answer.get("entries_current").intValue()).isEqualTo(2 * DAYS);
    JsonNode forecast = answer.get("forecast");
    assertThat(forecast.get("trend").textValue()).isIn("improving", "declining", "stable");
    for (String list : new String[] {"daily_predictions", "dates", "intervals"}) {
      assertThat(forecast.get(list)).as(list).hasSize(days);
    }
    LocalDate today = LocalDate.now(HOME);
    for (int i = 0; i < days; i++) {
      JsonNode interval = forecast.get("intervals").get(i);
      double mean = forecast.get("daily_predictions").get(i).doubleValue();
      assertThat(mean)
          .isBetween(interval.get("lower").doubleValue(), interval.get("upper").doubleValue());
      assertThat(interval.get("lower").doubleValue()).isGreaterThanOrEqualTo(-1);
      assertThat(interval.get("upper").doubleValue()).isLessThanOrEqualTo(1);
      assertThat(forecast.get("dates").get(i).textValue())
          .isEqualTo(today.plusDays(i + 1L).toString());
    }
    assertThat(answer.get("confidence").doubleValue()).isBetween(0.0, 1.0);
    assertThat(answer.get("recommendations")).isNotEmpty();
  }

  @Test
  void looks_a_week_ahead_unless_asked_otherwise() throws Exception {
    whole(ok(send("GET", "/api/mood/predictive-forecast", asa, "")), 7);
    whole(ok(send("GET", "/api/mood/predictive-forecast?days_ahead=30", asa, "")), 30);
    whole(ok(send("POST", "/api/predictive/mood-forecast", asa, "{\"days\":1}")), 1);
    whole(ok(send("POST", "/api/predictive/mood-forecast", asa, "{}")), 7);
  }

  @Test
  void says_it_in_the_language_asked_for() throws Exception {
    String path = "/api/mood/predictive-forecast";
    JsonNode swedish = ok(send("GET", path, asa, "", "Accept-Language", "sv"));
    JsonNode english = ok(send("GET", path, asa, "", "Accept-Language", "en"));
    assertThat(english.get("forecast")).isEqualTo(swedish.get("forecast"));
    assertThat(english.get("risk_factors")).isEqualTo(swedish.get("risk_factors"));
    assertThat(english.get("recommendations")).isNotEqualTo(swedish.get("recommendations"));
    assertThat(swedish.get("recommendations").toString()).containsAnyOf("å", "ä", "ö");
  }

  @Test
  void answers_with_the_same_keys_while_too_little_is_known() throws Exception {
    String bo = signedIn("bo@example.org");
    JsonNode early = ok(send("POST", "/api/ai/forecast", bo, "{\"days_ahead\":5}"));
    assertThat(keys(early))
        .isEqualTo(keys(ok(send("GET", "/api/mood/predictive-forecast", asa, ""))));
    assertThat(early.get("ready").booleanValue()).isFalse();
    assertThat(early.get("entries_current").intValue()).isZero();
    assertThat(early.get("entries_needed").intValue()).isEqualTo(14);
    assertThat(early.get("forecast").get("daily_predictions")).isEmpty();
    assertThat(early.get("forecast").get("average_forecast").isNumber()).isTrue();
    assertThat(early.get("current_analysis").get("recent_average").isNumber()).isTrue();
    assertThat(early.get("recommendations")).hasSize(1);
    assertThat(ok(send("GET", "/api/ai/forecasts", bo, "")).get("count").intValue())
        .as("nothing was foretold, so nothing is kept")
        .isZero();
    JsonNode accuracy = ok(send("GET", "/api/mood/forecast-accuracy", bo, ""));
    assertThat(accuracy.get("back_test").isNull()).isTrue();
  }

  @Test
  void refuses_other_numbers_of_days_and_strangers() throws Exception {
    String path = "/api/mood/predictive-forecast";
    for (String days : new String[] {"0", "31", "-1", "99999999999"}) {
      int status = send("GET", path + "?days_ahead=" + days, asa, "").statusCode();
      assertThat(status).as(days).isIn(400, 422);
      assertThat(
              send("POST", "/api/ai/forecast", asa, "{\"days_ahead\":%s}".formatted(days))
                  .statusCode())
          .as(days)
          .isEqualTo(422);
    }
    var named = send("POST", "/api/predictive/mood-forecast", asa, "{\"days\":31}");
    assertThat(named.statusCode()).isEqualTo(422);
    assertThat(named.body()).contains("\"field\":\"days\"");
    assertThat(send("POST", "/api/ai/forecast", asa, "{\"days_ahead\":\"7\"}").statusCode())
        .isEqualTo(400);
    assertThat(send("GET", path + "?days_ahead=x", asa, "").statusCode()).isEqualTo(400);
    for (String get : new String[] {path, "/api/ai/forecasts", "/api/mood/forecast-accuracy"}) {
      assertThat(send("GET", get, "", "").statusCode()).as(get).isEqualTo(401);
    }
    for (String post : new String[] {"/api/ai/forecast", "/api/predictive/mood-forecast"}) {
      assertThat(send("POST", post, "", "{}").statusCode()).as(post).isEqualTo(401);
    }
    assertThat(send("GET", "/api/ai/forecasts?limit=201", asa, "").statusCode()).isEqualTo(422);
    assertThat(send("GET", "/api/ai/forecasts?cursor=x", asa, "").statusCode()).isEqualTo(422);
  }

  @Test
  void keeps_what_it_foretold_once_and_only_for_its_owner() throws Exception {
    String eva = signedIn("eva@example.org");
    writes(eva);
    String key = "once";
    String body = "{\"days_ahead\":3}";
    JsonNode first = ok(send("POST", "/api/ai/forecast", eva, body, "Idempotency-Key", key));
    JsonNode again = ok(send("POST", "/api/ai/forecast", eva, body, "Idempotency-Key", key));
    assertThat(again).isEqualTo(first);
    whole(first, 3);
    JsonNode second = ok(send("POST", "/api/ai/forecast", eva, body));
    JsonNode page = ok(send("GET", "/api/ai/forecasts?limit=1", eva, ""));
    assertThat(page.get("forecasts").get(0)).isEqualTo(second);
    JsonNode rest =
        ok(
            send(
                "GET",
                "/api/ai/forecasts?limit=1&cursor=" + page.get("next_cursor").textValue(),
                eva,
                ""));
    assertThat(rest.get("forecasts").get(0)).isEqualTo(first);
    assertThat(rest.get("next_cursor").isNull()).isTrue();
    String cia = signedIn("cia@example.org");
    assertThat(ok(send("GET", "/api/ai/forecasts", cia, "")).get("count").intValue()).isZero();

    JsonNode accuracy = ok(send("GET", "/api/mood/forecast-accuracy", eva, ""));
    assertThat(accuracy.get("kept_forecasts").intValue()).isEqualTo(2);
    assertThat(accuracy.get("n").intValue()).as("none has come due").isZero();
    assertThat(accuracy.get("mae").isNull()).isTrue();
    assertThat(accuracy.get("coverage").isNull()).isTrue();
    assertThat(accuracy.get("by_horizon")).isEmpty();
    assertThat(accuracy.get("back_test").get("n").intValue()).isPositive();
    assertThat(accuracy.get("back_test").get("mae").doubleValue()).isBetween(0.0, 2.0);
    assertThat(accuracy.get("scale").get("min").intValue()).isEqualTo(-1);
  }

  @Test
  void writes_no_forecast_to_disk_that_can_be_read() throws Exception {
    String dan = signedIn("dan@example.org");
    writes(dan);
    whole(ok(send("POST", "/api/ai/forecast", dan, "{}")), 7);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertThat(bytes)
            .as(file.toString())
            .doesNotContain("recentSpread")
            .doesNotContain("madeOn");
      }
    }
  }
}
