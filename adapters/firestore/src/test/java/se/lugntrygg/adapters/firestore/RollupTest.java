package se.lugntrygg.adapters.firestore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.fakes.SampleMoods;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.mood.MoodEntry;

class RollupTest {
  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
  private static final ZoneId ISLAND = ZoneId.of("Pacific/Kiritimati");
  private static final Instant NOW = Instant.parse("2026-03-28T23:30:00.123Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 29);

  private final UserId asa = new UserId(UUID.randomUUID());
  private final Random chance = new Random(12);

  /// Newest first.
  private List<MoodEntry> diary(int many) {
    List<MoodEntry> entries = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      entries.add(SampleMoods.any(chance, asa, NOW.minus(Duration.ofHours(9L * i))));
    }
    return entries;
  }

  private static Rollup of(List<MoodEntry> entries, ZoneId zone) {
    Rollup rollup = new Rollup(zone);
    entries.forEach(rollup::add);
    return rollup;
  }

  private static void same(Rollup one, Rollup other) {
    assertThat(one.days().zone()).isEqualTo(other.days().zone());
    assertThat(one.days().between(Moods.FIRST, Moods.LAST, List.of()))
        .isEqualTo(other.days().between(Moods.FIRST, Moods.LAST, List.of()));
    assertThat(one.days().streaks(TODAY)).isEqualTo(other.days().streaks(TODAY));
  }

  @Test
  void is_unpacked_as_it_was_packed() {
    Rollup rollup = of(diary(200), STOCKHOLM);
    rollup.moveTo(ISLAND, false);
    rollup.pass(diary(30), false, 100_000);

    Rollup again = Rollup.unpacked(rollup.packed());

    same(again, rollup);
    assertThat(again.moving()).isTrue();
    assertThat(again.reached()).isEqualTo(rollup.reached());
    assertThat(again.packed()).isEqualTo(rollup.packed());
  }

  /// Also the one at the very place that was reached.
  @Test
  void hears_of_an_entry_that_changes_or_goes_meanwhile_exactly_when_it_was_passed() {
    for (boolean gone : List.of(true, false)) {
      List<MoodEntry> entries = diary(20);
      Rollup rollup = of(entries, STOCKHOLM);
      rollup.moveTo(ISLAND, false);
      rollup.pass(entries.subList(0, 10), false, 100_000);

      List<MoodEntry> after = new ArrayList<>();
      for (MoodEntry entry : entries) {
        rollup.remove(entry);
        if (!gone || entry.equals(entries.getFirst()) || entry.equals(entries.getLast())) {
          MoodEntry next = SampleMoods.amended(chance, entry);
          rollup.add(next);
          after.add(next);
        }
      }
      same(rollup, of(after, STOCKHOLM));
      rollup.pass(
          after.stream().filter(entry -> entry.feltAt().isBefore(entries.get(9).feltAt())).toList(),
          true,
          100_000);

      assertThat(rollup.moving()).isFalse();
      same(rollup, of(after, ISLAND));
    }
  }

  @Test
  void takes_no_more_in_one_step_than_there_is_room_for_and_at_least_one() {
    List<MoodEntry> entries = diary(20);
    Rollup rollup = of(entries, STOCKHOLM);
    rollup.moveTo(ISLAND, false);
    int steps = 0;

    while (rollup.moving()) {
      List<MoodEntry> left =
          entries.stream()
              .filter(
                  entry ->
                      rollup.reached().isEmpty()
                          || entry.feltAt().isBefore(rollup.reached().get().feltAt()))
              .toList();
      rollup.pass(left, true, 1);
      steps++;
    }

    assertThat(steps).isEqualTo(20);
    same(rollup, of(entries, ISLAND));
  }
}
