package se.lugntrygg.adapters.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.local.LocalBucketBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import se.lugntrygg.application.port.Limit;
import se.lugntrygg.application.port.Throttle;

/// Token buckets in memory, by Bucket4j. A caller's bucket is dropped after it has been left alone
/// long enough to be full again, so dropping it forgives nothing.
public final class BucketThrottle implements Throttle {
  private final Map<Limit, Kind> kinds = new EnumMap<>(Limit.class);
  private final Meter meter;

  /// @param rates of every limit
  /// @param nanos counts the time and never goes back, as `System.nanoTime`
  /// @param maxCallers about how many are remembered for each limit; a bucket takes half a kilobyte
  public BucketThrottle(Map<Limit, List<Rate>> rates, LongSupplier nanos, long maxCallers) {
    this.meter = new Meter(nanos);
    for (Limit limit : Limit.values()) {
      List<Rate> own = Objects.requireNonNull(rates.get(limit), limit::key);
      Duration longest = own.stream().map(Rate::per).max(Duration::compareTo).orElseThrow();
      Cache<String, Bucket> buckets =
          Caffeine.newBuilder()
              .maximumSize(maxCallers)
              .expireAfterAccess(longest)
              .ticker(meter::currentTimeNanos)
              .build();
      kinds.put(limit, new Kind(own, own.stream().map(Kind::bandwidth).toList(), buckets));
    }
  }

  private record Meter(LongSupplier nanos) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return nanos.getAsLong();
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }

  /// What there is to one limit.
  ///
  /// @param bandwidths the rates as Bucket4j has them, shared by all buckets
  private record Kind(List<Rate> rates, List<Bandwidth> bandwidths, Cache<String, Bucket> buckets) {
    static Bandwidth bandwidth(Rate rate) {
      return Bandwidth.builder()
          .capacity(rate.tokens())
          .refillGreedy(rate.tokens(), rate.per())
          .build();
    }

    Bucket fresh(TimeMeter meter) {
      LocalBucketBuilder builder = Bucket.builder().withCustomTimePrecision(meter);
      bandwidths.forEach(builder::addLimit);
      return builder.build();
    }
  }

  private Kind kind(Limit limit) {
    return Objects.requireNonNull(kinds.get(limit), limit::key);
  }

  private Bucket bucket(Key key) {
    Kind kind = kind(key.limit());
    return kind.buckets.get(key.caller(), _ -> kind.fresh(meter));
  }

  @Override
  public List<Decision> takeAll(List<Key> keys) {
    List<Bucket> buckets = keys.stream().map(this::bucket).toList();
    List<ConsumptionProbe> probes =
        buckets.stream().map(bucket -> bucket.tryConsumeAndReturnRemaining(1)).toList();
    if (!probes.stream().allMatch(ConsumptionProbe::isConsumed)) {
      // For a moment one token too few was there, never one too many.
      for (int i = 0; i < probes.size(); i++) {
        if (probes.get(i).isConsumed()) {
          buckets.get(i).addTokens(1);
        }
      }
    }
    List<Decision> decisions = new ArrayList<>(keys.size());
    for (int i = 0; i < keys.size(); i++) {
      ConsumptionProbe probe = probes.get(i);
      decisions.add(
          new Decision(
              probe.isConsumed(),
              standings(kind(keys.get(i).limit()).rates, buckets.get(i)),
              probe.isConsumed()
                  ? Duration.ZERO
                  : Duration.ofNanos(probe.getNanosToWaitForRefill())));
    }
    return decisions;
  }

  @Override
  public List<Standing> standings(Limit limit, String caller) {
    Kind kind = kind(limit);
    Bucket kept = kind.buckets.getIfPresent(caller);
    return standings(kind.rates, kept == null ? kind.fresh(meter) : kept);
  }

  private static List<Standing> standings(List<Rate> all, Bucket bucket) {
    var diagnostics = bucket.asVerbose().getAvailableTokens().getDiagnostics();
    return Standing.of(
        all,
        diagnostics.getAvailableTokensPerEachBandwidth(),
        Duration.ofNanos(diagnostics.calculateFullRefillingTime()));
  }
}
