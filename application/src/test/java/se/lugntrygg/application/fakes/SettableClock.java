package se.lugntrygg.application.fakes;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that stands still until it is moved, also back.
public final class SettableClock implements InstantSource {
  private volatile Instant now;

  public SettableClock(Instant now) {
    this.now = now;
  }

  /// Standing at a moment.
  ///
  /// @param now as in `2026-03-01T12:00:00Z`
  public static SettableClock at(String now) {
    return new SettableClock(Instant.parse(now));
  }

  @Override
  public Instant instant() {
    return now;
  }

  public void set(Instant then) {
    now = then;
  }

  /// Moves it on; back by a negative time.
  public synchronized void pass(Duration time) {
    now = now.plus(time);
  }
}
