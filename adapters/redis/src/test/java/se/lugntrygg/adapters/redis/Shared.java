package se.lugntrygg.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;

/// Instances that share a Redis. Each test has a secret of its own, so none sees what another left,
/// or what else is in there.
abstract class Shared {
  /// A busy machine must not make an exact count look inexact.
  static final Duration PATIENT = Duration.ofSeconds(10);

  final byte[] secret = secret();

  private final List<Redis> instances = new ArrayList<>();

  static byte[] secret() {
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    return secret;
  }

  /// Where it is.
  RedisAddress address() {
    return RedisAddress.parse(RedisServer.url());
  }

  @AfterEach
  void closeInstances() {
    instances.forEach(Redis::close);
  }

  Redis instance() {
    return instance(PATIENT);
  }

  Redis instance(Duration patience) {
    Redis redis = Redis.open(address(), secret, new SecureRandom(), patience);
    instances.add(redis);
    return redis;
  }

  /// What Redis answers to somebody who looks into it.
  <T> T asked(Function<StatefulRedisConnection<String, String>, T> question) {
    try (RedisClient client = RedisClient.create(address().uri());
        StatefulRedisConnection<String, String> connection = client.connect()) {
      return question.apply(connection);
    }
  }

  /// Our keys that the work leaves behind.
  List<String> keysOf(Runnable work) {
    List<String> before = asked(connection -> connection.sync().keys("lugn-trygg:*"));
    work.run();
    List<String> after = asked(connection -> connection.sync().keys("lugn-trygg:*"));
    return after.stream().filter(key -> !before.contains(key)).toList();
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
