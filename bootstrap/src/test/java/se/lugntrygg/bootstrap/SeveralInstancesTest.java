package se.lugntrygg.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.lugntrygg.adapters.redis.RedisServer;

/// Three whole programs on one Redis. Each has a store of its own, so what they share is what Redis
/// is for.
final class SeveralInstancesTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  private static Server start(Path folder, String redis) {
    return Server.start(
        folder,
        "REDIS_URL",
        redis,
        "ENCRYPTION_KEY",
        "one-key-that-all-instances-of-it-have",
        "RATE_LIMITS",
        "auth.login=5/h");
  }

  private static int login(Server server) {
    return server
        .client()
        .post("/api/auth/login", Map.of("email", "a@example.org", "password", "Hej-alla-2026!"))
        .send()
        .status();
  }

  private static JsonNode ready(Server server) {
    return server.client().get("/api/health/ready").send().expect(200).json();
  }

  @Test
  void three_programs_share_one_limit_and_none_needs_redis(@TempDir Path folder) throws Exception {
    try (RedisServer redis = RedisServer.start();
        Server one = start(folder.resolve("1"), redis.url(2));
        Server two = start(folder.resolve("2"), redis.url(2));
        Server three = start(folder.resolve("3"), redis.url(2))) {
      List<Integer> answers = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        answers.add(login(one));
        answers.add(login(two));
        answers.add(login(three));
      }
      assertThat(answers).containsExactly(401, 401, 401, 401, 401, 429, 429, 429, 429);
      assertThat(ready(one).at("/checks/redis").asText()).isEqualTo("ok");

      redis.kill();
      assertThat(login(one)).as("in memory it had given two of five").isEqualTo(401);
      await("away", one);
      assertThat(ready(one).at("/status").asText()).isEqualTo("ready");
      redis.startAgain();
      await("ok", one);
    }
  }

  private static void await(String check, Server server) throws InterruptedException {
    long end = System.nanoTime() + SOON.toNanos();
    while (!ready(server).at("/checks/redis").asText().equals(check)) {
      assertThat(System.nanoTime()).as("redis is %s", check).isLessThan(end);
      Thread.sleep(100);
    }
  }

  @Test
  void the_password_of_redis_is_in_no_complaint_and_no_settings() {
    assertThat(
            Settings.from(
                    new Environment(Map.of("REDIS_URL", "rediss://u:geheim@host:1/2"), Map.of()))
                .toString())
        .contains("rediss://host:1/2")
        .doesNotContain("geheim");
    assertThatThrownBy(
            () ->
                Settings.from(
                    new Environment(Map.of("REDIS_URL", "http://u:geheim@host"), Map.of())))
        .isInstanceOf(SettingsRefused.class)
        .hasMessageContaining("REDIS_URL")
        .hasMessageNotContaining("geheim");
  }
}
