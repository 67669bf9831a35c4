package se.lugntrygg.application.mood;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.mood.Streaks;

/// Shows how many days in a row a person has logged.
public final class ShowStreaks {
  private final DaysIn days;
  private final InstantSource clock;

  public ShowStreaks(DaysIn days, InstantSource clock) {
    this.days = days;
    this.clock = clock;
  }

  /// The streaks as of today in the zone.
  public Streaks handle(UserId owner, ZoneId zone) {
    return days.streaks(owner, zone, LocalDate.ofInstant(clock.instant(), zone));
  }
}
