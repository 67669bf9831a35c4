package se.lugntrygg.adapters.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.contracts.ThrottleContract;
import se.lugntrygg.application.port.Limit;
import se.lugntrygg.application.port.Throttle;
import se.lugntrygg.application.port.Throttle.Rate;

class BucketThrottleTest implements ThrottleContract {
  private static final int MILLION = 1_000_000;
  private static final Map<Limit, List<Rate>> DEFAULTS = LimitSettings.parse("");

  private final AtomicLong nanos = new AtomicLong();

  @Override
  public Throttle throttle(Map<Limit, List<Rate>> rates, AtomicLong time) {
    return new BucketThrottle(rates, time::get, 100_000);
  }

  @Test
  void a_million_callers_take_no_more_than_64_megabytes() {
    long before = used();
    Throttle throttle = new BucketThrottle(DEFAULTS, nanos::get, 100_000);
    for (int i = 0; i < MILLION; i++) {
      var _ = throttle.take(Limit.GLOBAL, caller(i));
    }
    double megabytes = (used() - before) / 1e6;
    System.out.printf("a million callers where 100,000 may be: %.1f MB%n", megabytes);
    assertThat(megabytes).isLessThan(64);
    assertThat(throttle.take(Limit.GLOBAL, caller(MILLION)).allowed()).isTrue();
  }

  @Test
  void a_bucket_is_dropped_only_when_it_is_full_again() {
    Throttle throttle =
        new BucketThrottle(
            ThrottleContract.only(Limit.READ, new Rate(10, Duration.ofHours(1))),
            nanos::get,
            1_000);
    for (int i = 0; i < 10; i++) {
      assertThat(throttle.take(Limit.READ, "a").allowed()).isTrue();
    }
    nanos.addAndGet(Duration.ofMinutes(59).toNanos());
    assertThat(throttle.standings(Limit.READ, "a").getFirst().remaining()).isEqualTo(9);
    nanos.addAndGet(Duration.ofMinutes(61).toNanos());
    assertThat(throttle.standings(Limit.READ, "a").getFirst().remaining()).isEqualTo(10);
  }

  @Test
  void rates_that_do_not_divide_evenly_let_no_more_pass() {
    Throttle throttle = throttle(LimitSettings.parse("read=7/s"), nanos);
    int passed = 0;
    for (int i = 0; i < 100_000; i++) {
      passed += throttle.take(Limit.READ, "a").allowed() ? 1 : 0;
      nanos.addAndGet(Duration.ofMillis(1).toNanos());
    }
    assertThat(passed).isBetween(7 + 700 - 1, 7 + 700);
  }

  @Test
  void takes_in_microseconds() {
    Throttle throttle = new BucketThrottle(DEFAULTS, System::nanoTime, 100_000);
    String[] callers = new String[1024];
    for (int i = 0; i < callers.length; i++) {
      callers[i] = caller(i);
    }
    double best = Double.MAX_VALUE;
    for (int round = 0; round < 4; round++) {
      long start = System.nanoTime();
      for (int i = 0; i < 100_000; i++) {
        String caller = callers[i & 1023];
        var _ =
            throttle.takeAll(
                List.of(
                    new Throttle.Key(Limit.GLOBAL, caller), new Throttle.Key(Limit.READ, caller)));
      }
      best = Math.min(best, (System.nanoTime() - start) / 100_000.0);
    }
    System.out.printf("taking of two limits: %.0f ns%n", best);
    assertThat(best).as("nanoseconds, with much to spare for a busy machine").isLessThan(20_000);
  }

  private static String caller(int i) {
    return "user:" + new UUID(i * 0x9E3779B97F4A7C15L, i);
  }

  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
