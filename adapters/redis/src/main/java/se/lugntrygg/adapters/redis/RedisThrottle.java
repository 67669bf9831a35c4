package se.lugntrygg.adapters.redis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConfigurationBuilder;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.VerboseResult;
import io.github.bucket4j.distributed.AsyncBucketProxy;
import io.github.bucket4j.distributed.AsyncVerboseBucket;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import se.lugntrygg.application.port.Limit;
import se.lugntrygg.application.port.Throttle;

/// Token buckets in Redis, by Bucket4j with compare-and-swap: exact over all instances. Those who
/// ask for one bucket at the same moment share one swap, so that a caller in a loop does not keep
/// Redis busy. A bucket expires when it has been full for [#FULL].
///
/// Time is that of the instance that asks: one whose clock is ahead refills buckets by as much,
/// once. What is allowed is counted in memory too, so that when Redis goes away a caller has there
/// what this instance has not given yet.
///
/// While Redis is away limits are each instance's own: with n instances a caller has up to n times
/// as much. What was taken meanwhile stays in memory; Redis does not learn of it when it is back,
/// and one that has lost its data knows full buckets. (To take it there afterwards would not be
/// right: a bucket in Redis has refilled in the meantime by rates that memory has given from, and
/// one taking counts against all rates of a limit alike.)
final class RedisThrottle implements Throttle {
  /// More than clocks of instances differ.
  private static final Duration FULL = Duration.ofSeconds(10);

  /// Buckets asked for just now; the others are made anew when needed.
  private static final int HANDLES = 10_000;

  private final Redis redis;
  private final Map<Limit, Kind> kinds = new EnumMap<>(Limit.class);
  private final TimeMeter clock;
  private final Throttle memory;
  private volatile @Nullable Buckets current;

  RedisThrottle(Redis redis, Map<Limit, List<Rate>> rates, LongSupplier nanos, Throttle memory) {
    this.redis = redis;
    this.memory = memory;
    this.clock =
        new TimeMeter() {
          @Override
          public long currentTimeNanos() {
            return nanos.getAsLong();
          }

          @Override
          public boolean isWallClockBased() {
            return true;
          }
        };
    for (Limit limit : Limit.values()) {
      kinds.put(limit, Kind.of(Objects.requireNonNull(rates.get(limit), limit::key)));
    }
  }

  private record Kind(List<Rate> rates, BucketConfiguration configuration) {
    static Kind of(List<Rate> rates) {
      ConfigurationBuilder builder = BucketConfiguration.builder();
      for (Rate rate : rates) {
        builder.addLimit(
            limit -> limit.capacity(rate.tokens()).refillGreedy(rate.tokens(), rate.per()));
      }
      return new Kind(rates, builder.build());
    }
  }

  /// The buckets over one line.
  private record Buckets(
      Line line, AsyncProxyManager<String> manager, Cache<String, AsyncBucketProxy> handles) {}

  private Kind kind(Limit limit) {
    return Objects.requireNonNull(kinds.get(limit), limit::key);
  }

  private Buckets buckets() throws Away {
    Line line = redis.usable().orElseThrow(() -> new Away("there is no connection"));
    Buckets known = current;
    if (known != null && known.line.equals(line)) {
      return known;
    }
    synchronized (this) {
      known = current;
      if (known == null || !known.line.equals(line)) {
        known =
            new Buckets(
                line,
                Bucket4jLettuce.casBasedBuilder(line.mouth())
                    .clientClock(clock)
                    .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(FULL))
                    .build()
                    .asAsync(),
                Caffeine.newBuilder().maximumSize(HANDLES).build());
        current = known;
      }
      return known;
    }
  }

  private AsyncVerboseBucket bucket(Buckets buckets, Key key) {
    Kind kind = kind(key.limit());
    // Where the rates are others the bucket is another, so that no instance reads a foreign one.
    String name =
        "lugn-trygg:limit:"
            + key.limit().key()
            + ':'
            + redis.veil().name("limit " + kind.rates + ' ' + key.caller());
    return buckets
        .handles
        .get(
            name,
            _ ->
                buckets
                    .manager
                    .builder()
                    .withOptimization(Optimizations.batching())
                    .build(name, () -> CompletableFuture.completedFuture(kind.configuration)))
        .asVerbose();
  }

  @Override
  public List<Decision> takeAll(List<Key> keys) {
    try {
      List<Decision> decisions = shared(buckets(), keys);
      if (decisions.stream().allMatch(Decision::allowed)) {
        var _ = memory.takeAll(keys);
      }
      return decisions;
    } catch (Away _) {
      return memory.takeAll(keys);
    }
  }

  private List<Decision> shared(Buckets buckets, List<Key> keys) throws Away {
    List<AsyncVerboseBucket> asked = keys.stream().map(key -> bucket(buckets, key)).toList();
    List<CompletableFuture<VerboseResult<ConsumptionProbe>>> coming =
        asked.stream().map(bucket -> bucket.tryConsumeAndReturnRemaining(1)).toList();
    List<VerboseResult<ConsumptionProbe>> probes = all(buckets.line, coming);
    List<VerboseResult<?>> states = new ArrayList<>(probes);
    if (!probes.stream().allMatch(probe -> probe.getValue().isConsumed())) {
      // For a moment one token too few was there, never one too many.
      for (int i = 0; i < probes.size(); i++) {
        if (probes.get(i).getValue().isConsumed()) {
          states.set(i, buckets.line.answer(asked.get(i).addTokens(1), redis.patience()));
        }
      }
    }
    List<Decision> decisions = new ArrayList<>(keys.size());
    for (int i = 0; i < keys.size(); i++) {
      ConsumptionProbe probe = probes.get(i).getValue();
      decisions.add(
          new Decision(
              probe.isConsumed(),
              standings(kind(keys.get(i).limit()).rates, states.get(i)),
              probe.isConsumed()
                  ? Duration.ZERO
                  : Duration.ofNanos(probe.getNanosToWaitForRefill())));
    }
    return decisions;
  }

  private <T> List<T> all(Line line, List<CompletableFuture<T>> coming) throws Away {
    var _ =
        line.answer(
            CompletableFuture.allOf(coming.toArray(CompletableFuture<?>[]::new))
                .thenApply(_ -> true),
            redis.patience());
    return coming.stream().map(CompletableFuture::join).toList();
  }

  @Override
  public List<Standing> standings(Limit limit, String caller) {
    try {
      Buckets buckets = buckets();
      return standings(
          kind(limit).rates,
          buckets.line.answer(
              bucket(buckets, new Key(limit, caller)).getAvailableTokens(), redis.patience()));
    } catch (Away _) {
      return memory.standings(limit, caller);
    }
  }

  private static List<Standing> standings(List<Rate> all, VerboseResult<?> state) {
    var diagnostics = state.getDiagnostics();
    return Standing.of(
        all,
        diagnostics.getAvailableTokensPerEachBandwidth(),
        Duration.ofNanos(diagnostics.calculateFullRefillingTime()));
  }
}
