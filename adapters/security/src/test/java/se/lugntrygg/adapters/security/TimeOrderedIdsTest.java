package se.lugntrygg.adapters.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {
  private static final long NOW = Instant.parse("2026-01-31T08:30:00Z").toEpochMilli();

  private final AtomicLong millis = new AtomicLong(NOW);
  private final TimeOrderedIds ids =
      new TimeOrderedIds(() -> Instant.ofEpochMilli(millis.get()), new SecureRandom());

  private static long time(UUID id) {
    return id.getMostSignificantBits() >>> 16;
  }

  @Test
  void are_uuids_of_version_7_that_tell_when_they_were_made() {
    for (int i = 0; i < 1_000; i++) {
      millis.incrementAndGet();
      UUID id = ids.get();
      assertThat(id.version()).isEqualTo(7);
      assertThat(id.variant()).isEqualTo(2);
      assertThat(time(id)).isEqualTo(millis.get());
      assertThat(id.toString()).matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab].{3}-.{12}");
    }
  }

  @Test
  void each_is_greater_than_the_one_before_while_the_clock_stands_still_or_goes_back() {
    UUID last = ids.get();
    for (int i = 0; i < 20_000; i++) {
      if (i == 10_000) {
        millis.addAndGet(-3_600_000);
      }
      UUID next = ids.get();
      assertThat(next).isGreaterThan(last);
      assertThat(next.toString()).isGreaterThan(last.toString());
      last = next;
    }
    assertThat(time(last)).as("borrows a few milliseconds").isBetween(NOW, NOW + 10);
  }

  @Test
  void sixty_four_threads_get_rising_ids_and_never_the_same() throws Exception {
    TimeOrderedIds real = new TimeOrderedIds(Clock.systemUTC(), new SecureRandom());
    Set<UUID> all = new HashSet<>();
    Set<Long> ticks = new HashSet<>();
    long start = System.nanoTime();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<UUID>>> threads = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        threads.add(
            executor.submit(
                () -> {
                  List<UUID> own = new ArrayList<>();
                  for (int n = 0; n < 2_000; n++) {
                    own.add(real.get());
                  }
                  return own;
                }));
      }
      for (Future<List<UUID>> thread : threads) {
        List<UUID> own = thread.get();
        assertThat(own).isSorted();
        all.addAll(own);
        own.forEach(id -> ticks.add(id.getMostSignificantBits()));
      }
    }
    System.out.printf("128,000 ids: %.0f ns each%n", (System.nanoTime() - start) / 128_000.0);
    assertThat(all).hasSize(128_000);
    assertThat(ticks).as("differ already in time and counter").hasSize(128_000);
  }
}
