package se.lugntrygg.domain.time;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import se.lugntrygg.domain.Flaw;
import se.lugntrygg.domain.InvalidValue;

/// Which moments a person may speak of.
public final class Moments {
  /// Nobody kept a mood diary in this product before it; earlier times are clients with a broken
  /// clock.
  public static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  /// How far a client's clock may run ahead of ours.
  public static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  private Moments() {}

  /// The moment in whole milliseconds, the precision we keep.
  ///
  /// @throws InvalidValue naming `field` when it lies before [#EARLIEST] or more than [#CLOCK_SKEW]
  ///   after `now`
  public static Instant accepted(String field, Instant moment, Instant now) {
    if (moment.isBefore(EARLIEST)) {
      throw new InvalidValue(field, new Flaw.TooEarly(EARLIEST));
    }
    Instant latest = now.plus(CLOCK_SKEW);
    if (moment.isAfter(latest)) {
      throw new InvalidValue(field, new Flaw.TooLate(latest.truncatedTo(ChronoUnit.SECONDS)));
    }
    return moment.truncatedTo(ChronoUnit.MILLIS);
  }
}
