package se.lugntrygg.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
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
class ForecastTest {
  private static final ZoneId HOME = ZoneId.of("Europe/Stockholm");
  private static final int DAYS = 10;

  @TempDir static Path folder;
  private static Server server;
  private static Client client;

  /// Wrote twice a day for ten days.
  private static Client.Person asa;

  @BeforeAll
  static void start() {
    server = Server.start(folder);
    client = server.client();
    asa = client.person("asa");
    writes(asa);
  }

  private static JsonNode got(Client.Person person, String path) {
    return client.get(path).as(person).send().expect(200).json();
  }

  private static JsonNode posted(Client.Person person, String path, Map<String, ?> body) {
    return client.post(path, body).as(person).send().expect(200).json();
  }

  private static void writes(Client.Person person) {
    List<String> words = List.of("jättebra dag, glad och lugn", "helt ok", "trött och ledsen");
    Instant today = Instant.now().minus(1, ChronoUnit.SECONDS);
    for (int n = 0; n < 2 * DAYS; n++) {
      Map<String, ?> entry =
          Map.of(
              "mood_text",
              words.get(n % words.size()),
              "timestamp",
              today.minus(n / 2, ChronoUnit.DAYS).toString());
      client.post("/api/mood/log", entry).as(person).send().expect(201);
    }
  }

