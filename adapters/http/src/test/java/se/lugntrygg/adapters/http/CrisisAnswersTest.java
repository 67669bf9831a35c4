package se.lugntrygg.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.lugntrygg.adapters.http.Fronted.Store;
import se.lugntrygg.adapters.http.Fronted.Trouble;
import se.lugntrygg.application.contracts.AtOnce;
import se.lugntrygg.domain.safety.RiskLevel;

/// Nothing stands before help: what a person at risk gets over a real socket, whatever fails.
final class CrisisAnswersTest {
  private static final String CRISIS_SV = "Jag har bestämt mig, jag ska ta mitt liv i kväll";
  private static final String CRISIS_EN = "I have decided, I am going to kill myself tonight";
  private static final String CONCERN_SV = "jag önskar att jag inte vaknade i morgon";
  private static final String ORDINARY = "Vi gick en fin promenad och lagade soppa";

  private final List<Fronted> running = new ArrayList<>();

  private Fronted with(Trouble trouble) {
    Fronted fronted = new Fronted(trouble);
    running.add(fronted);
    return fronted;
  }

  @AfterEach
  void stop() {
    running.forEach(Fronted::close);
  }

  /// Every route that takes a person's words, and a body that says them.
  private record Spoken(String method, String path, String body) {}

  private static List<Spoken> everywhere(String words) {
    String text = "{\"text\":\"%s\"}".formatted(words);
    return List.of(
        new Spoken("POST", "/api/mood/log", "{\"mood_text\":\"%s\",\"score\":2}".formatted(words)),
        new Spoken(
            "POST", "/api/mood/log", "{\"mood\":\"ledsen\",\"note\":\"%s\"}".formatted(words)),
        new Spoken("PUT", "/api/mood/" + UUID.randomUUID(), "{\"note\":\"%s\"}".formatted(words)),
        new Spoken("POST", "/api/mood/analyze", text),
        new Spoken("POST", "/api/mood/analyze-text", text),
        new Spoken("POST", "/api/mood/crisis-detection", text),
        new Spoken("POST", "/api/ai/analyze", text),
        new Spoken(
            "GET",
            "/api/mood/recommendations?current_mood="
                + URLEncoder.encode(words, StandardCharsets.UTF_8),
            ""),
        new Spoken("POST", "/api/ai/chat", "{\"message\":\"%s\"}".formatted(words)),
        new Spoken("POST", "/api/chatbot/chat", "{\"message\":\"%s\"}".formatted(words)),
        new Spoken("POST", "/api/ai/chat/stream", "{\"message\":\"%s\"}".formatted(words)),
        new Spoken(
            "PUT",
            "/api/crisis/safety-plan",
            "{\"warning_signs\":[\"sömnlös\",\"%s\"]}".formatted(words)));
  }

