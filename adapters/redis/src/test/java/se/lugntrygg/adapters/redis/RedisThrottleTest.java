package se.lugntrygg.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import se.lugntrygg.adapters.ratelimit.BucketThrottle;
import se.lugntrygg.application.contracts.AtOnce;
import se.lugntrygg.application.contracts.ThrottleContract;
import se.lugntrygg.application.port.Limit;
import se.lugntrygg.application.port.Throttle;
import se.lugntrygg.application.port.Throttle.Rate;

class RedisThrottleTest extends Shared implements ThrottleContract {
  private static final Rate HUNDRED = new Rate(100, Duration.ofDays(1));

  @Override
  public Throttle throttle(Map<Limit, List<Rate>> rates, AtomicLong time) {
    return throttle(instance(), rates, time);
  }

  private static Throttle throttle(Redis redis, Map<Limit, List<Rate>> rates, AtomicLong time) {
    // Were memory asked, it would allow everything, and the contract would not hold.
    return redis.throttle(rates, time::get, new BucketThrottle(OPEN, System::nanoTime, 1_000));
  }

  private static final Map<Limit, List<Rate>> OPEN =
      ThrottleContract.only(Limit.READ, new Rate(1_000_000, Duration.ofSeconds(1)));

  @Test
  void two_instances_let_exactly_the_limit_pass_when_32_threads_ask() {
    AtomicLong time = new AtomicLong();
    List<Throttle> two =
        List.of(
            throttle(ThrottleContract.only(Limit.READ, HUNDRED), time),
            throttle(ThrottleContract.only(Limit.READ, HUNDRED), time));
    List<Integer> passed =
        AtOnce.each(
            32,
            who -> {
              int own = 0;
              for (int i = 0; i < 20; i++) {
                own += two.get(who % 2).take(Limit.READ, "user:ann").allowed() ? 1 : 0;
              }
              return own;
            });
    assertThat(passed.stream().mapToInt(Integer::intValue).sum()).isEqualTo(100);
  }

  @Test
  void keys_expire_and_name_nobody() {
    Throttle throttle = throttle(ThrottleContract.only(Limit.READ, HUNDRED), new AtomicLong());
    List<Throttle.Key> both =
        List.of(
            new Throttle.Key(Limit.READ, "user:0192-ann"),
            new Throttle.Key(Limit.AUTH_LOGIN, "address:192.0.2.7"));
    List<String> keys = keysOf(() -> assertThat(throttle.takeAll(both)).hasSize(2));
    assertThat(keys).hasSize(2).allMatch(key -> key.matches("lugn-trygg:limit:[a-z.]+:[\\w-]{22}"));
    for (String key : keys) {
      long millis = asked(connection -> connection.sync().pttl(key));
      assertThat(millis).as(key).isBetween(1L, Duration.ofDays(1).plusSeconds(10).toMillis());
      String value = asked(connection -> connection.sync().get(key));
      assertThat(value).doesNotContain("ann").doesNotContain("192.0");
    }
  }

  @Test
  void another_secret_makes_other_names() {
    Veil one = new Veil(secret, new SecureRandom());
    Veil other = new Veil(new byte[32], new SecureRandom());
    assertThat(one.name("a")).isEqualTo(one.name("a")).isNotEqualTo(one.name("b"));
    assertThat(other.name("a")).isNotEqualTo(one.name("a"));
    assertThat(other.open(one.seal(new byte[40]))).isEmpty();
    assertThat(one.open(one.seal(new byte[40]))).contains(new byte[40]);
  }

  @Test
  void takes_of_two_limits_in_well_under_the_patience() {
    Throttle throttle = throttle(OPEN, new AtomicLong());
    List<Throttle.Key> both =
        List.of(new Throttle.Key(Limit.GLOBAL, "a"), new Throttle.Key(Limit.READ, "a"));
    double best = Double.MAX_VALUE;
    for (int round = 0; round < 5; round++) {
      long start = System.nanoTime();
      for (int i = 0; i < 200; i++) {
        var _ = throttle.takeAll(both);
      }
      best = Math.min(best, (System.nanoTime() - start) / 200e6);
    }
    System.out.printf("taking of two limits in Redis: %.2f ms%n", best);
    assertThat(best).as("milliseconds").isLessThan(50);
  }
}
