package se.lugntrygg.application.fakes;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import se.lugntrygg.application.port.MoodEntries;
import se.lugntrygg.application.port.MoodSummaries;
import se.lugntrygg.application.port.StorageFailure;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.mood.DayRun;
import se.lugntrygg.domain.mood.DaySummary;
import se.lugntrygg.domain.mood.MoodEntry;
import se.lugntrygg.domain.mood.MoodEntryId;
import se.lugntrygg.domain.mood.Streaks;
import se.lugntrygg.domain.mood.Tally;
import se.lugntrygg.domain.time.Period;

/// Mood entries in a map, and what they add up to, reckoned from all of them at every question.
public final class InMemoryMoodEntries implements MoodEntries, MoodSummaries {
  /// As stores order ids: by their text, which is not how Java compares UUIDs.
  private static final Comparator<Position> NEWEST_FIRST =
      Comparator.comparing(Position::feltAt)
          .thenComparing(position -> position.id().toString())
          .reversed();

  private final Function<UserId, Optional<ZoneId>> firstZones;
  private final Map<UserId, ZoneId> rezoned = new HashMap<>();
  private final Map<UserId, Map<MoodEntryId, MoodEntry>> kept = new HashMap<>();

  private InMemoryMoodEntries(Function<UserId, Optional<ZoneId>> firstZones) {
    this.firstZones = firstZones;
  }

  /// Of those who have an account.
  public InMemoryMoodEntries(InMemoryAccounts accounts) {
    this(accounts::firstZone);
  }

  /// Of everybody: whoever is asked for has an account, opened in the zone.
  public static InMemoryMoodEntries inZone(ZoneId zone) {
    return new InMemoryMoodEntries(_ -> Optional.of(zone));
  }

  private Map<MoodEntryId, MoodEntry> of(UserId owner) {
    return kept.getOrDefault(owner, Map.of());
  }

  private static StorageFailure nobody(String attempt) {
    return new StorageFailure(attempt, new IllegalStateException("there is no such account"));
  }

  @Override
  public synchronized Addition add(MoodEntry entry) {
    if (zoneOf(entry.owner()).isEmpty()) {
      throw nobody("save a mood entry");
    }
    MoodEntry before =
        kept.computeIfAbsent(entry.owner(), _ -> new HashMap<>()).putIfAbsent(entry.id(), entry);
    return before == null ? new Added() : new AlreadyThere(before);
  }

  @Override
  public synchronized Optional<MoodEntry> find(UserId owner, MoodEntryId id) {
    return Optional.ofNullable(of(owner).get(id));
  }

  @Override
  public synchronized boolean replace(MoodEntry next) {
    Optional<MoodEntry> before =
        find(next.owner(), next.id()).filter(entry -> entry.revision() == next.revision() - 1);
    before.ifPresent(_ -> of(next.owner()).put(next.id(), next));
    return before.isPresent();
  }

  @Override
  public synchronized boolean remove(UserId owner, MoodEntryId id) {
    boolean there = of(owner).containsKey(id);
    if (there) {
      of(owner).remove(id);
    }
    return there;
  }

  @Override
  public synchronized List<MoodEntry> feltWithin(
      UserId owner, Period period, Optional<Position> after, int offset, int limit) {
    return of(owner).values().stream()
        .filter(entry -> period.contains(entry.feltAt()))
        .filter(
            entry ->
                after.isEmpty() || NEWEST_FIRST.compare(Position.after(entry), after.get()) > 0)
        .sorted(Comparator.comparing(Position::after, NEWEST_FIRST))
        .skip(offset)
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized Optional<ZoneId> zoneOf(UserId owner) {
    return Optional.ofNullable(rezoned.get(owner)).or(() -> firstZones.apply(owner));
  }

  private SortedMap<LocalDate, Tally> tallies(UserId owner) {
    SortedMap<LocalDate, Tally> days = new TreeMap<>();
    for (MoodEntry entry : of(owner).values()) {
      ZoneId zone = zoneOf(owner).orElseThrow();
      days.merge(entry.feltAt().atZone(zone).toLocalDate(), Tally.of(entry, zone), Tally::plus);
    }
    return days;
  }

  @Override
  public synchronized List<DaySummary> days(UserId owner, LocalDate first, LocalDate last) {
    return tallies(owner).entrySet().stream()
        .filter(day -> !day.getKey().isBefore(first) && !day.getKey().isAfter(last))
        .map(day -> new DaySummary(day.getKey(), day.getValue()))
        .toList();
  }

  @Override
  public synchronized Streaks streaks(UserId owner, LocalDate today) {
    List<DayRun> runs = new ArrayList<>();
    for (LocalDate day : tallies(owner).keySet()) {
      if (!runs.isEmpty() && runs.getLast().last().equals(day.minusDays(1))) {
        runs.add(new DayRun(runs.removeLast().first(), day));
      } else {
        runs.add(new DayRun(day, day));
      }
    }
    Stream<DayRun> begun = runs.stream().filter(run -> !run.first().isAfter(today));
    return Streaks.of(
        begun.reduce((_, later) -> later),
        runs.stream().mapToInt(DayRun::length).max().orElse(0),
        today);
  }

  @Override
  public synchronized Optional<Past> past(
      UserId owner, LocalDate first, LocalDate last, LocalDate today) {
    return zoneOf(owner)
        .map(zone -> new Past(zone, days(owner, first, last), streaks(owner, today)));
  }

  @Override
  public synchronized void rezone(UserId owner, ZoneId zone) {
    if (zoneOf(owner).isEmpty()) {
      throw nobody("reckon a person's days anew");
    }
    rezoned.put(owner, zone);
  }
}
