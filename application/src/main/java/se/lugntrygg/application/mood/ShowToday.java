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
  private final InstantSource clock;

  public ShowToday(MoodEntries entries, InstantSource clock) {
    this.entries = entries;
    this.clock = clock;
  }

  /// A day and its entries, [ShowMoods#MAX_LIMIT] at most.
  public record Today(LocalDate day, List<MoodEntry> entries) {}

  /// Today in the zone.
  public Today handle(UserId owner, ZoneId zone) {
    LocalDate day = LocalDate.ofInstant(clock.instant(), zone);
    Period whole = new DaySpan(day, day).in(zone);
    return new Today(
        day, entries.feltWithin(owner, whole, Optional.empty(), 0, ShowMoods.MAX_LIMIT));
  }
}
