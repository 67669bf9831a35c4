package se.lugntrygg.adapters.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisConnectionException;
import java.net.ConnectException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.lugntrygg.adapters.cache.CaffeineAnswerCache;
import se.lugntrygg.adapters.ratelimit.BucketThrottle;
import se.lugntrygg.application.contracts.AnswerCacheContract;
import se.lugntrygg.application.contracts.AtOnce;
import se.lugntrygg.application.contracts.ThrottleContract;
import se.lugntrygg.application.port.AiUnits;
import se.lugntrygg.application.port.AnswerCache;
import se.lugntrygg.application.port.Limit;
import se.lugntrygg.application.port.StorageFailure;
import se.lugntrygg.application.port.Throttle;
import se.lugntrygg.application.port.Throttle.Rate;
import se.lugntrygg.domain.account.UserId;

/// Redis is killed, hangs, and comes back.
class OutageTest extends Shared {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Map<Limit, List<Rate>> FIVE =
      ThrottleContract.only(Limit.READ, new Rate(5, Duration.ofDays(1)));

  private static final Duration PATIENCE = Duration.ofMillis(50);

  private static RedisServer server;

  private final UserId ann = new UserId(UUID.randomUUID());

  @BeforeAll
  static void startServer() {
    server = RedisServer.own();
  }

  @AfterAll
  static void stopServer() {
    if (server != null) {
      server.close();
    }
  }

  @Override
  RedisAddress address() {
    return RedisAddress.parse(server.url(0));
  }

  private static Throttle throttle(Redis redis) {
    return redis.throttle(
        FIVE,
        () -> System.currentTimeMillis() * 1_000_000,
        new BucketThrottle(FIVE, System::nanoTime, 1_000));
  }

  private static AnswerCache cache(Redis redis) {
    return redis.answers(new CaffeineAnswerCache(1_000_000, System::nanoTime));
  }

  private static int passed(Throttle throttle, String caller, int tries) {
    int passed = 0;
    for (int i = 0; i < tries; i++) {
      passed += throttle.take(Limit.READ, caller).allowed() ? 1 : 0;
    }
    return passed;
  }

  private String read(AnswerCache cache, String now) {
    return new String(
        cache
            .find(ann, "moods", Duration.ofHours(1), () -> AnswerCacheContract.answer(now))
            .answer()
            .fresh(),
        UTF_8);
  }

  private static boolean there(Redis redis) {
    return redis.readiness().works();
  }

  @Test
  void limits_go_on_in_memory_when_redis_is_killed_and_are_shared_again_when_it_is_back()
      throws Exception {
    Redis here = instance();
    Redis other = instance();
    Throttle throttle = throttle(here);
    assertThat(passed(throttle, "a", 2)).isEqualTo(2);
    server.kill();
    try {
      assertThat(passed(throttle, "a", 10)).as("what this instance had not given").isEqualTo(3);
      assertThat(passed(throttle, "b", 10)).isEqualTo(5);
      assertThat(here.readiness().works()).isFalse();
      assertThat(here.readiness().needed()).isFalse();
      assertThatThrownBy(
              () ->
                  here.aiUnits().take(LocalDate.parse("2026-03-01"), ann, new AiUnits.Budget(9, 9)))
          .isInstanceOf(StorageFailure.class);
    } finally {
      server.startAgain();
    }
    eventually("healed", SOON, () -> there(here) && there(other));
    assertThat(passed(throttle, "c", 3) + passed(throttle(other), "c", 10)).isEqualTo(5);
    assertThat(here.aiUnits().take(LocalDate.parse("2026-03-01"), ann, new AiUnits.Budget(9, 9)))
        .isTrue();
  }

  @Test
  void what_was_taken_while_redis_was_away_is_not_taken_there_afterwards() throws Exception {
    Redis here = instance();
    Throttle throttle = throttle(here);
    server.kill();
    try {
      assertThat(passed(throttle, "d", 4)).isEqualTo(4);
    } finally {
      server.startAgain();
    }
    eventually("healed", SOON, () -> there(here));
    assertThat(throttle.standings(Limit.READ, "d").getFirst().remaining()).isEqualTo(5);
  }

  @Test
  void the_kind_of_a_failure_is_told_and_nothing_that_redis_repeats() {
    assertThat(
            Redis.why(
                new RedisConnectionException(
                    "no", new RedisCommandExecutionException("WRONGPASS for geheim"))))
        .isEqualTo("WRONGPASS");
    assertThat(Redis.why(new RedisConnectionException("no", new ConnectException("geheim"))))
        .isEqualTo("ConnectException");
  }

