package se.lugntrygg.adapters.firestore;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.lugntrygg.application.port.MoodEntries.Position;
import se.lugntrygg.domain.mood.MoodEntry;
import se.lugntrygg.domain.mood.MoodEntryId;

/// What all of a person's entries add up to: their days in one zone and, while these are being
/// reckoned anew in another, as much of that as is done. Changed in place, by one who has just
/// unpacked it.
///
/// Days are reckoned anew from the newest entry to the oldest. Of an entry that comes, changes or
/// goes meanwhile, the new days hear only if they have passed its place; otherwise they will meet
/// it as it is then.
final class Rollup {
  /// As entries are listed.
  private static final Comparator<Position> OLDEST_FIRST =
      Comparator.comparing(Position::feltAt).thenComparing(position -> position.id().toString());

  /// What an entry may add at most beside its tags: a day, a count, sums for the day, the hour and
  /// each tag.
  private static final int BARE_ENTRY = 80;

  private static final int TAG = 14;

  private Days days;
  private @Nullable Days next;
  private @Nullable Position reached;
  private int volumes;
  private final List<String> outworn;

  /// A part that is to be put away.
  record Shelving(Days days, int year) {}

  private Rollup(
      Days days,
      @Nullable Days next,
      @Nullable Position reached,
      int volumes,
      List<String> outworn) {
    this.days = days;
    this.next = next;
    this.reached = reached;
    this.volumes = volumes;
    this.outworn = outworn;
  }

  /// Of somebody without entries.
  Rollup(ZoneId zone) {
    this(new Days(zone), null, null, 0, new ArrayList<>());
  }

  static Rollup unpacked(byte[] packed) {
    Packing.Reader in = new Packing.Reader(packed);
    int volumes = in.small();
    List<String> outworn = new ArrayList<>();
    for (int left = in.small(); left > 0; left--) {
      outworn.add(in.word());
    }
    Days days = Days.read(in);
    Days next = in.small() == 0 ? null : Days.read(in);
    Position reached =
        in.small() == 0
            ? null
            : new Position(Instant.ofEpochMilli(in.number()), MoodEntryId.parse("id", in.word()));
    return new Rollup(days, next, reached, volumes, outworn);
  }

  byte[] packed() {
    Packing.Writer out = new Packing.Writer();
    out.number(volumes);
    out.number(outworn.size());
    outworn.forEach(out::word);
    days.write(out);
    if (next == null) {
      out.number(0);
    } else {
      out.number(1);
      next.write(out);
    }
    if (reached == null) {
      out.number(0);
    } else {
      out.number(1);
      out.number(reached.feltAt().toEpochMilli());
      out.word(reached.id().toString());
    }
    return out.packed();
  }

  Days days() {
    return days;
  }

  void add(MoodEntry entry) {
    days.add(entry);
    if (next != null && passed(entry)) {
      next.add(entry);
    }
  }

  void remove(MoodEntry entry) {
    days.remove(entry);
    if (next != null && passed(entry)) {
      next.remove(entry);
    }
  }

  private boolean passed(MoodEntry entry) {
    return reached != null && OLDEST_FIRST.compare(Position.after(entry), reached) >= 0;
  }

  /// Begins to reckon the days anew, or goes on when that is what is being done.
  ///
  /// @param lost whether the days may not be what the entries add up to
  void moveTo(ZoneId zone, boolean lost) {
    if (next != null && next.zone().equals(zone)) {
      return;
    }
    if (next != null) {
      next.volumes().forEach(outworn::add);
    }
    next = lost || !days.zone().equals(zone) ? new Days(zone) : null;
    reached = null;
  }

  boolean moving() {
    return next != null;
  }

  /// How far the new days have come.
  Optional<Position> reached() {
    return Optional.ofNullable(reached);
  }

  /// Counts further entries into the new days, and lets these take the place of the old ones when
  /// there are no more.
  ///
  /// @param page the entries behind the place reached, newest first
  /// @param whole whether nothing is behind them
  /// @param room in bytes; one entry is taken however little it is
  void pass(List<MoodEntry> page, boolean whole, int room) {
    Days into = next;
    if (into == null) {
      throw new IllegalStateException("no days are being reckoned anew");
    }
    int taken = 0;
    int left = room;
    for (MoodEntry entry : page) {
      left -= weight(entry);
      if (left < 0 && taken > 0) {
        break;
      }
      into.add(entry);
      reached = Position.after(entry);
      taken++;
    }
    if (whole && taken == page.size()) {
      days.volumes().forEach(outworn::add);
      days = into;
      next = null;
      reached = null;
    }
  }

  /// How many bytes an entry adds at most.
  static int weight(MoodEntry entry) {
    return BARE_ENTRY
        + entry.words().tags().stream()
            .mapToInt(tag -> TAG + tag.getBytes(StandardCharsets.UTF_8).length)
            .sum();
  }

  /// What is best put away.
  ///
  /// @param any also something of the newest two years
  Optional<Shelving> weightiest(boolean any) {
    Optional<Shelving> old = shelving(days, any);
    return old.isPresent() || next == null ? old : shelving(next, any);
  }

  private static Optional<Shelving> shelving(Days days, boolean any) {
    return days.weightiest(any).map(year -> new Shelving(days, year));
  }

  /// A name that no volume of theirs ever had.
  String name(int year) {
    volumes++;
    return year + "-" + volumes;
  }

  /// Volumes that nobody needs any more.
  List<String> outworn() {
    return List.copyOf(outworn);
  }

  void forget(List<String> gone) {
    outworn.removeAll(gone);
  }
}
