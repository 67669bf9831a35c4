package se.lugntrygg.adapters.monitoring;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/// How long things took, since start. Recording is a few additions; a Micrometer timer with
/// percentiles takes about half a microsecond and a lock on reading. Percentiles are at most a
/// sixteenth too high, and never below the truth.
final class Latencies {
  /// Each power of two of nanoseconds is cut into so many parts.
  private static final int PARTS_BITS = 4;

  private static final int PARTS = 1 << PARTS_BITS;

  /// Up to 2^43 ns, more than two hours; longer counts as that.
  private static final int POWERS = 43;

  static final List<Double> PERCENTILES = List.of(0.5, 0.95, 0.99);

  private final AtomicLongArray counts = new AtomicLongArray((POWERS - PARTS_BITS + 2) * PARTS);
  private final LongAdder totalNanos = new LongAdder();
  private final LongAccumulator maxNanos = new LongAccumulator(Math::max, 0);

  void record(Duration took) {
    long nanos = Math.clamp(took.toNanos(), 0, (1L << (POWERS + 1)) - 1);
    var _ = counts.incrementAndGet(part(nanos));
    totalNanos.add(nanos);
    maxNanos.accumulate(nanos);
  }

  private static int part(long nanos) {
    if (nanos < PARTS) {
      return (int) nanos;
    }
    int power = Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos);
    int within = (int) (nanos >>> (power - PARTS_BITS)) - PARTS;
    return (power - PARTS_BITS + 1) * PARTS + within;
  }

  /// The largest duration that falls into a part.
  private static long upTo(int part) {
    if (part < PARTS) {
      return part;
    }
    int power = part / PARTS + PARTS_BITS - 1;
    return ((long) (PARTS + part % PARTS + 1) << (power - PARTS_BITS)) - 1;
  }

  /// What was recorded until now.
  ///
  /// @param nanos by percentile, in the order of [#PERCENTILES]
  record Seen(long count, long totalNanos, long maxNanos, Map<Double, Long> nanos) {
    /// In milliseconds, under the names of the JSON page.
    Map<String, Object> millis() {
      Map<String, Object> numbers = new LinkedHashMap<>();
      numbers.put("mean", count == 0 ? 0.0 : totalNanos / 1e6 / count);
      numbers.put("max", maxNanos / 1e6);
      nanos.forEach((at, value) -> numbers.put("p" + Math.round(at * 100), value / 1e6));
      return numbers;
    }
  }

  Seen seen() {
    long count = 0;
    long[] copy = new long[counts.length()];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = counts.get(i);
      count += copy[i];
    }
    long max = maxNanos.get();
    Map<Double, Long> nanos = new LinkedHashMap<>();
    for (double at : PERCENTILES) {
      nanos.put(at, Math.min(max, at(copy, (long) Math.ceil(count * at))));
    }
    return new Seen(count, totalNanos.sum(), max, nanos);
  }

  private static long at(long[] counts, long rank) {
    long below = 0;
    for (int i = 0; i < counts.length; i++) {
      below += counts[i];
      if (below >= rank && below > 0) {
        return upTo(i);
      }
    }
    return 0;
  }
}
