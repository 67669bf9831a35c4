package se.lugntrygg.application.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.fakes.SampleMoods;
import se.lugntrygg.application.port.MoodEntries;
import se.lugntrygg.application.port.MoodEntries.Added;
import se.lugntrygg.application.port.MoodEntries.AlreadyThere;
import se.lugntrygg.application.port.MoodEntries.Position;
import se.lugntrygg.application.port.MoodSummaries;
import se.lugntrygg.application.port.StorageFailure;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.mood.DaySummary;
import se.lugntrygg.domain.mood.MoodEntry;
import se.lugntrygg.domain.mood.MoodEntryId;
import se.lugntrygg.domain.mood.Streaks;
import se.lugntrygg.domain.mood.Tally;
import se.lugntrygg.domain.time.Period;

/// What [MoodEntries] and [MoodSummaries] promise: one keeps the other in step.
public interface MoodEntriesContract {
  Instant NOW = Instant.parse("2026-03-28T23:30:00.123Z");
  LocalDate LATE = LocalDate.of(2026, 3, 26);
  ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
  List<ZoneId> ZONES =
      List.of(
          STOCKHOLM,
          ZoneId.of("UTC"),
          ZoneId.of("America/St_Johns"),
          ZoneId.of("Pacific/Kiritimati"),
          ZoneId.of("Pacific/Pago_Pago"),
          ZoneId.of("Australia/Lord_Howe"));

  /// Those under test, the same ones throughout a test.
  MoodEntries entries();

  /// What they add up to.
  MoodSummaries summaries();

  /// Somebody new whose account was opened at home in the zone.
  UserId somebody(ZoneId home);

  private UserId somebody() {
    return somebody(STOCKHOLM);
  }

  private MoodEntry kept(UserId owner, Instant feltAt, int score) {
    MoodEntry entry = SampleMoods.rated(owner, feltAt, score);
    assertThat(entries().add(entry)).isEqualTo(new Added());
    return entry;
  }

  private List<MoodEntry> all(UserId owner) {
    return entries().feltWithin(owner, Period.ALWAYS, Optional.empty(), 0, 10_000);
  }

  private List<DaySummary> days(UserId owner) {
    return summaries().days(owner, LocalDate.of(2000, 1, 1), LocalDate.of(2100, 1, 1));
  }

  private static MoodEntry next(MoodEntry entry, int score) {
    return entry.amended(
        entry.words(),
        SampleMoods.rated(entry.owner(), entry.feltAt(), score).rating(),
        entry.analysis(),
        entry.risk(),
        NOW.plusSeconds(60));
  }

  @Test
  default void finds_an_entry_as_it_was_added() {
    Random chance = new Random(7);
    UserId asa = somebody();
    for (int i = 0; i < 20; i++) {
      MoodEntry entry = SampleMoods.any(chance, asa, NOW.plusMillis(i));
      assertThat(entries().add(entry)).isEqualTo(new Added());
      assertThat(entries().find(asa, entry.id())).contains(entry);
      assertThat(all(asa)).first().isEqualTo(entry);
    }
  }

  @Test
  default void adds_an_entry_once() {
    MoodEntry entry = kept(somebody(), NOW, 4);

    assertThat(entries().add(entry)).isEqualTo(new AlreadyThere(entry));
    assertThat(entries().add(next(entry, 9))).isEqualTo(new AlreadyThere(entry));

    assertThat(all(entry.owner())).containsExactly(entry);
    assertThat(days(entry.owner()))
        .singleElement()
        .extracting(day -> day.tally().all().entries())
        .isEqualTo(1L);
  }

  @Test
  default void adds_an_entry_once_when_many_add_it_together() {
    MoodEntry entry = SampleMoods.rated(somebody(), NOW, 4);

    assertThat(AtOnce.each(64, _ -> entries().add(entry))).containsOnlyOnce(new Added());

    assertThat(all(entry.owner())).containsExactly(entry);
    assertThat(days(entry.owner()))
        .singleElement()
        .extracting(day -> day.tally().all().entries())
        .isEqualTo(1L);
  }

