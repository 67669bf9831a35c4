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
import se.lugntrygg.application.port.Limit;
import se.lugntrygg.application.port.Throttle;

/// Token buckets in memory. A caller's bucket is dropped after it has been left alone long enough
/// to be full again, so dropping it forgives nothing.
public final class BucketThrottle implements Throttle {
  private final Map<Limit, Kind> kinds = new EnumMap<>(Limit.class);
  private final TimeMeter meter;

  /// @param rates of every limit
  /// @param meter counts the time; one that never goes back
  /// @param maxCallers for each limit, beyond which the least used bucket is dropped
  public BucketThrottle(Map<Limit, List<Rate>> rates, TimeMeter meter, long maxCallers) {
    this.meter = meter;
    for (Limit limit : Limit.values()) {
      List<Rate> own = Objects.requireNonNull(rates.get(limit), limit::key);
      Duration longest = own.stream().map(Rate::per).max(Duration::compareTo).orElseThrow();
      Cache<String, Bucket> buckets =
          Caffeine.newBuilder()
              .maximumSize(maxCallers)
              .expireAfterAccess(longest)
              .ticker(meter::currentTimeNanos)
              .build();
      kinds.put(limit, new Kind(own, buckets));
    }
  }

  /// What there is to one limit.
  private record Kind(List<Rate> rates, Cache<String, Bucket> buckets) {}

  private Kind kind(Limit limit) {
    return Objects.requireNonNull(kinds.get(limit), limit::key);
  }

  private Bucket fresh(Kind kind) {
    LocalBucketBuilder builder = Bucket.builder().withCustomTimePrecision(meter);
    for (Rate rate : kind.rates) {
      builder.addLimit(bandwidth(rate));
    }
    return builder.build();
  }

  private static Bandwidth bandwidth(Rate rate) {
    return Bandwidth.builder()
        .capacity(rate.tokens())
        .refillGreedy(rate.tokens(), rate.per())
        .build();
  }

  @Override
  public Decision take(Limit limit, String caller) {
    Kind kind = kind(limit);
    Bucket bucket = kind.buckets.get(caller, _ -> fresh(kind));
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    return new Decision(
        probe.isConsumed(),
        standings(kind.rates, bucket),
        probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }

  @Override
  public List<Standing> standings(Limit limit, String caller) {
    Kind kind = kind(limit);
    Bucket kept = kind.buckets.getIfPresent(caller);
    return standings(kind.rates, kept == null ? fresh(kind) : kept);
  }

  private static List<Standing> standings(List<Rate> all, Bucket bucket) {
    var diagnostics = bucket.asVerbose().getAvailableTokens().getDiagnostics();
    List<Standing> standings = new ArrayList<>(all.size());
    long[] each = diagnostics.getAvailableTokensPerEachBandwidth();
    for (int i = 0; i < all.size(); i++) {
      Rate rate = all.get(i);
      long remaining = Math.clamp(each[i], 0, rate.tokens());
      long missing = rate.tokens() - remaining;
      Duration reset = rate.per().multipliedBy(missing).dividedBy(rate.tokens());
      standings.add(new Standing(rate, remaining, reset));
    }
    return standings;
  }
}
