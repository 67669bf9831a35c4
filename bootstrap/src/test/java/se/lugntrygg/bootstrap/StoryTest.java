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

/// Stories over a real socket.
class StoryTest {
  private static final ZoneId HOME = ZoneId.of("Europe/Stockholm");
  private static final int[] SCORES = {3, 2, 4, 5, 6, 6, 8};

  @TempDir static Path folder;
  private static Server server;
  private static Client client;

  @BeforeAll
  static void start() {
    server = Server.start(folder);
    client = server.client();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static JsonNode told(Client.Person person, Map<String, ?> body) {
    return client.post("/api/ai/story", body).as(person).send().expect(200).json();
  }

  private static JsonNode got(Client.Person person, String path) {
    return client.get(path).as(person).send().expect(200).json();
  }

  private static JsonNode keyed(Client.Person person) {
    return client
        .post("/api/ai/story", Map.of())
        .as(person)
        .header("Idempotency-Key", "once")
        .send()
        .expect(200)
        .json();
  }

  /// A week that got lighter, by a person who has a word of their own for everything.
  private static void writes(Client.Person person) {
    Instant now = Instant.now().minus(1, ChronoUnit.SECONDS);
    for (int day = 0; day < SCORES.length; day++) {
      Map<String, ?> entry =
          Map.of(
              "mood_text",
              "klurig vinterdag",
              "score",
              SCORES[day],
              "tags",
              List.of("natur", "Kvarnby"),
              "timestamp",
              now.minus(SCORES.length - 1L - day, ChronoUnit.DAYS).toString());
      client.post("/api/mood/log", entry).as(person).send().expect(201);
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
  void tells_a_story_of_the_week_in_either_language() {
    Client.Person asa = client.person("asa");
    writes(asa);
    JsonNode swedish = told(asa, Map.of("locale", "sv"));
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
    JsonNode english = told(asa, Map.of("locale", "en"));
    whole(english, "en");
    assertThat(english.get("title")).isNotEqualTo(swedish.get("title"));
    assertThat(english.get("story").textValue()).contains("week", "day");
  }

  @Test
  void tells_a_story_before_anything_is_logged() {
    JsonNode story = told(client.person("bo"), Map.of());
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
  void keeps_each_story_once_newest_first_and_only_for_its_owner() {
    Client.Person eva = client.person("eva");
    JsonNode first = keyed(eva);
    JsonNode again = keyed(eva);
    assertThat(again).isEqualTo(first);
    JsonNode second = told(eva, Map.of());
    assertThat(second.get("title")).isNotEqualTo(first.get("title"));
    JsonNode page = got(eva, "/api/ai/stories?limit=1");
    assertThat(keys(page)).containsExactly("count", "next_cursor", "stories");
    assertThat(page.get("stories").get(0)).isEqualTo(second);
    JsonNode rest =
        got(eva, "/api/ai/stories?limit=1&cursor=" + page.get("next_cursor").textValue());
    assertThat(rest.get("stories").get(0)).isEqualTo(first);
    assertThat(rest.get("count").intValue()).isEqualTo(1);
    assertThat(rest.get("next_cursor").isNull()).isTrue();
    Client.Person cia = client.person("cia");
    assertThat(got(cia, "/api/ai/stories").get("count").intValue()).isZero();
  }

  @Test
  void tells_somebody_who_wrote_of_a_crisis_gently() {
    Client.Person dan = client.person("dan");
    client
        .post("/api/mood/log", Map.of("mood_text", "Jag vill ta mitt liv"))
        .as(dan)
        .send()
        .expect(201);
    for (int n = 0; n < 8; n++) {
      JsonNode story = told(dan, Map.of());
      whole(story, "sv");
      assertThat(story.get("mood_summary").get("gentle").booleanValue()).isTrue();
      assertThat(story.get("story").textValue())
          .containsPattern("dygnet|låt någon veta")
          .doesNotContain("Färjan", "Stranden", "Tåget");
    }
  }

  @Test
  void refuses_strangers_and_other_limits() {
    client.post("/api/ai/story", Map.of()).send().expect(401);
    client.get("/api/ai/stories").send().expect(401);
    Client.Person fia = client.person("fia");
    for (String limit : List.of("0", "201", "-1")) {
      client.get("/api/ai/stories?limit=" + limit).as(fia).send().expect(422);
    }
    client.get("/api/ai/stories?cursor=x").as(fia).send().expect(422);
  }

  @Test
  void writes_no_story_to_disk_that_can_be_read() throws IOException {
    Client.Person gun = client.person("gun");
    String title = told(gun, Map.of()).get("title").textValue();
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