  @Test
  default void keeps_everything_that_many_add_together() {
    UserId asa = somebody();
    List<MoodEntry> adding = new ArrayList<>();
    for (int i = 0; i < 128; i++) {
      adding.add(SampleMoods.rated(asa, NOW.minus(Duration.ofHours(7L * i)), 1 + i % 10));
    }

    AtOnce.each(adding.size(), i -> entries().add(adding.get(i)));

    assertThat(all(asa)).containsExactlyInAnyOrderElementsOf(adding);
    assertThat(days(asa)).isEqualTo(reckoned(adding, STOCKHOLM));
  }

  @Test
  default void lets_two_people_use_the_same_id() {
    MoodEntry hers = kept(somebody(), NOW, 4);
    MoodEntry his =
        new MoodEntry(
            hers.id(),
            somebody(),
            hers.words(),
            hers.rating(),
            hers.analysis(),
            hers.risk(),
            NOW.plusMillis(1),
            NOW,
            NOW,
            0);

    assertThat(entries().add(his)).isEqualTo(new Added());

    assertThat(entries().find(hers.owner(), hers.id())).contains(hers);
    assertThat(entries().find(his.owner(), hers.id())).contains(his);
  }

  @Test
  default void keeps_nothing_for_somebody_without_an_account() {
    UserId nobody = new UserId(UUID.randomUUID());

    assertThatThrownBy(() -> entries().add(SampleMoods.rated(nobody, NOW, 4)))
        .isInstanceOf(StorageFailure.class);
    assertThatThrownBy(() -> summaries().rezone(nobody, STOCKHOLM))
        .isInstanceOf(StorageFailure.class);

    assertThat(entries().find(nobody, SampleMoods.id())).isEmpty();
    assertThat(entries().replace(next(SampleMoods.rated(nobody, NOW, 4), 5))).isFalse();
    assertThat(entries().remove(nobody, SampleMoods.id())).isFalse();
    assertThat(all(nobody)).isEmpty();
    assertThat(days(nobody)).isEmpty();
    assertThat(summaries().zoneOf(nobody)).isEmpty();
    assertThat(summaries().past(nobody, LATE, LATE, LATE)).isEmpty();
    assertThat(summaries().streaks(nobody, LocalDate.of(2026, 3, 28))).isEqualTo(Streaks.NONE);
  }

  @Test
  default void keeps_an_entry_from_everyone_but_its_owner() {
    MoodEntry entry = kept(somebody(), NOW, 4);
    UserId other = somebody();
    MoodEntry taken =
        new MoodEntry(
            entry.id(),
            other,
            entry.words(),
            entry.rating(),
            entry.analysis(),
            entry.risk(),
            entry.feltAt(),
            NOW,
            NOW,
            1);

    assertThat(entries().find(other, entry.id())).isEmpty();
    assertThat(entries().replace(taken)).isFalse();
    assertThat(entries().remove(other, entry.id())).isFalse();
    assertThat(all(other)).isEmpty();
    assertThat(days(other)).isEmpty();
    assertThat(summaries().streaks(other, LocalDate.of(2026, 3, 29))).isEqualTo(Streaks.NONE);
    assertThat(all(entry.owner())).containsExactly(entry);
  }

  @Test
  default void replaces_the_revision_before_and_no_other() {
    MoodEntry first = kept(somebody(), NOW, 4);
    MoodEntry second = next(first, 5);

    assertThat(entries().replace(next(second, 6))).isFalse();
    assertThat(entries().replace(first)).isFalse();
    assertThat(all(first.owner())).containsExactly(first);
    assertThat(entries().replace(second)).isTrue();
    assertThat(entries().replace(next(first, 7))).isFalse();
    assertThat(entries().find(first.owner(), first.id())).contains(second);
    assertThat(days(first.owner())).isEqualTo(reckoned(List.of(second), STOCKHOLM));
  }

