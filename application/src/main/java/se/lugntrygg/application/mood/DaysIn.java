package se.lugntrygg.application.mood;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import se.lugntrygg.application.port.MoodEntries;
import se.lugntrygg.application.port.MoodSummaries;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.mood.DaySummary;
import se.lugntrygg.domain.mood.MoodEntry;
import se.lugntrygg.domain.mood.Streaks;
import se.lugntrygg.domain.mood.Tally;
import se.lugntrygg.domain.time.DaySpan;
import se.lugntrygg.domain.time.Period;

/// A person's days in whichever zone they are asked for. In the zone that summaries are kept in
/// they are read as kept; in any other, as on a journey, they are reckoned from the entries, with
/// the same result.
public final class DaysIn {
  /// Entries in memory at a time.
  static final int PAGE = 200;

  private final MoodEntries entries;
  private final MoodSummaries summaries;

  public DaysIn(MoodEntries entries, MoodSummaries summaries) {
    this.entries = entries;
    this.summaries = summaries;
  }

  /// The days of the span that hold at least one entry, earliest first.
  public List<DaySummary> days(UserId owner, ZoneId zone, DaySpan span) {
    if (kept(owner, zone)) {
      return summaries.days(owner, span.first(), span.last());
    }
    return reckoned(owner, zone, span);
  }

  private List<DaySummary> reckoned(UserId owner, ZoneId zone, DaySpan span) {
    SortedMap<LocalDate, Tally> days = new TreeMap<>();
    eachEntry(
        owner,
        span.in(zone),
        entry -> days.merge(day(entry, zone), Tally.of(entry, zone), Tally::plus));
    return days.entrySet().stream()
        .map(day -> new DaySummary(day.getKey(), day.getValue()))
        .toList();
  }

  /// Days and streaks.
  public record DaysAndStreaks(List<DaySummary> days, Streaks streaks) {
    public DaysAndStreaks {
      days = List.copyOf(days);
    }
  }

  /// The days of the span that hold at least one entry, and the streaks as of `today`, with one
  /// question to the store where they are kept.
  public DaysAndStreaks daysAndStreaks(UserId owner, ZoneId zone, DaySpan span, LocalDate today) {
    Optional<MoodSummaries.Past> past = summaries.past(owner, span.first(), span.last(), today);
    if (past.isEmpty()) {
      return new DaysAndStreaks(List.of(), Streaks.NONE);
    }
    if (agree(past.get().zone(), zone)) {
      return new DaysAndStreaks(past.get().days(), past.get().streaks());
    }
    return new DaysAndStreaks(reckoned(owner, zone, span), reckoned(owner, zone, today));
  }

  /// The streaks as of `today`.
  public Streaks streaks(UserId owner, ZoneId zone, LocalDate today) {
    if (kept(owner, zone)) {
      return summaries.streaks(owner, today);
    }
    return reckoned(owner, zone, today);
  }

  private Streaks reckoned(UserId owner, ZoneId zone, LocalDate today) {
    TreeSet<LocalDate> days = new TreeSet<>();
    eachEntry(owner, Period.ALWAYS, entry -> days.add(day(entry, zone)));
    return Streaks.of(days, today);
  }

  private boolean kept(UserId owner, ZoneId zone) {
    return summaries.zoneOf(owner).map(known -> agree(known, zone)).orElse(true);
  }

  /// Zones of different names may be one: what counts is that their clocks always agree.
  private static boolean agree(ZoneId one, ZoneId other) {
    return one.getRules().equals(other.getRules());
  }

  private static LocalDate day(MoodEntry entry, ZoneId zone) {
    return entry.feltAt().atZone(zone).toLocalDate();
  }

  private void eachEntry(UserId owner, Period period, Consumer<MoodEntry> each) {
    Optional<MoodEntries.Position> after = Optional.empty();
    while (true) {
      List<MoodEntry> page = entries.feltWithin(owner, period, after, 0, PAGE);
      page.forEach(each);
      if (page.size() < PAGE) {
        return;
      }
      after = Optional.of(MoodEntries.Position.after(page.getLast()));
    }
  }
}
