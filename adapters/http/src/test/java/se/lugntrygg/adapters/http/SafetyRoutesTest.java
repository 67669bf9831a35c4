package se.lugntrygg.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.lugntrygg.adapters.http.Fronted.Store;
import se.lugntrygg.adapters.http.Fronted.Trouble;

final class SafetyRoutesTest {
  private static final String PLAN = "/api/crisis/safety-plan";
  private Fronted fronted = new Fronted(Trouble.NONE);

  private void when(Trouble trouble) {
    fronted.close();
    fronted = new Fronted(trouble);
  }

  @AfterEach
  void stop() {
    fronted.close();
  }

  @Test
  void places_of_help_are_open_cacheable_and_complete() {
    var answer = fronted.send("GET", "/api/crisis/resources", "");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("public, max-age=300");
    assertThat(answer.headers().firstValue("Vary")).contains("Accept-Language, Origin");
    assertThat(answer.headers().firstValue("Content-Language")).contains("sv");
    assertThat(answer.body())
        .contains(
            "{\"id\":\"se-mind\",\"name\":\"Mind Självmordslinjen\",\"phone\":\"90101\",\"url\":\"https://mind.se\",\"hours\":\"Dygnet"
                + " runt\",\"always_open\":true,\"languages\":[\"sv\"],\"audience\":\"everyone\",")
        .contains("\"last_verified\":null")
        .contains("\"immediate\":\"Ring 112 nu om ditt eller någon annans liv är i fara.\"")
        .contains("\"version\":\"");
    String etag = answer.headers().firstValue("ETag").orElseThrow();
    var again = fronted.send("GET", "/api/crisis/resources", "", "If-None-Match", etag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    var origin =
        fronted.send("GET", "/api/crisis/resources", "", "Origin", "https://app.example.org");
    assertThat(origin.headers().firstValue("Access-Control-Allow-Origin"))
        .contains("https://app.example.org");
  }

  @Test
  void places_of_help_follow_language_and_country() {
    assertThat(fronted.send("GET", "/api/crisis/resources?lang=en", "").body())
        .contains("\"hours\":\"Day and night\"")
        .contains("Call 112 now")
        .contains("se-bris");
    assertThat(fronted.send("GET", "/api/crisis/resources", "", "Accept-Language", "en-GB").body())
        .contains("Day and night");
    assertThat(fronted.send("GET", "/api/crisis/resources?lang=en&country=us", "").body())
        .contains("us-988")
        .contains("findahelpline.com")
        .doesNotContain("se-mind");
    assertThat(fronted.send("GET", "/api/crisis/resources?country=UK", "").body())
        .contains("uk-116123");
    for (String odd : new String[] {"FR", "zz", "%00", "x".repeat(500)}) {
      var answer = fronted.send("GET", "/api/crisis/resources?lang=xx&country=" + odd, "");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains("\"id\":\"international\"").contains("\"country\":null");
    }
  }

  @Test
  void places_of_help_and_grounding_are_there_whatever_fails() {
    when(new Trouble(true, Store.FAILS, true, Fronted.JUDGE::judge));
    for (int i = 0; i < 200; i++) {
      assertThat(fronted.send("GET", "/api/crisis/resources", "").statusCode()).isEqualTo(200);
    }
    var grounding = fronted.send("GET", "/api/crisis/grounding?lang=en", "");
    assertThat(grounding.statusCode()).isEqualTo(200);
    assertThat(grounding.body())
        .contains("\"id\":\"five-senses\"")
        .contains("Cold water")
        .contains("\"steps\":[\"");
    assertThat(grounding.headers().firstValue("ETag")).isPresent();
    assertThat(fronted.send("GET", "/api/crisis/grounding", "").body()).contains("Kallt vatten");
  }

  @Test
  void a_plan_is_empty_at_first_then_as_it_was_written() {
    var empty = fronted.as("GET", PLAN, "", "sv");
    assertThat(empty.statusCode()).isEqualTo(200);
    assertThat(empty.body())
        .isEqualTo(
            "{\"warning_signs\":[],\"coping_strategies\":[],\"safe_places\":[],\"support_contacts\":[],"
                + "\"professional_help\":[],\"environmental_safety\":[],\"reasons_to_live\":[],"
                + "\"updated_at\":null,\"crisis_detected\":false}");
    String body = "{\"safe_places\":[\"biblioteket\"],\"reasons_to_live\":[\"katten\"]}";
    assertThat(fronted.as("PUT", PLAN, body, "sv").statusCode()).isEqualTo(200);
    var next = fronted.as("PUT", PLAN, "{\"safe_places\":[\"hos Bo\"]}", "sv");
    assertThat(next.body())
        .contains("\"safe_places\":[\"hos Bo\"]")
        .contains("\"reasons_to_live\":[\"katten\"]")
        .contains("\"updated_at\":\"2026-11-24T03:00:00.000Z\"");
    assertThat(fronted.as("GET", PLAN, "", "sv").body()).isEqualTo(next.body());
  }

  @Test
  void a_plan_is_the_persons_own_and_bounded() {
    assertThat(fronted.send("GET", PLAN, "").statusCode()).isEqualTo(401);
    String many =
        "{\"warning_signs\":[%s]}"
            .formatted(String.join(",", Collections.nCopies(21, "\"trött\"")));
    var refused = fronted.as("PUT", PLAN, many, "sv");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("\"field\":\"warning_signs\"");
    assertThat(fronted.as("PUT", PLAN, "{\"safe_places\":\"hemma\"}", "sv").statusCode())
        .isEqualTo(400);
  }

  @Test
  void a_text_to_judge_must_be_there_and_not_too_long() {
    assertThat(fronted.as("POST", "/api/mood/crisis-detection", "{}", "sv").statusCode())
        .isEqualTo(422);
    String tooLong = "{\"text\":\"%s\"}".formatted("a".repeat(5001));
    assertThat(fronted.as("POST", "/api/mood/crisis-detection", tooLong, "sv").statusCode())
        .isEqualTo(422);
  }
}