  private static void helps(HttpResponse<String> answer, String language, String as) {
    assertThat(answer.statusCode()).as("%s: %s", as, answer.body()).isIn(200, 201);
    assertThat(answer.headers().firstValue("Retry-After")).as(as).isEmpty();
    assertThat(answer.body())
        .as(as)
        .contains("\"crisis_detected\":true")
        .contains("\"crisis_analysis\":{\"risk_level\":\"CRITICAL\"")
        .contains("\"requires_immediate_attention\":true")
        .contains("\"id\":\"se-112\"")
        .contains("\"id\":\"se-bris\"")
        .contains("90101")
        .contains(language.equals("sv") ? "Ring 112 nu" : "Call 112 now")
        .contains(language.equals("sv") ? "dygnet runt" : "day and night");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HANGS")
  void a_crisis_is_answered_with_help_on_every_route_whatever_fails(Store store) {
    for (boolean overLimit : new boolean[] {false, true}) {
      for (boolean shedding : new boolean[] {false, true}) {
        Fronted fronted = with(new Trouble(overLimit, store, shedding, Fronted.JUDGE::judge));
        for (String language : List.of("sv", "en")) {
          String words = language.equals("sv") ? CRISIS_SV : CRISIS_EN;
          for (Spoken spoken : everywhere(words)) {
            HttpResponse<String> answer =
                fronted.as(spoken.method(), spoken.path(), spoken.body(), language);
            String as =
                "%s %s, over limit %s, %s, shedding %s"
                    .formatted(spoken.method(), spoken.path(), overLimit, store, shedding);
            helps(answer, language, as);
            boolean kept = answer.statusCode() == 201;
            if (spoken.path().equals("/api/mood/log")) {
              assertThat(kept).as(as).isEqualTo(store == Store.WORKS);
              assertThat(answer.body().contains("\"stored\":false")).as(as).isEqualTo(!kept);
              assertThat(answer.body())
                  .as(as)
                  .contains(kept ? "\"success\":true" : "\"success\":false");
            }
          }
        }
        assertThat(fronted.flags.of(fronted.asa).sightings())
            .isNotEmpty()
            .allMatch(seen -> seen.level() == RiskLevel.CRISIS);
      }
    }
  }

  @Test
  void a_crisis_is_answered_within_two_seconds_while_the_store_hangs() {
    Fronted fronted = with(new Trouble(false, Store.HANGS, false, Fronted.JUDGE::judge));
    List<Spoken> everywhere = everywhere(CRISIS_SV);
    fronted.as("POST", "/api/mood/analyze", "{\"text\":\"en fin dag\"}", "sv");
    List<Duration> took =
        AtOnce.each(
            everywhere.size(),
            i -> {
              Spoken spoken = everywhere.get(i);
              Instant start = Instant.now();
              HttpResponse<String> answer =
                  fronted.as(spoken.method(), spoken.path(), spoken.body(), "sv");
              Duration time = Duration.between(start, Instant.now());
              helps(answer, "sv", spoken.path());
              return time;
            });
    assertThat(took).allMatch(time -> time.compareTo(Duration.ofSeconds(2)) < 0);
  }

  @Test
  void an_entry_that_was_not_kept_in_time_is_kept_once_and_the_whole_card_comes_at_once() {
    Fronted fronted = with(new Trouble(false, Store.HANGS, false, Fronted.JUDGE::judge));
    String body = "{\"mood_text\":\"%s\"}".formatted(CRISIS_SV);
    String[] headers = {"Authorization", "Bearer " + fronted.token, "Idempotency-Key", "once"};
    for (int i = 0; i < 2; i++) {
      HttpResponse<String> helped = fronted.send("POST", "/api/mood/log", body, headers);
      helps(helped, "sv", "try " + i);
      assertThat(helped.body())
          .contains("\"success\":false", "\"stored\":false")
          .contains(i == 0 ? "inte i tid" : "behandlas just nu")
          .contains(i == 0 ? "\"complete\":true" : "\"complete\":false");
    }
    LockSupport.parkNanos(Fronted.HANG.toNanos());
    HttpResponse<String> last = fronted.send("POST", "/api/mood/log", body, headers);
    assertThat(last.statusCode()).isEqualTo(201);
    assertThat(last.headers().firstValue("Idempotent-Replayed")).contains("true");
    assertThat(fronted.as("POST", "/api/mood/get", "{}", "sv").body()).contains("\"count\":1");
  }

  @Test
  void a_message_that_was_not_kept_in_time_is_kept_once() {
    Fronted fronted = with(new Trouble(false, Store.HANGS, false, Fronted.JUDGE::judge));
    String body = "{\"message\":\"%s\"}".formatted(CRISIS_SV);
    String[] headers = {"Authorization", "Bearer " + fronted.token, "Idempotency-Key", "once"};
    for (int i = 0; i < 2; i++) {
      HttpResponse<String> answer = fronted.send("POST", "/api/ai/chat", body, headers);
      helps(answer, "sv", "try " + i);
      assertThat(answer.body()).contains("\"stored\":false");
    }
    // Asking how the conversation stands, and keeping: two calls.
    LockSupport.parkNanos(Fronted.HANG.multipliedBy(2).toNanos());
    assertThat(fronted.as("POST", "/api/ai/history", "{}", "sv").body()).contains("\"count\":1");
  }

  @Test
  void ordinary_words_are_refused_as_ever() {
    Fronted over = with(new Trouble(true, Store.WORKS, false, Fronted.JUDGE::judge));
    Fronted shedding = with(new Trouble(false, Store.WORKS, true, Fronted.JUDGE::judge));
    Fronted failing = with(new Trouble(false, Store.FAILS, false, Fronted.JUDGE::judge));
    for (Spoken spoken : everywhere(ORDINARY)) {
      var refused = over.as(spoken.method(), spoken.path(), spoken.body(), "sv");
      assertThat(refused.statusCode()).as(spoken.path()).isEqualTo(429);
      assertThat(refused.headers().firstValue("Retry-After")).contains("30");
    }
    String log = everywhere(ORDINARY).getFirst().body();
    var shed = shedding.as("POST", "/api/mood/log", log, "sv");
    assertThat(shed.statusCode()).isEqualTo(503);
    assertThat(shed.headers().firstValue("Retry-After")).isPresent();
    assertThat(failing.as("POST", "/api/mood/log", log, "sv").statusCode()).isEqualTo(503);
  }

  @Test
  void a_concern_waits_its_turn_but_is_answered_when_the_fault_is_ours() {
    String log = "{\"mood_text\":\"%s\"}".formatted(CONCERN_SV);
    Fronted over = with(new Trouble(true, Store.WORKS, false, Fronted.JUDGE::judge));
    assertThat(over.as("POST", "/api/mood/log", log, "sv").statusCode()).isEqualTo(429);
    Fronted failing = with(new Trouble(false, Store.FAILS, false, Fronted.JUDGE::judge));
    var answer = failing.as("POST", "/api/mood/log", log, "sv");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("\"stored\":false")
        .contains("\"risk_level\":\"MEDIUM\"")
        .contains("90101")
        .contains("lagringen");
  }

  @Test
  void a_crisis_in_words_that_cannot_be_kept_is_answered_and_says_why() {
    Fronted fronted = with(Trouble.NONE);
    String tooLong = CRISIS_SV + ". " + "Förlåt. ".repeat(400);
    var answer =
        fronted.as("POST", "/api/mood/log", "{\"mood_text\":\"%s\"}".formatted(tooLong), "sv");
    helps(answer, "sv", "too long");
    assertThat(answer.body()).contains("\"stored\":false").contains("\"field\":\"mood_text\"");
    var wrong =
        fronted.as(
            "POST",
            "/api/mood/log",
            "{\"mood_text\":\"%s\",\"score\":11}".formatted(CRISIS_SV),
            "sv");
    helps(wrong, "sv", "wrong score");
    assertThat(wrong.body()).contains("\"field\":\"score\"");
  }

  @Test
  void what_cannot_be_read_or_comes_from_nobody_is_refused() {
    Fronted fronted = with(Trouble.NONE);
    assertThat(fronted.as("POST", "/api/mood/log", "{\"mood_text\":", "sv").statusCode())
        .isEqualTo(400);
    String log = "{\"mood_text\":\"%s\"}".formatted(CRISIS_SV);
    assertThat(fronted.send("POST", "/api/mood/log", log).statusCode()).isEqualTo(401);
    Fronted over = with(new Trouble(true, Store.WORKS, false, Fronted.JUDGE::judge));
    assertThat(over.as("POST", "/api/mood/log", "{", "sv").statusCode()).isEqualTo(429);
  }

  @Test
  void a_tag_is_judged_like_any_other_word() {
    Fronted fronted = with(Trouble.NONE);
    String log = "{\"mood\":\"ledsen\",\"tags\":[\"jobb\",\"jag vill dö\"]}";
    helps(fronted.as("POST", "/api/mood/log", log, "sv"), "sv", "tag");
  }

  @Test
  void when_the_judge_fails_everybody_is_offered_help_and_it_is_counted() {
    Fronted fronted =
        with(
            new Trouble(
                false,
                Store.WORKS,
                false,
                _ -> {
                  throw new IllegalStateException("broken");
                }));
    String log = "{\"mood_text\":\"%s\"}".formatted(ORDINARY);
    var answer = fronted.as("POST", "/api/mood/log", log, "sv");
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.body())
        .contains("\"crisis_detected\":true")
        .contains("\"risk_level\":\"MEDIUM\"")
        .contains("något som kan vara allvarligt");
    assertThat(fronted.meters.of("judge failed")).isEqualTo(1);
    assertThat(fronted.meters.of("judged CONCERN")).isEqualTo(1);
  }

