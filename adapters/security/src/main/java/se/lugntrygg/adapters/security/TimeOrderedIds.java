package se.lugntrygg.adapters.security;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// UUIDs of version 7 (RFC 9562, 5.7): 48 bits of milliseconds, then a counter of 12 bits (6.2,
/// method 1) and 62 random bits. Each is greater than the one before, also when the clock stands
/// still or goes back.
public final class TimeOrderedIds implements Supplier<UUID> {
  private static final int COUNTER_BITS = 12;
  private static final long VERSION = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final long RANDOM = 0x3FFF_FFFF_FFFF_FFFFL;

  private final InstantSource clock;
  private final SecureRandom random;
  private final AtomicLong last = new AtomicLong();

  public TimeOrderedIds(InstantSource clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  @Override
  public UUID get() {
    long now = clock.millis() << COUNTER_BITS;
    // Milliseconds and counter in one number: when a millisecond has used up its counter, the next
    // one is borrowed.
    long tick = last.updateAndGet(before -> Math.max(before + 1, now));
    long millis = tick >>> COUNTER_BITS;
    long counter = tick & ((1L << COUNTER_BITS) - 1);
    return new UUID((millis << 16) | VERSION | counter, (random.nextLong() & RANDOM) | VARIANT);
  }
}