  @AfterAll
  static void stop() {
    server.close();
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
  void looks_a_week_ahead_unless_asked_otherwise() {
    whole(got(asa, "/api/mood/predictive-forecast"), 7);
    whole(got(asa, "/api/mood/predictive-forecast?days_ahead=30"), 30);
    whole(posted(asa, "/api/predictive/mood-forecast", Map.of("days", 1)), 1);
    whole(posted(asa, "/api/predictive/mood-forecast", Map.of()), 7);
  }

  @Test
  void says_it_in_the_language_asked_for() {
    String path = "/api/mood/predictive-forecast";
    JsonNode swedish =
        client.get(path).as(asa).header("Accept-Language", "sv").send().expect(200).json();
    JsonNode english =
        client.get(path).as(asa).header("Accept-Language", "en").send().expect(200).json();
    assertThat(english.get("forecast")).isEqualTo(swedish.get("forecast"));
    assertThat(english.get("risk_factors")).isEqualTo(swedish.get("risk_factors"));
    assertThat(english.get("recommendations")).isNotEqualTo(swedish.get("recommendations"));
    assertThat(swedish.get("recommendations").toString()).containsAnyOf("å", "ä", "ö");
  }

  @Test
  void answers_with_the_same_keys_while_too_little_is_known() {
    Client.Person bo = client.person("bo");
    JsonNode early = posted(bo, "/api/ai/forecast", Map.of("days_ahead", 5));
    assertThat(keys(early)).isEqualTo(keys(got(asa, "/api/mood/predictive-forecast")));
    assertThat(early.get("ready").booleanValue()).isFalse();
    assertThat(early.get("entries_current").intValue()).isZero();
    assertThat(early.get("entries_needed").intValue()).isEqualTo(14);
    assertThat(early.get("forecast").get("daily_predictions")).isEmpty();
    assertThat(early.get("forecast").get("average_forecast").isNumber()).isTrue();
    assertThat(early.get("current_analysis").get("recent_average").isNumber()).isTrue();
    assertThat(early.get("recommendations")).hasSize(1);
    assertThat(got(bo, "/api/ai/forecasts").get("count").intValue())
        .as("nothing was foretold, so nothing is kept")
        .isZero();
    JsonNode accuracy = got(bo, "/api/mood/forecast-accuracy");
    assertThat(accuracy.get("back_test").isNull()).isTrue();
  }

  @Test
  void refuses_other_numbers_of_days_and_strangers() {
    String path = "/api/mood/predictive-forecast";
    for (String days : List.of("0", "31", "-1", "99999999999")) {
      assertThat(client.get(path + "?days_ahead=" + days).as(asa).send().status())
          .as(days)
          .isIn(400, 422);
      client
          .call("POST", "/api/ai/forecast")
          .body("{\"days_ahead\":%s}".formatted(days))
          .as(asa)
          .send()
          .expect(422);
    }
    assertThat(
            client
                .post("/api/predictive/mood-forecast", Map.of("days", 31))
                .as(asa)
                .send()
                .expect(422)
                .fields())
        .containsExactly("days");
    client.post("/api/ai/forecast", Map.of("days_ahead", "7")).as(asa).send().expect(400);
    client.get(path + "?days_ahead=x").as(asa).send().expect(400);
    for (String get : List.of(path, "/api/ai/forecasts", "/api/mood/forecast-accuracy")) {
      client.get(get).send().expect(401);
    }
    for (String post : List.of("/api/ai/forecast", "/api/predictive/mood-forecast")) {
      client.post(post, Map.of()).send().expect(401);
    }
    client.get("/api/ai/forecasts?limit=201").as(asa).send().expect(422);
    client.get("/api/ai/forecasts?cursor=x").as(asa).send().expect(422);
  }

  @Test
  void keeps_what_it_foretold_once_and_only_for_its_owner() {
    Client.Person eva = client.person("eva");
    writes(eva);
    JsonNode first = keyed(eva).expect(200).json();
    JsonNode again = keyed(eva).expect(200).json();
    assertThat(again).isEqualTo(first);
    whole(first, 3);
    JsonNode second = posted(eva, "/api/ai/forecast", Map.of("days_ahead", 3));
    JsonNode page = got(eva, "/api/ai/forecasts?limit=1");
    assertThat(page.get("forecasts").get(0)).isEqualTo(second);
    JsonNode rest =
        got(eva, "/api/ai/forecasts?limit=1&cursor=" + page.get("next_cursor").textValue());
    assertThat(rest.get("forecasts").get(0)).isEqualTo(first);
    assertThat(rest.get("next_cursor").isNull()).isTrue();
    Client.Person cia = client.person("cia");
    assertThat(got(cia, "/api/ai/forecasts").get("count").intValue()).isZero();

    JsonNode accuracy = got(eva, "/api/mood/forecast-accuracy");
    assertThat(accuracy.get("kept_forecasts").intValue()).isEqualTo(2);
    assertThat(accuracy.get("n").intValue()).as("none has come due").isZero();
    assertThat(accuracy.get("mae").isNull()).isTrue();
    assertThat(accuracy.get("coverage").isNull()).isTrue();
    assertThat(accuracy.get("by_horizon")).isEmpty();
    assertThat(accuracy.get("back_test").get("n").intValue()).isPositive();
    assertThat(accuracy.get("back_test").get("mae").doubleValue()).isBetween(0.0, 2.0);
    assertThat(accuracy.get("scale").get("min").intValue()).isEqualTo(-1);
  }

  private static Client.Answer keyed(Client.Person person) {
    return client
        .post("/api/ai/forecast", Map.of("days_ahead", 3))
        .as(person)
        .header("Idempotency-Key", "once")
        .send();
  }

  @Test
  void a_forecast_asked_for_again_is_gentle_once_a_crisis_was_written_of() throws Exception {
    Client.Person fia = client.person("fia");
    Instant now = Instant.now().minus(1, ChronoUnit.SECONDS);
    List<String> worse =
        List.of("underbar dag, glad och lugn", "bra dag", "helt ok", "trött", "ledsen och orolig");
    for (int day = 0; day < 15; day++) {
      Map<String, ?> entry =
          Map.of(
              "mood_text",
              worse.get(day / 3),
              "timestamp",
              now.minus(14L - day, ChronoUnit.DAYS).toString());
      client.post("/api/mood/log", entry).as(fia).send().expect(201);
    }
    JsonNode before = keyed(fia).expect(200).json();
    assertThat(falls(before)).as(before.toString()).isTrue();

    client
        .post("/api/ai/chat", Map.of("message", "Jag vill ta mitt liv i kväll."))
        .as(fia)
        .send()
        .expect(200);
    // The flag comes a moment after the answer.
    Instant deadline = Instant.now().plusSeconds(10);
    while (falls(got(fia, "/api/mood/predictive-forecast?days_ahead=3"))) {
      assertThat(Instant.now()).isBefore(deadline);
      Thread.sleep(20);
    }

    Client.Answer again = keyed(fia).expect(200);
    assertThat(again.header("Idempotent-Replayed")).contains("true");
    assertThat(falls(again.json())).as(again.text()).isFalse();
    assertThat(again.json().get("generated_at")).isEqualTo(before.get("generated_at"));
    assertThat(got(fia, "/api/ai/forecasts").get("count").intValue()).isEqualTo(1);
  }

  /// Whether any day is foretold to be worse than the one before, or the days up to now.
  private static boolean falls(JsonNode answer) {
    double floor = answer.at("/current_analysis/recent_average").doubleValue();
    for (JsonNode day : answer.at("/forecast/daily_predictions")) {
      if (day.doubleValue() < floor - 0.002) {
        return true;
      }
      floor = day.doubleValue();
    }
    return answer.at("/forecast/trend").textValue().equals("declining");
  }

  @Test
  void writes_no_forecast_to_disk_that_can_be_read() throws IOException {
    Client.Person dan = client.person("dan");
    writes(dan);
    whole(posted(dan, "/api/ai/forecast", Map.of()), 7);
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
