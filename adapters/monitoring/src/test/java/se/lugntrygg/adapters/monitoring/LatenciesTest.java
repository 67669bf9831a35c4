package se.lugntrygg.adapters.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LatenciesTest {
  @Test
  void percentiles_are_never_below_the_truth_and_at_most_a_sixteenth_above() {
    Random random = new Random(7);
    for (int round = 0; round < 50; round++) {
      Latencies latencies = new Latencies();
      long[] all = new long[1 + random.nextInt(2_000)];
      for (int i = 0; i < all.length; i++) {
        all[i] = (long) Math.exp(random.nextDouble() * 29);
        latencies.record(Duration.ofNanos(all[i]));
      }
      Arrays.sort(all);
      Latencies.Seen seen = latencies.seen();
      assertThat(seen.count()).isEqualTo(all.length);
      assertThat(seen.totalNanos()).isEqualTo(Arrays.stream(all).sum());
      assertThat(seen.maxNanos()).isEqualTo(all[all.length - 1]);
      seen.nanos()
          .forEach(
              (at, value) -> {
                long truth = all[(int) Math.ceil(all.length * at) - 1];
                assertThat(value).isBetween(truth, truth + truth / 16 + 1);
              });
    }
  }

  @Test
  void takes_durations_that_make_no_sense() {
    Latencies latencies = new Latencies();
    latencies.record(Duration.ofNanos(-5));
    latencies.record(Duration.ofNanos(Long.MAX_VALUE));
    latencies.record(Duration.ZERO);
    assertThat(latencies.seen().count()).isEqualTo(3);
    assertThat(latencies.seen().nanos().get(0.5)).isZero();
  }
}
