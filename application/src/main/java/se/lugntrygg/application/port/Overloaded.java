package se.lugntrygg.application.port;

import java.time.Duration;

/// More is asked at once than can be done in time; nothing was done.
public final class Overloaded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  /// @param what as in "password checks"
  /// @param retryAfter when asking again is likely to succeed
  public Overloaded(String what, Duration retryAfter) {
    super("too many " + what + " at once");
    this.retryAfter = retryAfter;
  }

  /// When asking again is likely to succeed.
  public Duration retryAfter() {
    return retryAfter;
  }
}