  @Test
  void nothing_is_claimed_of_ordinary_words() {
    Fronted fronted = with(Trouble.NONE);
    for (Spoken spoken : everywhere(ORDINARY)) {
      if (spoken.method().equals("PUT") && spoken.path().startsWith("/api/mood/")) {
        continue;
      }
      var answer = fronted.as(spoken.method(), spoken.path(), spoken.body(), "sv");
      assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
      assertThat(answer.body())
          .contains("\"crisis_detected\":false")
          .doesNotContain("crisis_analysis")
          .doesNotContain("\"crisis\":")
          .doesNotContain("112");
    }
    assertThat(fronted.flags.of(fronted.asa).sightings()).isEmpty();
    var assessed =
        fronted.as(
            "POST", "/api/mood/crisis-detection", "{\"text\":\"%s\"}".formatted(ORDINARY), "sv");
    assertThat(assessed.body())
        .contains("\"risk_level\":\"LOW\"")
        .contains("\"severity_score\":0")
        .contains("\"requires_immediate_attention\":false");
  }

  @Test
  void the_whole_card_comes_first_and_a_line_after_it() {
    Fronted fronted = with(Trouble.NONE);
    String text = "{\"text\":\"%s\"}".formatted(CRISIS_SV);
    assertThat(fronted.as("POST", "/api/mood/analyze", text, "sv").body())
        .contains("\"complete\":true")
        .contains("\"sentiment\":");
    assertThat(fronted.as("POST", "/api/mood/analyze", text, "sv").body())
        .contains("\"complete\":false");
  }

  @Test
  void a_repeated_entry_gets_the_same_answer_again() {
    Fronted fronted = with(Trouble.NONE);
    String log = "{\"mood_text\":\"%s\"}".formatted(CRISIS_SV);
    String[] headers = {"Authorization", "Bearer " + fronted.token, "Idempotency-Key", "k"};
    var first = fronted.send("POST", "/api/mood/log", log, headers);
    var again = fronted.send("POST", "/api/mood/log", log, headers);
    assertThat(again.body()).isEqualTo(first.body());
    helps(again, "sv", "again");
  }
}
