package se.lugntrygg.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/// One Redis for a class of tests, emptied before each, and instances that share it.
abstract class Shared {
  static final byte[] SECRET =
      "a secret of more than 32 bytes, for tests".getBytes(StandardCharsets.UTF_8);

  /// A busy machine must not make an exact count look inexact.
  static final Duration PATIENT = Duration.ofSeconds(10);

  static RedisServer server;

  private final List<Redis> instances = new ArrayList<>();

  @BeforeAll
  static void startServer() {
    server = RedisServer.start();
  }

  @AfterAll
  static void stopServer() {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void empty() {
    String _ = asked(connection -> connection.sync().flushall());
  }

  @AfterEach
  void closeInstances() {
    instances.forEach(Redis::close);
  }

  Redis instance() {
    return instance(PATIENT);
  }

  Redis instance(Duration patience) {
    Redis redis = Redis.open(server.address(), SECRET, new SecureRandom(), patience);
    instances.add(redis);
    return redis;
  }

  /// What Redis answers to somebody who looks into it.
  static <T> T asked(Function<StatefulRedisConnection<String, String>, T> question) {
    try (RedisClient client = RedisClient.create(server.address().uri());
        StatefulRedisConnection<String, String> connection = client.connect()) {
      return question.apply(connection);
    }
  }

  static void eventually(String what, Duration within, BooleanSupplier holds)
      throws InterruptedException {
    long end = System.nanoTime() + within.toNanos();
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      Thread.sleep(5);
    }
  }
}