  @Test
  void nothing_waits_for_a_redis_that_hangs_but_what_was_under_way() throws Exception {
    Redis here = instance(PATIENCE);
    Throttle throttle = throttle(here);
    AnswerCache cache = cache(here);
    assertThat(passed(throttle, "warm", 1)).isEqualTo(1);
    eventually("there", SOON, () -> there(here));
    server.hang();
    try {
      long[] took = new long[2_000];
      List<Long> first =
          AtOnce.each(
              32,
              who -> {
                long start = System.nanoTime();
                var _ = throttle.take(Limit.READ, "caller " + who);
                return System.nanoTime() - start;
              });
      for (int i = 0; i < took.length; i++) {
        long start = System.nanoTime();
        var _ = throttle.take(Limit.READ, "next " + i % 100);
        cache.forget(ann);
        took[i] = System.nanoTime() - start;
      }
      Arrays.sort(took);
      double median = took[took.length / 2] / 1e6;
      double high = took[took.length * 99 / 100] / 1e6;
      System.out.printf(
          "Redis hangs: those under way waited %.0f ms at most; later ones %.3f ms, p99 %.3f ms%n",
          first.stream().mapToLong(Long::longValue).max().orElseThrow() / 1e6, median, high);
      assertThat(first).allMatch(nanos -> nanos < 10 * PATIENCE.toNanos());
      assertThat(high).as("milliseconds").isLessThan(PATIENCE.toMillis() / 2.0);
    } finally {
      server.goesOn();
    }
    eventually("healed", SOON, () -> there(here));
    assertThat(passed(throttle, "after", 10)).isEqualTo(5);
  }

  @Test
  void a_program_that_starts_without_redis_finds_it_later() throws Exception {
    server.kill();
    Redis here;
    try {
      here = instance();
      assertThat(passed(throttle(here), "a", 10)).isEqualTo(5);
    } finally {
      server.startAgain();
    }
    eventually("found", SOON, () -> there(here));
    Throttle one = throttle(here);
    Throttle two = throttle(instance());
    assertThat(passed(one, "b", 3) + passed(two, "b", 10)).isEqualTo(5);
  }

  @Test
  void after_a_gap_everything_is_forgotten() throws Exception {
    Redis here = instance();
    AnswerCache cache = cache(here);
    AtomicInteger gaps = new AtomicInteger();
    here.hear(_ -> {}, gaps::incrementAndGet);
    assertThat(read(cache, "before")).isEqualTo("before");
    assertThat(read(cache, "made anew")).isEqualTo("before");
    server.kill();
    server.startAgain();
    eventually("healed", SOON, () -> there(here) && gaps.get() > 0);
    assertThat(read(cache, "after")).isEqualTo("after");
    assertThat(read(cache, "made anew")).as("kept again").isEqualTo("after");
  }

  @Test
  void while_it_is_away_answers_are_kept_for_a_moment_only() throws Exception {
    Redis here = instance();
    AnswerCache cache = cache(here);
    server.kill();
    try {
      eventually("noticed", SOON, () -> !there(here));
      AtomicInteger made = new AtomicInteger();
      String first = read(cache, "made " + made.incrementAndGet());
      eventually(
          "forgotten",
          Duration.ofSeconds(5),
          () -> !read(cache, "made " + made.incrementAndGet()).equals(first));
      assertThat(made.get()).as("served from memory in between").isGreaterThan(2);
    } finally {
      server.startAgain();
    }
    eventually("healed", SOON, () -> there(here));
  }

  @Test
  void what_could_not_be_told_is_told_when_redis_is_back() throws Exception {
    Redis here = instance();
    AnswerCache cache = cache(here);
    server.kill();
    eventually("noticed", SOON, () -> !there(here));
    cache.forget(ann);
    server.startAgain();
    Redis other = instance();
    AtomicInteger told = new AtomicInteger();
    other.hear(owner -> told.addAndGet(owner.equals(ann) ? 1 : 0), () -> {});
    eventually("told", SOON, () -> there(here));
    cache.forget(ann);
    assertThat(told.get()).isPositive();
  }

  @Test
  void the_password_is_never_shown() {
    assertThat(RedisAddress.parse(server.url(3)).toString())
        .endsWith("/3")
        .doesNotContain(RedisServer.PASSWORD);
    for (String wrong : List.of("http://:geheim@x", "redis://", "geheim", "redis://:geheim@:x")) {
      assertThatThrownBy(() -> RedisAddress.parse(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining("geheim")
          .hasNoCause();
    }
    assertThat(RedisAddress.parse("rediss://user:a%40b@redis.example.org").toString())
        .isEqualTo("rediss://redis.example.org:6379/0");
  }

  @Test
  void a_wrong_password_is_no_reason_not_to_start() {
    RedisAddress wrong = RedisAddress.parse(server.url(0).replace(RedisServer.PASSWORD, "wrong"));
    try (Redis redis = Redis.open(wrong, secret, new SecureRandom(), PATIENT)) {
      assertThat(redis.readiness().works()).isFalse();
      assertThat(passed(throttle(redis), "a", 10)).isEqualTo(5);
    }
  }
}
