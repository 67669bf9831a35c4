package se.lugntrygg.adapters.firestore;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import se.lugntrygg.domain.mood.DayRun;
import se.lugntrygg.domain.mood.MoodEntry;
import se.lugntrygg.domain.mood.Streaks;
import se.lugntrygg.domain.mood.Tally;

/// A person's days in one zone. Every day's number of entries is at hand, and what changed lately;
/// the rest of a year may have been put away into volumes. A day is the sum of what all of them
/// hold of it: tallies form a group, so what is at hand may also take away from what was put away.
/// Changed in place, by one who has just unpacked it.
final class Days {
  /// So much keener to put away a year that is over for long than the two that are looked at.
  private static final int KEENER = 4;

  private final ZoneId zone;
  private final NavigableMap<LocalDate, Long> counts;
  private final NavigableMap<LocalDate, Tally> atHand;
  private final NavigableMap<Integer, List<String>> volumes;

  private Days(
      ZoneId zone,
      NavigableMap<LocalDate, Long> counts,
      NavigableMap<LocalDate, Tally> atHand,
      NavigableMap<Integer, List<String>> volumes) {
    this.zone = zone;
    this.counts = counts;
    this.atHand = atHand;
    this.volumes = volumes;
  }

  /// No day yet.
  Days(ZoneId zone) {
    this(zone, new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
  }

  static Days read(Packing.Reader in) {
    return new Days(
        ZoneId.of(in.word()),
        in.map(Packing.Reader::day, Packing.Reader::number),
        in.tallies(),
        in.map(Packing.Reader::small, Days::names));
  }

  private static List<String> names(Packing.Reader in) {
    List<String> names = new ArrayList<>();
    for (int left = in.small(); left > 0; left--) {
      names.add(in.word());
    }
    return names;
  }

  void write(Packing.Writer out) {
    out.word(zone.getId());
    out.map(counts, Packing.Writer::day, Packing.Writer::number);
    out.tallies(atHand);
    out.map(volumes, Packing.Writer::small, Days::writeNames);
  }

  private static void writeNames(Packing.Writer out, List<String> names) {
    out.number(names.size());
    names.forEach(out::word);
  }

  ZoneId zone() {
    return zone;
  }

  void add(MoodEntry entry) {
    change(entry, 1);
  }

  void remove(MoodEntry entry) {
    change(entry, -1);
  }

  private void change(MoodEntry entry, long entries) {
    LocalDate day = entry.feltAt().atZone(zone).toLocalDate();
    Tally tally = Tally.of(entry, zone);
    Tally before = atHand.getOrDefault(day, Tally.NONE);
    keep(atHand, day, entries > 0 ? before.plus(tally) : before.minus(tally));
    long count = counts.getOrDefault(day, 0L) + entries;
    if (count == 0) {
      counts.remove(day);
    } else {
      counts.put(day, count);
    }
  }

  private static void keep(Map<LocalDate, Tally> days, LocalDate day, Tally tally) {
    if (tally.equals(Tally.NONE)) {
      days.remove(day);
    } else {
      days.put(day, tally);
    }
  }

  /// The runs of days that have an entry.
  List<DayRun> runs() {
    return DayRun.of(counts.navigableKeySet());
  }

  Streaks streaks(LocalDate today) {
    return Streaks.of(counts.navigableKeySet(), today);
  }

  /// The volumes needed to tell the days from `first` to `last`.
  List<String> volumes(LocalDate first, LocalDate last) {
    return volumes.subMap(first.getYear(), true, last.getYear(), true).values().stream()
        .flatMap(List::stream)
        .toList();
  }

  /// All that was put away.
  Stream<String> volumes() {
    return volumes.values().stream().flatMap(List::stream);
  }

  /// The days from `first` to `last`, with what the volumes hold of them.
  SortedMap<LocalDate, Tally> between(
      LocalDate first, LocalDate last, List<SortedMap<LocalDate, Tally>> putAway) {
    NavigableMap<LocalDate, Tally> days = new TreeMap<>(atHand.subMap(first, true, last, true));
    for (SortedMap<LocalDate, Tally> volume : putAway) {
      sum(days, volume.subMap(first, last.plusDays(1)));
    }
    return days;
  }

  /// Adds some days to others.
  static void sum(Map<LocalDate, Tally> days, Map<LocalDate, Tally> others) {
    others.forEach((day, tally) -> keep(days, day, days.getOrDefault(day, Tally.NONE).plus(tally)));
  }

  /// The year at hand that is best put away: it takes much room and is looked at little.
  ///
  /// @param any also one of the newest two, which are looked at most
  Optional<Integer> weightiest(boolean any) {
    if (counts.isEmpty() || atHand.isEmpty()) {
      return Optional.empty();
    }
    int recent = counts.lastKey().getYear() - 1;
    return Stream.iterate(
            atHand.firstKey().getYear(),
            year -> year <= atHand.lastKey().getYear(),
            year -> year + 1)
        .filter(year -> any || year < recent)
        .filter(year -> !year(year).isEmpty())
        .max(
            Comparator.comparingInt(
                year -> packed(year(year)).length * (year < recent ? KEENER : 1)));
  }

  private SortedMap<LocalDate, Tally> year(int year) {
    return atHand.subMap(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1));
  }

  /// What is at hand of a year, which is so no more.
  SortedMap<LocalDate, Tally> take(int year) {
    SortedMap<LocalDate, Tally> taken = new TreeMap<>(year(year));
    year(year).clear();
    return taken;
  }

  /// The volume of a year that has room left, if any has.
  Optional<String> lastVolume(int year) {
    return Optional.ofNullable(volumes.get(year)).map(List::getLast);
  }

  /// Puts a volume last, or in the place of the one that was.
  ///
  /// @param name none when nothing is left of it
  void shelve(int year, Optional<String> name, boolean instead) {
    List<String> names = new ArrayList<>(volumes.getOrDefault(year, List.of()));
    if (instead) {
      names.removeLast();
    }
    name.ifPresent(names::add);
    if (names.isEmpty()) {
      volumes.remove(year);
    } else {
      volumes.put(year, names);
    }
  }

  static byte[] packed(Map<LocalDate, Tally> tallies) {
    Packing.Writer out = new Packing.Writer();
    out.tallies(tallies);
    return out.packed();
  }
}
