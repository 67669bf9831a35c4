package se.lugntrygg.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Answers that are full, held against the description: those of somebody who wrote for ten days.
class EverythingTest {
  private static final String CRISIS = "Jag vill dö, jag ska ta mitt liv i kväll.";
  private static final int DAYS = 10;

  @TempDir static Path folder;
  private static Server server;
  private static Client client;
  private static Client.Person asa;

  @BeforeAll
  static void start() {
    server = Server.start(folder);
    client = server.client();
    asa = client.person("asa");
    List<String> words = List.of("jättebra dag, glad och lugn", "helt ok", "trött och ledsen");
    Instant today = Instant.now().minusSeconds(1);
    for (int n = 0; n < 2 * DAYS; n++) {
      client
          .post(
              "/api/mood/log",
              Map.of(
                  "mood_text", words.get(n % words.size()),
                  "score", 3 + n % 6,
                  "tags", List.of("te"),
                  "timestamp", today.minus(n / 2, ChronoUnit.DAYS).toString()))
          .as(asa)
          .send()
          .expect(201);
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static JsonNode got(String path) {
    return client.get(path).as(asa).send().expect(200).json();
  }

  private static JsonNode posted(String path, Map<String, ?> body) {
    return client.post(path, body).as(asa).send().expect(200).json();
  }

  @Test
  void looking_back_is_as_described() {
    assertThat(got("/api/mood/weekly-analysis").get("total_moods").asInt()).isEqualTo(14);
    assertThat(posted("/api/mood/weekly-analysis", Map.of("locale", "en")).get("insights").asText())
        .isNotBlank();
    for (String period : List.of("7d", "30d", "90d", "1y", "all")) {
      assertThat(got("/api/mood/statistics?period=" + period).at("/by_tag/0/tag").asText())
          .isEqualTo("te");
    }
    client.get("/api/mood/statistics?period=2w").as(asa).send().expect(422);
    assertThat(
            got("/api/mood/recommendations?current_mood=orolig").get("crisis_detected").asBoolean())
        .isFalse();
  }

  @Test
  void looking_ahead_is_as_described() {
    for (JsonNode forecast :
        List.of(
            got("/api/mood/predictive-forecast?days_ahead=30"),
            posted("/api/predictive/mood-forecast", Map.of("days", 30)),
            posted("/api/ai/forecast", Map.of("days_ahead", 30)))) {
      assertThat(forecast.get("ready").asBoolean()).isTrue();
      assertThat(forecast.at("/forecast/daily_predictions")).hasSize(30);
    }
    assertThat(got("/api/ai/forecasts").get("forecasts")).isNotEmpty();
    assertThat(got("/api/mood/forecast-accuracy").at("/back_test/n").asInt()).isPositive();
    client.get("/api/mood/predictive-forecast?days_ahead=31").as(asa).send().expect(422);
  }

  @Test
  void help_is_as_described_wherever_words_are_taken() {
    Client.Person bo = client.person("bo");
    Map<String, String> text = Map.of("text", CRISIS);
    for (String path :
        List.of(
            "/api/mood/analyze",
            "/api/mood/analyze-text",
            "/api/ai/analyze",
            "/api/mood/crisis-detection")) {
      helped(client.post(path, text).as(bo).send().expect(200));
    }
    helped(client.post("/api/mood/log", Map.of("mood_text", CRISIS)).as(bo).send().expect(201));
    helped(
        client
            .call("PUT", "/api/crisis/safety-plan")
            .body(Map.of("warning_signs", List.of(CRISIS)))
            .as(bo)
            .send()
            .expect(200));
    // What cannot be kept as it was sent is no reason to leave somebody alone.
    Client.Answer anyway =
        client
            .post("/api/mood/log", Map.of("mood_text", CRISIS, "score", 11))
            .as(bo)
            .send()
            .expect(200);
    helped(anyway);
    assertThat(anyway.json().get("stored").asBoolean()).isFalse();
    assertThat(anyway.json().at("/errors/0/field").asText()).isEqualTo("score");
    assertThat(client.get("/api/mood/get").as(bo).send().json().get("count").asInt()).isEqualTo(1);
  }

  private static void helped(Client.Answer answer) {
    assertThat(answer.json().get("crisis_detected").asBoolean()).isTrue();
    assertThat(answer.json().at("/crisis_analysis/risk_level").asText()).isEqualTo("CRITICAL");
    assertThat(answer.json().at("/crisis_analysis/resources").toString()).contains("\"112\"");
  }
}
