package se.lugntrygg.domain.time;

import java.time.Instant;
import se.lugntrygg.domain.Flaw;
import se.lugntrygg.domain.InvalidValue;

/// A stretch of time that holds its start and not its end.
public record Period(Instant from, Instant until) {
  /// Everything a stored moment can be; see [Moments].
  public static final Period ALWAYS =
      new Period(Moments.EARLIEST, Instant.parse("9999-12-31T00:00:00Z"));

  public Period {
    if (until.isBefore(from)) {
      throw new InvalidValue("end_date", new Flaw.Backwards());
    }
  }

  public boolean contains(Instant moment) {
    return !moment.isBefore(from) && moment.isBefore(until);
  }
}
