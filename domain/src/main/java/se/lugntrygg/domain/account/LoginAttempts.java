package se.lugntrygg.domain.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How often somebody has tried a wrong password for one e-mail address, known or not.
///
/// @param failures in a row
/// @param lastAt when the last of them was
public record LoginAttempts(int failures, Instant lastAt) {
  /// So many failures are forgiven as mistyping.
  public static final int FREE = 5;

  private static final Duration FIRST_LOCK = Duration.ofMinutes(1);
  private static final Duration LONGEST_LOCK = Duration.ofHours(1);

  /// After a day without another try the count starts anew.
  public static final Duration MEMORY = Duration.ofDays(1);

  /// What one more try comes to.
  ///
  /// @param attempts as they are to be kept now
  /// @param lockedUntil from when the address may be tried again; empty when this try may be judged
  public record Try(LoginAttempts attempts, Optional<Instant> lockedUntil) {}

  /// Nobody has failed yet.
  public static LoginAttempts none(Instant now) {
    return new LoginAttempts(0, now);
  }

  /// Counts one more try as failed before it is judged, unless the address is locked.
  public Try attempt(Instant now) {
    // When the clock was set back, what lies ahead of it counts as of now: a lock neither lasts
    // longer for it nor falls.
    LoginAttempts seen = lastAt.isAfter(now) ? new LoginAttempts(failures, now) : this;
    Optional<Instant> locked = seen.lockedUntil().filter(now::isBefore);
    return new Try(locked.isPresent() ? seen : seen.andOne(now), locked);
  }

  private Optional<Instant> lockedUntil() {
    if (failures < FREE) {
      return Optional.empty();
    }
    int doublings = Math.min(failures - FREE, 6);
    Duration lock = FIRST_LOCK.multipliedBy(1L << doublings);
    return Optional.of(lastAt.plus(lock.compareTo(LONGEST_LOCK) < 0 ? lock : LONGEST_LOCK));
  }

  private LoginAttempts andOne(Instant now) {
    boolean forgotten = now.isAfter(lastAt.plus(MEMORY));
    return new LoginAttempts(forgotten ? 1 : failures + 1, now);
  }
}
