package se.lugntrygg.application.fakes;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// UUIDs of version 7, each greater than the one before, the same in every run.
public final class SequentialIds implements Supplier<UUID> {
  private static final long VERSION = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final AtomicLong last = new AtomicLong();

  @Override
  public UUID get() {
    long n = last.incrementAndGet();
    return new UUID((n << 16) | VERSION, VARIANT | n);
  }
}
