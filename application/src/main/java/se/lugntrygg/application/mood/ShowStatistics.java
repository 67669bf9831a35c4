package se.lugntrygg.application.mood;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.mood.LookBack;
import se.lugntrygg.domain.mood.Statistics;
import se.lugntrygg.domain.time.DaySpan;

/// Shows what a person's moods look like in numbers.
public final class ShowStatistics {
  private final DaysIn days;
  private final InstantSource clock;

  public ShowStatistics(DaysIn days, InstantSource clock) {
    this.days = days;
    this.clock = clock;
  }

  /// The numbers of the days that end today in the zone.
  public Statistics handle(UserId owner, ZoneId zone, LookBack reach) {
    DaySpan span = reach.until(LocalDate.ofInstant(clock.instant(), zone));
    return Statistics.of(span, days.days(owner, zone, span));
  }
}