  @Test
  default void lets_one_of_many_replace_a_revision() {
    MoodEntry first = kept(somebody(), NOW, 4);

    List<Boolean> replaced = AtOnce.each(32, i -> entries().replace(next(first, 1 + i % 10)));

    assertThat(replaced).containsOnlyOnce(true);
    MoodEntry winner = next(first, 1 + replaced.indexOf(true) % 10);
    assertThat(all(first.owner())).containsExactly(winner);
    assertThat(days(first.owner())).isEqualTo(reckoned(List.of(winner), STOCKHOLM));
  }

  @Test
  default void removes_an_entry_for_good() {
    MoodEntry entry = kept(somebody(), NOW, 4);
    MoodEntry other = kept(entry.owner(), NOW, 8);

    assertThat(AtOnce.each(32, _ -> entries().remove(entry.owner(), entry.id())))
        .containsOnlyOnce(true);

    assertThat(entries().find(entry.owner(), entry.id())).isEmpty();
    assertThat(entries().replace(next(entry, 5))).isFalse();
    assertThat(all(entry.owner())).containsExactly(other);
    assertThat(days(entry.owner())).isEqualTo(reckoned(List.of(other), STOCKHOLM));
    assertThat(entries().add(entry)).isEqualTo(new Added());
  }

  @Test
  default void lists_entries_from_the_start_of_a_period_to_just_before_its_end() {
    UserId asa = somebody();
    kept(asa, NOW.minusMillis(1), 1);
    MoodEntry start = kept(asa, NOW, 2);
    MoodEntry last = kept(asa, NOW.plusMillis(9), 3);
    kept(asa, NOW.plusMillis(10), 4);

    Period period = new Period(NOW, NOW.plusMillis(10));
    assertThat(entries().feltWithin(asa, period, Optional.empty(), 0, 10))
        .containsExactly(last, start);
    assertThat(
            entries()
                .feltWithin(
                    asa, new Period(NOW.plusMillis(3), NOW.plusMillis(3)), Optional.empty(), 0, 10))
        .isEmpty();
  }

  /// Newest first, and by the text of the id in one moment.
  private static List<MoodEntry> sorted(List<MoodEntry> entries) {
    return entries.stream()
        .sorted(
            Comparator.comparing(MoodEntry::feltAt)
                .thenComparing(entry -> entry.id().toString())
                .reversed())
        .toList();
  }

