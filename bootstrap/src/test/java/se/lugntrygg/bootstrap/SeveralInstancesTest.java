package se.lugntrygg.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
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
    try (RedisServer redis = RedisServer.own();
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
    await("redis is " + check, () -> ready(server).at("/checks/redis").asText().equals(check));
  }

  private static void await(String what, BooleanSupplier holds) throws InterruptedException {
    long end = System.nanoTime() + SOON.toNanos();
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      Thread.sleep(100);
    }
  }

  @Test
  void one_that_starts_without_redis_says_so_once_and_uses_it_once_it_is_there(@TempDir Path folder)
      throws Exception {
    try (RedisServer redis = RedisServer.own();
        Vendor vendor = Vendor.saying(Vendor.Protocol.OPENAI, Vendor.WELL, "Vad hjälper dig?")) {
      redis.kill();
      List<String> settings = new ArrayList<>(List.of(vendor.settings()));
      settings.addAll(List.of("REDIS_URL", redis.url(0)));
      try (Program program = Program.start(folder, settings.toArray(String[]::new))) {
        Client client = new Client(program.port());
        Client.Person asa = client.person("asa");
        for (int i = 0; i < 3; i++) {
          assertThat(speaker(client, asa)).isEqualTo("builtin");
        }
        assertThat(vendor.asked()).as("nobody counts what it costs").isEmpty();
        assertThat(program.output())
            .containsOnlyOnce("is away (")
            .containsOnlyOnce("providers are not asked: nobody counts")
            .containsOnlyOnce("StorageFailure")
            .doesNotContain(RedisServer.PASSWORD);

        redis.startAgain();
        await("providers are asked", () -> speaker(client, asa).equals(Vendor.MODEL));
        await(
            "that is said",
            () -> {
              var _ = speaker(client, asa);
              return program.output().contains("what is spent is counted again");
            });
        assertThat(program.output())
            .containsOnlyOnce("is away (")
            .containsOnlyOnce("is there")
            .containsOnlyOnce("what is spent is counted again")
            .containsOnlyOnce("StorageFailure");
      }
    }
  }

  private static String speaker(Client client, Client.Person person) {
    return client
        .post("/api/ai/chat", Map.of("message", "Jag är trött efter jobbet i dag."))
        .as(person)
        .send()
        .expect(200)
        .json()
        .get("model_used")
        .asText();
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

  @Test
  void how_long_a_request_waits_for_redis_has_a_limit() {
    for (String wrong : List.of("0ms", "11s", "soon")) {
      assertThatThrownBy(
              () -> Settings.from(new Environment(Map.of("REDIS_TIMEOUT", wrong), Map.of())))
          .isInstanceOf(SettingsRefused.class)
          .hasMessageContaining("REDIS_TIMEOUT");
    }
  }
}
