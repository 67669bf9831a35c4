package se.lugntrygg.adapters.ratelimit;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import se.lugntrygg.application.port.Limit;
import se.lugntrygg.application.port.Throttle;

/// Token buckets in memory. A bucket is one number for each rate, the moment at which it will be
/// full again (the generic cell rate algorithm), in flat arrays under a keyed hash of the caller: a
/// million callers of three rates take less than 64 MB.
public final class BucketThrottle implements Throttle {
  /// So many threads may take at once without meeting.
  private static final int STRIPES = 64;

  private final ReentrantLock[] locks = new ReentrantLock[STRIPES];
  private final Map<Limit, Kind> kinds = new EnumMap<>(Limit.class);
  private final CallerHash hash;
  private final LongSupplier nanos;

  /// @param rates of every limit
  /// @param nanos counts the time, as `System.nanoTime` does; should it go back, buckets are held
  ///   to be empty at worst, and refill from there
  /// @param maxCallers about how many are remembered for each limit
  public BucketThrottle(
      Map<Limit, List<Rate>> rates, LongSupplier nanos, long maxCallers, SecureRandom random) {
    this.nanos = nanos;
    this.hash = new CallerHash(random.nextLong(), random.nextLong());
    Arrays.setAll(locks, _ -> new ReentrantLock());
    for (Limit limit : Limit.values()) {
      List<Rate> own = Objects.requireNonNull(rates.get(limit), limit::key);
      kinds.put(limit, Kind.of(own, (int) (maxCallers / STRIPES)));
    }
  }

  /// What there is to one limit.
  ///
  /// @param parts by stripe
  private record Kind(List<Pace> paces, List<Buckets> parts) {
    static Kind of(List<Rate> rates, int maxCallers) {
      return new Kind(
          rates.stream().map(Pace::of).toList(),
          Stream.generate(() -> new Buckets(rates.size(), maxCallers)).limit(STRIPES).toList());
    }
  }

  private Kind kind(Limit limit) {
    return Objects.requireNonNull(kinds.get(limit), limit::key);
  }

  /// A rate in nanoseconds.
  ///
  /// @param step in which one token comes back, rounded up so that no more than the rate ever pass
  /// @param room of a full bucket
  private record Pace(Rate rate, long step, long room) {
    static Pace of(Rate rate) {
      long step = Math.ceilDiv(rate.per().toNanos(), rate.tokens());
      return new Pace(rate, step, step * rate.tokens());
    }

    /// What is missing from a bucket that will be full at `fullAt`.
    long missing(long fullAt, long now) {
      return Math.clamp(fullAt - now, 0, room);
    }

    Standing standing(long missing) {
      return new Standing(rate, (room - missing) / step, Duration.ofNanos(missing));
    }
  }

  private static int stripe(long print) {
    return (int) (print & (STRIPES - 1));
  }

  @Override
  public List<Decision> takeAll(List<Key> keys) {
    long[] prints = new long[keys.size()];
    int[] stripes = new int[keys.size()];
    for (int i = 0; i < prints.length; i++) {
      prints[i] = hash.of(keys.get(i).caller());
      stripes[i] = stripe(prints[i]);
    }
    // Always in one order, so that no two requests wait for each other.
    Arrays.sort(stripes);
    for (int stripe : stripes) {
      locks[stripe].lock();
    }
    try {
      long now = nanos.getAsLong();
      boolean passes = true;
      long[] waits = new long[prints.length];
      for (int i = 0; i < prints.length; i++) {
        waits[i] = waits(keys.get(i).limit(), prints[i], now);
        passes &= waits[i] == 0;
      }
      List<Decision> decisions = new ArrayList<>(prints.length);
      for (int i = 0; i < prints.length; i++) {
        decisions.add(
            new Decision(
                waits[i] == 0,
                standings(keys.get(i).limit(), prints[i], now, passes),
                Duration.ofNanos(waits[i])));
      }
      return decisions;
    } finally {
      for (int stripe : stripes) {
        locks[stripe].unlock();
      }
    }
  }

  /// How long until every bucket of the limit has a token.
  private long waits(Limit limit, long print, long now) {
    Kind kind = kind(limit);
    Buckets kept = kind.parts.get(stripe(print));
    int at = kept.find(print);
    long longest = 0;
    for (int rate = 0; at >= 0 && rate < kind.paces.size(); rate++) {
      Pace pace = kind.paces.get(rate);
      long missing = pace.missing(kept.fullAt(at, rate), now);
      longest = Math.max(longest, missing + pace.step - pace.room);
    }
    return longest;
  }

  /// What is left of each rate, after one more was taken or not.
  private List<Standing> standings(Limit limit, long print, long now, boolean take) {
    Kind kind = kind(limit);
    Buckets kept = kind.parts.get(stripe(print));
    int at = take ? kept.findOrMake(print, now) : kept.find(print);
    List<Standing> standings = new ArrayList<>(kind.paces.size());
    for (int rate = 0; rate < kind.paces.size(); rate++) {
      Pace pace = kind.paces.get(rate);
      long missing = at < 0 ? 0 : pace.missing(kept.fullAt(at, rate), now);
      if (take) {
        missing += pace.step;
        kept.set(at, rate, now + missing);
      }
      standings.add(pace.standing(missing));
    }
    return standings;
  }

  @Override
  public List<Standing> standings(Limit limit, String caller) {
    long print = hash.of(caller);
    ReentrantLock lock = locks[stripe(print)];
    lock.lock();
    try {
      return standings(limit, print, nanos.getAsLong(), false);
    } finally {
      lock.unlock();
    }
  }
}
