package se.lugntrygg.application.mood;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import se.lugntrygg.application.port.MoodEntries;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.mood.MoodEntry;
import se.lugntrygg.domain.time.DaySpan;
import se.lugntrygg.domain.time.Period;

/// Shows what a person logged today, newest first.
public final class ShowToday {
  private final MoodEntries entries;
  private final DaysIn days;
  private final InstantSource clock;

  public ShowToday(MoodEntries entries, DaysIn days, InstantSource clock) {
    this.entries = entries;
    this.days = days;
    this.clock = clock;
  }

  /// A day and its entries.
  ///
  /// @param entries the newest, [ShowMoods#MAX_LIMIT] at most
  /// @param count of all the day's entries
  public record Today(LocalDate day, List<MoodEntry> entries, long count) {}

  /// Today in the zone.
  public Today handle(UserId owner, ZoneId zone) {
    LocalDate day = LocalDate.ofInstant(clock.instant(), zone);
    Period whole = new DaySpan(day, day).in(zone);
    List<MoodEntry> newest =
        entries.feltWithin(owner, whole, Optional.empty(), 0, ShowMoods.MAX_LIMIT);
    if (newest.size() < ShowMoods.MAX_LIMIT) {
      return new Today(day, newest, newest.size());
    }
    long count =
        days.days(owner, zone, new DaySpan(day, day)).stream()
            .mapToLong(each -> each.tally().all().entries())
            .sum();
    return new Today(day, newest, count);
  }
}