  private List<MoodEntry> crowd(UserId owner, int many) {
    Random chance = new Random(11);
    List<MoodEntry> adding = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      adding.add(SampleMoods.rated(owner, NOW.plusMillis(chance.nextInt(many / 4)), 1 + i % 10));
    }
    AtOnce.each(many, i -> entries().add(adding.get(i)));
    return sorted(adding);
  }

  @Test
  default void lists_the_newest_first_and_those_of_one_moment_by_falling_id() {
    UserId asa = somebody();
    List<MoodEntry> crowd = crowd(asa, 60);

    assertThat(all(asa)).containsExactlyElementsOf(crowd);
  }

  @Test
  default void goes_on_behind_any_entry_and_leaves_out_as_many_as_asked() {
    UserId asa = somebody();
    List<MoodEntry> crowd = crowd(asa, 40);
    for (int at = 0; at < crowd.size(); at++) {
      Optional<Position> after = Optional.of(Position.after(crowd.get(at)));
      int from = at + 1;
      assertThat(entries().feltWithin(asa, Period.ALWAYS, after, 0, 7))
          .containsExactlyElementsOf(crowd.subList(from, Math.min(from + 7, crowd.size())));
      int further = Math.min(from + 3, crowd.size());
      assertThat(entries().feltWithin(asa, Period.ALWAYS, after, 3, 2))
          .containsExactlyElementsOf(crowd.subList(further, Math.min(further + 2, crowd.size())));
    }
    assertThat(entries().feltWithin(asa, Period.ALWAYS, Optional.empty(), 5, 3))
        .containsExactlyElementsOf(crowd.subList(5, 8));
    assertThat(entries().feltWithin(asa, Period.ALWAYS, Optional.empty(), 40, 3)).isEmpty();
  }

  @Test
  default void goes_on_behind_an_entry_that_is_gone_and_from_outside_the_period() {
    UserId asa = somebody();
    List<MoodEntry> crowd = crowd(asa, 40);
    MoodEntry gone = crowd.get(20);
    entries().remove(asa, gone.id());

    assertThat(entries().feltWithin(asa, Period.ALWAYS, Optional.of(Position.after(gone)), 0, 3))
        .containsExactlyElementsOf(crowd.subList(21, 24));

    Instant until = crowd.get(10).feltAt();
    List<MoodEntry> before =
        crowd.stream()
            .filter(entry -> entry.feltAt().isBefore(until) && !entry.equals(gone))
            .toList();
    Period period = new Period(NOW, until);
    for (Instant late : List.of(until, until.plusSeconds(9))) {
      assertThat(
              entries()
                  .feltWithin(
                      asa, period, Optional.of(new Position(late, SampleMoods.id())), 0, 100))
          .containsExactlyElementsOf(before);
    }
    assertThat(
            entries()
                .feltWithin(
                    asa,
                    period,
                    Optional.of(new Position(NOW.minusSeconds(1), SampleMoods.id())),
                    0,
                    100))
        .isEmpty();
  }

  @Test
  default void pages_through_everything_exactly_once() {
    UserId asa = somebody();
    List<MoodEntry> crowd = crowd(asa, 100);
    crowd(somebody(), 20);
    List<MoodEntry> seen = new ArrayList<>();
    Optional<Position> after = Optional.empty();
    List<MoodEntry> page;
    do {
      page = entries().feltWithin(asa, Period.ALWAYS, after, 0, 7);
      seen.addAll(page);
      after = page.isEmpty() ? after : Optional.of(Position.after(page.getLast()));
    } while (page.size() == 7);

    assertThat(seen).containsExactlyElementsOf(crowd);
  }

  @Test
  default void reckons_days_in_the_home_zone_of_the_account_at_first() {
    UserId north = somebody(STOCKHOLM);
    UserId far = somebody(ZoneId.of("Pacific/Kiritimati"));
    kept(north, Instant.parse("2026-03-28T22:59:59.999Z"), 3);
    kept(north, Instant.parse("2026-03-28T23:00:00Z"), 5);
    kept(far, Instant.parse("2026-03-28T10:00:00Z"), 7);

    assertThat(summaries().zoneOf(north)).contains(STOCKHOLM);
    assertThat(days(north))
        .extracting(DaySummary::day)
        .containsExactly(LocalDate.of(2026, 3, 28), LocalDate.of(2026, 3, 29));
    assertThat(days(far)).extracting(DaySummary::day).containsExactly(LocalDate.of(2026, 3, 29));
  }

  @Test
  default void lists_days_with_entries_from_the_first_to_the_last_asked_for() {
    UserId asa = somebody();
    for (int day : List.of(1, 3, 4, 6, 9)) {
      kept(asa, LocalDate.of(2026, 3, day).atTime(12, 0).atZone(STOCKHOLM).toInstant(), day);
    }

    assertThat(summaries().days(asa, LocalDate.of(2026, 3, 3), LocalDate.of(2026, 3, 6)))
        .extracting(DaySummary::day)
        .containsExactly(
            LocalDate.of(2026, 3, 3), LocalDate.of(2026, 3, 4), LocalDate.of(2026, 3, 6));
    assertThat(summaries().days(asa, LocalDate.of(2026, 3, 7), LocalDate.of(2026, 3, 8))).isEmpty();
    assertThat(
            summaries()
                .past(
                    asa,
                    LocalDate.of(2026, 3, 3),
                    LocalDate.of(2026, 3, 6),
                    LocalDate.of(2026, 3, 4))
                .orElseThrow())
        .isEqualTo(
            new MoodSummaries.Past(
                STOCKHOLM,
                summaries().days(asa, LocalDate.of(2026, 3, 3), LocalDate.of(2026, 3, 6)),
                new Streaks(2, 2)));
  }

  @Test
  default void reckons_all_days_anew_in_another_zone() {
    Random chance = new Random(3);
    UserId asa = somebody();
    UserId bo = somebody();
    MoodEntry his = kept(bo, NOW, 4);
    List<MoodEntry> kept = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      kept.add(SampleMoods.any(chance, asa, NOW.minus(Duration.ofMinutes(chance.nextInt(20_000)))));
    }
    AtOnce.each(kept.size(), i -> entries().add(kept.get(i)));
    for (ZoneId zone : ZONES) {
      summaries().rezone(asa, zone);
      assertThat(summaries().zoneOf(asa)).contains(zone);
      agrees(asa, kept, zone);
    }
    assertThat(summaries().zoneOf(bo)).contains(STOCKHOLM);
    assertThat(days(bo)).isEqualTo(reckoned(List.of(his), STOCKHOLM));
  }

  @Test
  default void joins_and_splits_streaks_as_days_come_and_go() {
    UserId asa = somebody();
    LocalDate today = LocalDate.of(2026, 3, 30);
    for (int age : List.of(0, 3, 4, 5)) {
      kept(asa, today.minusDays(age).atTime(23, 59).atZone(STOCKHOLM).toInstant(), 5);
    }
    MoodEntry yesterday =
        kept(asa, today.minusDays(1).atTime(0, 0).atZone(STOCKHOLM).toInstant(), 5);
    assertThat(summaries().streaks(asa, today)).isEqualTo(new Streaks(2, 3));

    kept(asa, today.minusDays(2).atStartOfDay(STOCKHOLM).toInstant(), 5);
    assertThat(summaries().streaks(asa, today)).isEqualTo(new Streaks(6, 6));
    assertThat(summaries().streaks(asa, today.plusDays(1))).isEqualTo(new Streaks(6, 6));
    assertThat(summaries().streaks(asa, today.plusDays(2))).isEqualTo(new Streaks(0, 6));
    assertThat(summaries().streaks(asa, today.minusDays(1))).isEqualTo(new Streaks(5, 6));

    entries().remove(asa, yesterday.id());
    assertThat(summaries().streaks(asa, today)).isEqualTo(new Streaks(1, 4));
  }

  /// After anything that people do, days and streaks are what their entries add up to.
  @Test
  default void keeps_days_and_streaks_in_step_with_the_entries() {
    for (long seed = 1; seed <= 4; seed++) {
      recount(new Random(seed));
    }
  }

  /// Somebody and what must be kept of theirs.
  final class Kept {
    private final UserId owner;
    private final Map<MoodEntryId, MoodEntry> entries =
        new TreeMap<>(Comparator.comparing(MoodEntryId::toString));
    private ZoneId zone;

    Kept(UserId owner, ZoneId zone) {
      this.owner = owner;
      this.zone = zone;
    }

    private List<MoodEntry> list() {
      return List.copyOf(entries.values());
    }
  }

  private void recount(Random chance) {
    List<Kept> people = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ZoneId home = ZONES.get(chance.nextInt(ZONES.size()));
      people.add(new Kept(somebody(home), home));
    }
    for (int step = 0; step < 150; step++) {
      change(chance, people.get(chance.nextInt(people.size())));
      if (step % 10 == 9) {
        people.forEach(each -> agrees(each.owner, each.list(), each.zone));
      }
    }
  }

  private void change(Random chance, Kept kept) {
    List<MoodEntry> list = kept.list();
    int act = list.isEmpty() ? 0 : chance.nextInt(20);
    if (act < 9) {
      // Around both ends of many zones' days, through a night that lacks an hour.
      Duration back = Duration.ofMinutes(30L * chance.nextInt(48 * 14));
      MoodEntry entry =
          SampleMoods.any(chance, kept.owner, NOW.minus(back).plusMillis(chance.nextInt(3) - 1));
      assertThat(entries().add(entry)).isEqualTo(new Added());
      kept.entries.put(entry.id(), entry);
    } else if (act < 13) {
      MoodEntry next = SampleMoods.amended(chance, list.get(chance.nextInt(list.size())));
      assertThat(entries().replace(next)).isTrue();
      kept.entries.put(next.id(), next);
    } else if (act < 19) {
      MoodEntryId id = list.get(chance.nextInt(list.size())).id();
      assertThat(entries().remove(kept.owner, id)).isTrue();
      kept.entries.remove(id);
    } else {
      ZoneId zone = ZONES.get(chance.nextInt(ZONES.size()));
      summaries().rezone(kept.owner, zone);
      kept.zone = zone;
    }
  }

  private void agrees(UserId owner, List<MoodEntry> kept, ZoneId zone) {
    List<DaySummary> expected = reckoned(kept, zone);
    assertThat(days(owner)).isEqualTo(expected);
    List<LocalDate> days = expected.stream().map(DaySummary::day).toList();
    assertThat(summaries().past(owner, LocalDate.of(2000, 1, 1), LocalDate.of(2100, 1, 1), LATE))
        .contains(new MoodSummaries.Past(zone, expected, summaries().streaks(owner, LATE)));
    LocalDate last = NOW.atZone(zone).toLocalDate().plusDays(1);
    for (LocalDate today = last.minusDays(17); !today.isAfter(last); today = today.plusDays(1)) {
      assertThat(summaries().streaks(owner, today))
          .isEqualTo(new Streaks(current(days, today), longest(days)));
    }
  }

  private static List<DaySummary> reckoned(List<MoodEntry> entries, ZoneId zone) {
    Map<LocalDate, Tally> days = new TreeMap<>();
    for (MoodEntry entry : entries) {
      days.merge(LocalDate.ofInstant(entry.feltAt(), zone), Tally.of(entry, zone), Tally::plus);
    }
    return days.entrySet().stream()
        .map(day -> new DaySummary(day.getKey(), day.getValue()))
        .toList();
  }

  private static int before(List<LocalDate> days, LocalDate last) {
    int length = 0;
    while (days.contains(last.minusDays(length))) {
      length++;
    }
    return length;
  }

  private static int current(List<LocalDate> days, LocalDate today) {
    return before(days, days.contains(today) ? today : today.minusDays(1));
  }

  private static int longest(List<LocalDate> days) {
    return days.stream().mapToInt(day -> before(days, day)).max().orElse(0);
  }

  @Test
  default void never_shows_a_streak_that_is_half_told() {
    UserId asa = somebody();
    LocalDate today = LocalDate.of(2026, 3, 28);
    Instant noon = today.atTime(12, 0).atZone(STOCKHOLM).toInstant();
    AtOnce.each(
        4,
        who -> {
          for (int i = 0; i < 40; i++) {
            if (who == 0) {
              MoodEntry entry = SampleMoods.rated(asa, noon.minus(Duration.ofDays(i % 3)), 5);
              entries().add(entry);
              entries().remove(asa, entry.id());
            } else {
              for (int look = 0; look < 10; look++) {
                Streaks streaks = summaries().streaks(asa, today);
                assertThat(streaks.current()).isLessThanOrEqualTo(streaks.longest());
              }
            }
          }
          return who;
        });
  }
}
