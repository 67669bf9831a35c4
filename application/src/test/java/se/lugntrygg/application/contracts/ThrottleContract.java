package se.lugntrygg.application.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.port.Limit;
import se.lugntrygg.application.port.Throttle;

/// What [Throttle] promises.
public interface ThrottleContract {
  /// A throttle with nothing taken.
  ///
  /// @param nanos the time it goes by
  Throttle throttle(Map<Limit, List<Throttle.Rate>> rates, AtomicLong nanos);

  /// All limits at a million an hour but for the one given.
  static Map<Limit, List<Throttle.Rate>> only(Limit limit, Throttle.Rate... rates) {
    Map<Limit, List<Throttle.Rate>> all = new EnumMap<>(Limit.class);
    for (Limit other : Limit.values()) {
      all.put(other, List.of(new Throttle.Rate(1_000_000, Duration.ofHours(1))));
    }
    all.put(limit, List.of(rates));
    return all;
  }

  private static Throttle.Rate perMinute(long tokens) {
    return new Throttle.Rate(tokens, Duration.ofMinutes(1));
  }

  @Test
  default void lets_a_full_bucket_pass_and_no_more() {
    Throttle throttle = throttle(only(Limit.AUTH_LOGIN, perMinute(5)), new AtomicLong());
    for (int i = 0; i < 5; i++) {
      assertThat(throttle.take(Limit.AUTH_LOGIN, "a").allowed()).isTrue();
    }
    Throttle.Decision refused = throttle.take(Limit.AUTH_LOGIN, "a");
    assertThat(refused.allowed()).isFalse();
    assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(12));
  }

  @Test
  default void counts_each_caller_and_each_limit_for_itself() {
    Throttle throttle = throttle(only(Limit.AUTH_LOGIN, perMinute(1)), new AtomicLong());
    assertThat(throttle.take(Limit.AUTH_LOGIN, "a").allowed()).isTrue();
    assertThat(throttle.take(Limit.AUTH_LOGIN, "a").allowed()).isFalse();
    assertThat(throttle.take(Limit.AUTH_LOGIN, "b").allowed()).isTrue();
    assertThat(throttle.take(Limit.READ, "a").allowed()).isTrue();
  }

  @Test
  default void refills_evenly_over_time_up_to_full_and_not_beyond() {
    AtomicLong nanos = new AtomicLong(-5);
    Throttle throttle = throttle(only(Limit.READ, perMinute(4)), nanos);
    for (int i = 0; i < 4; i++) {
      assertThat(throttle.take(Limit.READ, "a").allowed()).isTrue();
    }
    nanos.addAndGet(Duration.ofSeconds(15).toNanos() - 1);
    assertThat(throttle.take(Limit.READ, "a").allowed()).isFalse();
    nanos.addAndGet(1);
    assertThat(throttle.take(Limit.READ, "a").allowed()).isTrue();
    assertThat(throttle.take(Limit.READ, "a").allowed()).isFalse();
    nanos.addAndGet(Duration.ofHours(5).toNanos());
    for (int i = 0; i < 4; i++) {
      assertThat(throttle.take(Limit.READ, "a").allowed()).isTrue();
    }
    assertThat(throttle.take(Limit.READ, "a").allowed()).isFalse();
  }

  @Test
  default void several_rates_hold_at_once_and_a_refusal_takes_from_none() {
    AtomicLong nanos = new AtomicLong();
    Throttle.Rate fast = perMinute(2);
    Throttle.Rate slow = new Throttle.Rate(3, Duration.ofHours(1));
    Throttle throttle = throttle(only(Limit.READ, fast, slow), nanos);
    assertThat(throttle.take(Limit.READ, "a").allowed()).isTrue();
    assertThat(throttle.take(Limit.READ, "a").allowed()).isTrue();
    for (int i = 0; i < 10; i++) {
      assertThat(throttle.take(Limit.READ, "a").allowed()).isFalse();
    }
    nanos.addAndGet(Duration.ofMinutes(1).toNanos());
    assertThat(throttle.take(Limit.READ, "a").allowed()).isTrue();
    Throttle.Decision refused = throttle.take(Limit.READ, "a");
    assertThat(refused.allowed()).isFalse();
    assertThat(refused.standings())
        .extracting(Throttle.Standing::rate, Throttle.Standing::remaining)
        .containsExactly(tuple(fast, 1L), tuple(slow, 0L));
    assertThat(refused.retryAfter()).isEqualTo(Duration.ofMinutes(19));
  }

  @Test
  default void says_what_is_left_and_when_all_is_back() {
    AtomicLong nanos = new AtomicLong();
    Throttle.Rate rate = perMinute(10);
    Throttle throttle = throttle(only(Limit.READ, rate), nanos);
    assertThat(throttle.standings(Limit.READ, "a"))
        .containsExactly(new Throttle.Standing(rate, 10, Duration.ZERO));
    assertThat(throttle.take(Limit.READ, "a").standings())
        .containsExactly(new Throttle.Standing(rate, 9, Duration.ofSeconds(6)));
    assertThat(throttle.standings(Limit.READ, "a"))
        .as("asking takes nothing")
        .containsExactly(new Throttle.Standing(rate, 9, Duration.ofSeconds(6)));
    nanos.addAndGet(Duration.ofSeconds(4).toNanos());
    assertThat(throttle.standings(Limit.READ, "a"))
        .containsExactly(new Throttle.Standing(rate, 9, Duration.ofSeconds(2)));
    nanos.addAndGet(Duration.ofSeconds(2).toNanos());
    assertThat(throttle.standings(Limit.READ, "a"))
        .containsExactly(new Throttle.Standing(rate, 10, Duration.ZERO));
  }

  @Test
  default void who_is_over_one_limit_spends_nothing_of_another() {
    Throttle throttle = throttle(only(Limit.AUTH_LOGIN, perMinute(1)), new AtomicLong());
    List<Throttle.Key> both =
        List.of(
            new Throttle.Key(Limit.GLOBAL, "user:a"),
            new Throttle.Key(Limit.AUTH_LOGIN, "address:b"));
    assertThat(throttle.takeAll(both))
        .extracting(Throttle.Decision::allowed)
        .containsExactly(true, true);
    for (int i = 0; i < 10; i++) {
      List<Throttle.Decision> decisions = throttle.takeAll(both);
      assertThat(decisions).extracting(Throttle.Decision::allowed).containsExactly(true, false);
      assertThat(decisions.getLast().retryAfter()).isEqualTo(Duration.ofMinutes(1));
    }
    assertThat(throttle.standings(Limit.GLOBAL, "user:a").getFirst().remaining())
        .isEqualTo(999_999);
  }

  @Test
  default void lets_exactly_as_many_pass_as_are_allowed_when_32_threads_ask() throws Exception {
    int allowed = 1_000;
    Throttle throttle =
        throttle(
            only(Limit.READ, new Throttle.Rate(allowed, Duration.ofDays(1))), new AtomicLong());
    AtomicLong passed = new AtomicLong();
    atOnce(
        32,
        () -> {
          for (int i = 0; i < 200; i++) {
            if (throttle.take(Limit.READ, "a").allowed()) {
              var _ = passed.incrementAndGet();
            }
          }
        });
    assertThat(passed).hasValue(allowed);
  }

  @Test
  default void threads_that_take_several_in_any_order_neither_hang_nor_exceed() throws Exception {
    int allowed = 500;
    Throttle throttle =
        throttle(
            only(Limit.READ, new Throttle.Rate(allowed, Duration.ofDays(1))), new AtomicLong());
    List<Throttle.Key> there =
        List.of(new Throttle.Key(Limit.READ, "shared"), new Throttle.Key(Limit.GLOBAL, "one"));
    List<Throttle.Key> back =
        List.of(new Throttle.Key(Limit.GLOBAL, "one"), new Throttle.Key(Limit.READ, "shared"));
    AtomicLong passed = new AtomicLong();
    AtomicLong turn = new AtomicLong();
    atOnce(
        32,
        () -> {
          List<Throttle.Key> keys = turn.getAndIncrement() % 2 == 0 ? there : back;
          for (int i = 0; i < 100; i++) {
            if (throttle.takeAll(keys).stream().allMatch(Throttle.Decision::allowed)) {
              var _ = passed.incrementAndGet();
            }
          }
        });
    assertThat(passed).hasValue(allowed);
    assertThat(throttle.standings(Limit.GLOBAL, "one").getFirst().remaining())
        .isEqualTo(1_000_000 - allowed);
  }

  private static void atOnce(int threads, Runnable work) throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Void>> all = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        Callable<Void> started =
            () -> {
              start.await();
              work.run();
              return null;
            };
        all.add(executor.submit(started));
      }
      start.countDown();
      for (Future<Void> one : all) {
        one.get();
      }
    }
  }
}
