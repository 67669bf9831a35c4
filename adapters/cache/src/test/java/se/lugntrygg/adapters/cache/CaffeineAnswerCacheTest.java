package se.lugntrygg.adapters.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.contracts.AnswerCacheContract;
import se.lugntrygg.application.port.AnswerCache;
import se.lugntrygg.domain.account.UserId;

class CaffeineAnswerCacheTest implements AnswerCacheContract {
  private static final int MEGABYTE = 1024 * 1024;

  private final AtomicLong nanos = new AtomicLong();

  @Override
  public AnswerCache cache(AtomicLong time) {
    return new CaffeineAnswerCache(16 * MEGABYTE, time::get);
  }

  private static UserId person(int n) {
    return new UserId(new UUID(n, n * 0x9E3779B97F4A7C15L));
  }

  private static AnswerCache.Kept ofBytes(int bytes) {
    return new AnswerCache.Kept("\"e\"", new byte[bytes / 2], new byte[bytes / 2]);
  }

  @Test
  void weighs_each_answer_by_its_bytes() {
    CaffeineAnswerCache cache = new CaffeineAnswerCache(MEGABYTE, nanos::get);
    var _ = cache.find(person(1), "a", MINUTE, () -> ofBytes(10_000));
    assertThat(cache.weight()).isBetween(10_000L, 10_400L);
    var _ = cache.find(person(1), "b", MINUTE, () -> ofBytes(50_000));
    assertThat(cache.weight()).isBetween(60_000L, 60_800L);
    cache.forget(person(1));
    assertThat(cache.weight()).isZero();
  }

  @Test
  void holds_no_more_bytes_than_it_may_from_many_people() {
    CaffeineAnswerCache cache = new CaffeineAnswerCache(MEGABYTE, nanos::get);
    for (int i = 0; i < 1_000; i++) {
      var _ = cache.find(person(i), "a", MINUTE, () -> ofBytes(20_000));
    }
    assertThat(cache.weight()).isBetween(MEGABYTE / 2L, (long) MEGABYTE);
    assertThat(cache.size()).isLessThan(60);
  }

  @Test
  void holds_no_more_bytes_than_it_may_from_one_person_who_pages_through_everything() {
    CaffeineAnswerCache cache = new CaffeineAnswerCache(MEGABYTE, nanos::get);
    for (int i = 0; i < 1_000; i++) {
      var _ = cache.find(person(1), "page " + i, MINUTE, () -> ofBytes(20_000));
    }
    assertThat(cache.weight()).isBetween(MEGABYTE / 2L, (long) MEGABYTE);
  }

  @Test
  void does_not_keep_an_answer_larger_than_its_room() {
    CaffeineAnswerCache cache = new CaffeineAnswerCache(MEGABYTE, nanos::get);
    var _ = cache.find(person(1), "a", MINUTE, () -> ofBytes(2 * MEGABYTE));
    assertThat(cache.weight()).isZero();
    assertThat(cache.find(person(1), "a", MINUTE, () -> ofBytes(10)).hit()).isFalse();
  }

  @Test
  void many_tiny_answers_are_bounded_too() {
    CaffeineAnswerCache cache = new CaffeineAnswerCache(MEGABYTE, nanos::get);
    for (int i = 0; i < 20_000; i++) {
      var _ = cache.find(person(i), "a", MINUTE, () -> ofBytes(0));
    }
    assertThat(cache.size()).isLessThan(MEGABYTE / 300);
  }

  @Test
  void what_was_forgotten_or_is_over_is_no_longer_in_memory() {
    CaffeineAnswerCache cache = new CaffeineAnswerCache(MEGABYTE, nanos::get);
    for (int i = 0; i < 10; i++) {
      var _ = cache.find(person(1), "page " + i, MINUTE, () -> ofBytes(100));
    }
    var _ = cache.find(person(2), "a", Duration.ofSeconds(5), () -> ofBytes(100));
    assertThat(cache.size()).isEqualTo(11);
    cache.forget(person(1));
    assertThat(cache.size()).isEqualTo(1);
    nanos.addAndGet(Duration.ofSeconds(10).toNanos());
    assertThat(cache.size()).isZero();
  }

  @Test
  void work_that_ends_after_a_forget_leaves_nothing_in_memory() {
    CaffeineAnswerCache cache = new CaffeineAnswerCache(MEGABYTE, nanos::get);
    var _ =
        cache.find(
            person(1),
            "a",
            MINUTE,
            () -> {
              cache.forget(person(1));
              return ofBytes(100);
            });
    assertThat(cache.size()).isZero();
  }

  @Test
  void a_hit_costs_well_under_a_microsecond() {
    CaffeineAnswerCache cache = new CaffeineAnswerCache(16 * MEGABYTE, System::nanoTime);
    for (int i = 0; i < 1_000; i++) {
      var _ = cache.find(person(i), "a", Duration.ofHours(1), () -> ofBytes(100));
    }
    double best = Double.MAX_VALUE;
    for (int round = 0; round < 5; round++) {
      long start = System.nanoTime();
      for (int i = 0; i < 100_000; i++) {
        var _ = cache.find(person(i % 1_000), "a", Duration.ofHours(1), () -> ofBytes(100));
      }
      best = Math.min(best, (System.nanoTime() - start) / 100_000.0);
    }
    System.out.printf("a hit: %.0f ns%n", best);
    assertThat(best).as("nanoseconds, with much to spare for a busy machine").isLessThan(20_000);
  }
}
