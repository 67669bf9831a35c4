package se.lugntrygg.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Looking back, over a real socket and a real database.
final class LookingBackTest {
  private static final String WEEK = "/api/mood/weekly-analysis";

  private Server server;
  private Client client;
  private Client.Person anna;

  @BeforeEach
  void sign_in(@TempDir Path folder) {
    server = Server.start(folder);
    client = server.client();
    anna = client.person("anna");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Client.Answer get(String path) {
    return client.get(path).as(anna).send();
  }

  private Client.Answer get(String path, String header, String value) {
    return client.get(path).as(anna).header(header, value).send();
  }

  private String week() {
    return get(WEEK).expect(200).text();
  }

  private String weekIn(String locale) {
    return client.post(WEEK, Map.of("locale", locale)).as(anna).send().expect(200).text();
  }

  private void log(int score) {
    client
        .post("/api/mood/log", Map.of("mood", "så", "score", score, "tags", List.of("te")))
        .as(anna)
        .send()
        .expect(201);
  }

  @Test
  void tells_the_week_in_both_languages_and_keeps_each_apart() {
    log(6);
    assertThat(weekIn("sv"))
        .contains("Det blev ett inlägg den här veckan: i dag, med 6 av 10.", "\"cached\":false");
    assertThat(weekIn("en"))
        .contains("You made one entry this week: today, at 6 out of 10.", "\"cached\":false");
    assertThat(get(WEEK + "?locale=sv").expect(200).text())
        .contains("Det blev ett inlägg", "\"cached\":true");
  }

  @Test
  void an_entry_shows_in_the_very_next_week() {
    assertThat(week()).contains("\"total_moods\":0");
    log(7);
    Client.Answer week = get(WEEK).expect(200);
    assertThat(week.text())
        .contains("\"total_moods\":1", "\"average_score\":7.0", "\"weekly_progress\":1")
        .contains("\"mood_counts\":{\"good\":1}", "\"trend\":\"insufficient_data\"");
    String etag = week.header("ETag").orElseThrow();
    get(WEEK, "If-None-Match", etag).expect(304);
    log(8);
    get(WEEK, "If-None-Match", etag).expect(200);
  }

  @Test
  void a_new_goal_shows_in_the_very_next_week() {
    assertThat(week()).contains("\"weekly_goal\":7");
    client
        .call("PUT", "/api/users/profile")
        .body(Map.of("weekly_goal", 3))
        .as(anna)
        .send()
        .expect(200);
    assertThat(week()).contains("\"weekly_goal\":3", "\"cached\":false");
  }

  @Test
  void days_are_those_of_the_zone_asked_for() {
    log(6);
    for (String path : new String[] {WEEK, "/api/mood/statistics", "/api/mood/today"}) {
      String east = get(path, "X-Timezone", "+14:00").expect(200).text();
      String west = get(path, "X-Timezone", "-12:00").expect(200).text();
      // 26 hours apart: never the same day.
      assertThat(east).as(path).isNotEqualTo(west);
    }
    assertThat(get("/api/mood/streaks", "X-Timezone", "+14:00").expect(200).text())
        .contains("\"current_streak\":1");
    get(WEEK, "X-Timezone", "Mars/Olympus").expect(422);
  }

  @Test
  void statistics_know_five_periods() {
    log(6);
    for (String period : new String[] {"7d", "30d", "90d", "1y", "all"}) {
      assertThat(get("/api/mood/statistics?period=" + period).expect(200).text())
          .contains("\"period\":\"%s\"".formatted(period), "\"count\":1", "\"median\":6.0")
          .contains("\"by_tag\":[{\"tag\":\"te\",\"count\":1,\"mean\":6.0");
    }
    Client.Answer other = get("/api/mood/statistics?period=2w").expect(422);
    assertThat(other.fields()).containsExactly("period");
    assertThat(other.text()).contains("7d, 30d, 90d, 1y, all");
  }

  @Test
  void recommendations_answer_to_the_mood_of_the_moment() {
    assertThat(get("/api/mood/recommendations?current_mood=anxious&locale=en").expect(200).text())
        .startsWith("{\"recommendations\":[{\"id\":\"breathe\"")
        .contains("\"personalized\":false", "\"ai_generated\":false", "\"crisis_detected\":false");
    get("/api/mood/recommendations?current_mood=" + "a".repeat(2001)).expect(422);
  }

  @Test
  void nobody_looks_back_without_a_token() {
    for (String path :
        List.of(WEEK, "/api/mood/statistics", "/api/mood/streaks", "/api/mood/recommendations")) {
      client.get(path).send().expect(401);
    }
  }
}
