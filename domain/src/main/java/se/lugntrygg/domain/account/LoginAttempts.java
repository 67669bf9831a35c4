package se.lugntrygg.domain.account;

import java.time.Duration;
import java.time.Instant;

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

  /// When the address may be tried again: `lastAt` itself while it is not locked.
  public Instant openFrom() {
    if (failures < FREE) {
      return lastAt;
    }
    int doublings = Math.min(failures - FREE, 6);
    Duration lock = FIRST_LOCK.multipliedBy(1L << doublings);
    return lastAt.plus(lock.compareTo(LONGEST_LOCK) < 0 ? lock : LONGEST_LOCK);
  }

  /// These attempts and one more failure at `now`.
  public LoginAttempts andOne(Instant now) {
    boolean forgotten = now.isAfter(lastAt.plus(MEMORY));
    return new LoginAttempts(forgotten ? 1 : failures + 1, now);
  }
}
