package se.lugntrygg.adapters.firestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lugntrygg.application.contracts.AtOnce;
import se.lugntrygg.application.fakes.InMemoryMoodEntries;
import se.lugntrygg.application.fakes.SampleMoods;
import se.lugntrygg.application.port.MoodEntries.Added;
import se.lugntrygg.application.port.MoodSummaries.Past;
import se.lugntrygg.application.port.StorageFailure;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.mood.DaySummary;
import se.lugntrygg.domain.mood.MoodEntry;
import se.lugntrygg.domain.mood.MoodScore;
import se.lugntrygg.domain.mood.MoodWords;
import se.lugntrygg.domain.mood.Rating;
import se.lugntrygg.domain.safety.Risk;

class RollupsTest {
  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
  private static final ZoneId ISLAND = ZoneId.of("Pacific/Kiritimati");
  private static final Instant NOW = Instant.parse("2026-03-28T23:30:00.123Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 29);

  /// What Firestore takes, with something left for name and key.
  private static final int DOCUMENT = 1_048_576 - 10_000;

  @RegisterExtension final OpenStore store = new OpenStore();

  private final UserId asa = store.somebody(STOCKHOLM);
  private final Moods here = new Moods(store.get(), Moods.TIGHT);
  private final Moods there = new Moods(store.another(), Moods.TIGHT);

  /// Over seven years, mostly the last months, often on the edge of a day.
  private static MoodEntry felt(Random chance, UserId owner) {
    int days = chance.nextInt(3) == 0 ? chance.nextInt(2500) : chance.nextInt(60);
    return SampleMoods.any(
        chance,
        owner,
        NOW.minus(Duration.ofDays(days)).minus(Duration.ofMinutes(30L * chance.nextInt(48))));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void are_what_the_entries_add_up_to_whatever_two_machines_do_in_turn(long seed) {
    Random chance = new Random(seed);
    InMemoryMoodEntries fake = InMemoryMoodEntries.inZone(STOCKHOLM);
    List<MoodEntry> kept = new ArrayList<>();
    List<ZoneId> zones = List.of(STOCKHOLM, ISLAND, ZoneId.of("America/St_Johns"));
    for (int step = 0; step < 120; step++) {
      Moods machine = chance.nextBoolean() ? here : there;
      int act = kept.isEmpty() ? 0 : chance.nextInt(22);
      if (act < 11) {
        MoodEntry entry = felt(chance, asa);
        assertThat(machine.entries().add(entry)).isEqualTo(new Added());
        fake.add(entry);
        kept.add(entry);
      } else if (act < 15) {
        MoodEntry next = SampleMoods.amended(chance, kept.remove(chance.nextInt(kept.size())));
        assertThat(machine.entries().replace(next)).isTrue();
        fake.replace(next);
        kept.add(next);
      } else if (act < 18) {
        MoodEntry gone = kept.remove(chance.nextInt(kept.size()));
        assertThat(machine.entries().remove(asa, gone.id())).isTrue();
        fake.remove(asa, gone.id());
      } else if (act < 21) {
        // Most of these stop halfway, and what was begun is gone on with, or given up for another.
        ZoneId zone = zones.get(chance.nextInt(zones.size()));
        boolean more = machine.begin(asa, zone, 1 + chance.nextInt(3));
        // What is seen may be all there while there is something to tidy up yet.
        ZoneId told = machine.summaries().zoneOf(asa).orElseThrow();
        assertThat(told).isIn(more ? List.of(fake.zoneOf(asa).orElseThrow(), zone) : List.of(zone));
        fake.rezone(asa, told);
      } else {
        ZoneId zone = zones.get(chance.nextInt(zones.size()));
        machine.summaries().rezone(asa, zone);
        fake.rezone(asa, zone);
      }
      if (step % 5 == 4) {
        Moods reader = chance.nextBoolean() ? here : there;
        assertThat(reader.summaries().past(asa, Moods.FIRST, Moods.LAST, TODAY))
            .isEqualTo(fake.past(asa, Moods.FIRST, Moods.LAST, TODAY));
      }
    }
  }

  @Test
  void are_what_the_entries_add_up_to_when_two_machines_write_at_once_and_one_moves_house() {
    List<MoodEntry> before = new ArrayList<>();
    Random chance = new Random(5);
    for (int i = 0; i < 30; i++) {
      before.add(felt(chance, asa));
      here.entries().add(before.getLast());
    }

    AtOnce.each(
        14,
        i -> {
          Moods machine = i % 2 == 0 ? here : there;
          Random own = new Random(100 + i);
          switch (i) {
            case 0, 1 -> machine.summaries().rezone(asa, ISLAND);
            default -> {
              machine.entries().add(felt(own, asa));
              machine.entries().replace(SampleMoods.amended(own, before.get(i)));
              machine.entries().remove(asa, before.get(15 + i).id());
            }
          }
          return i;
        });

    here.agree(asa, ISLAND, TODAY);
    there.agree(asa, ISLAND, TODAY);
  }

  @Test
  void leave_the_days_in_one_of_two_zones_asked_for_at_once() {
    Random chance = new Random(6);
    for (int i = 0; i < 30; i++) {
      here.entries().add(felt(chance, asa));
    }

    AtOnce.each(
        2,
        i -> {
          (i == 0 ? here : there)
              .summaries()
              .rezone(asa, i == 0 ? ISLAND : ZoneId.of("America/St_Johns"));
          return i;
        });

    ZoneId told = here.summaries().zoneOf(asa).orElseThrow();
    assertThat(told).isNotEqualTo(STOCKHOLM);
    here.agree(asa, told, TODAY);
  }

  @Test
  void tell_the_old_days_until_all_of_the_new_are_there() throws Exception {
    Random chance = new Random(4);
    here.pour(IntStream.range(0, 60).mapToObj(_ -> felt(chance, asa)).toList());
    here.summaries().rezone(asa, STOCKHOLM);
    int steps = 0;

    while (here.begin(asa, ISLAND, 1)
        && here.summaries().zoneOf(asa).orElseThrow().equals(STOCKHOLM)) {
      there.entries().add(felt(chance, asa));
      there.agree(asa, STOCKHOLM, TODAY);
      steps++;
    }

    assertThat(steps).isGreaterThan(5);
    there.agree(asa, ISLAND, TODAY);
    here.summaries().rezone(asa, ISLAND);
    here.agree(asa, ISLAND, TODAY);
  }

  @Test
  void leave_no_document_behind_that_nobody_needs() throws Exception {
    Random chance = new Random(9);
    here.pour(IntStream.range(0, 60).mapToObj(_ -> felt(chance, asa)).toList());
    here.summaries().rezone(asa, STOCKHOLM);
    here.begin(asa, ISLAND, 4); // given up
    here.summaries().rezone(asa, STOCKHOLM);
    here.summaries().rezone(asa, ISLAND);

    Rollup rollup =
        store
            .get()
            .documents()
            .find(
                "look",
                here.now(asa),
                kept -> Rollups.open(store.get().people().get(asa), Optional.of(kept)))
            .orElseThrow();

    List<String> needed = new ArrayList<>(rollup.days().volumes(Moods.FIRST, Moods.LAST));
    needed.add("now");
    assertThat(needed).hasSizeGreaterThan(4);
    assertThat(here.sizes(asa).keySet()).containsExactlyInAnyOrderElementsOf(needed);
  }

  @Test
  void show_each_reader_one_moment_while_things_are_put_away() {
    LocalDate day = TODAY.minusDays(400);
    Instant noon = day.atTime(12, 0).atZone(STOCKHOLM).toInstant();

    AtOnce.each(
        3,
        who -> {
          long seen = 0;
          for (int i = 0; i < 40; i++) {
            if (who == 0) {
              here.entries().add(SampleMoods.rated(asa, noon.plus(Duration.ofDays(i)), 5));
              continue;
            }
            Past past = there.summaries().past(asa, Moods.FIRST, Moods.LAST, TODAY).orElseThrow();
            long entries =
                past.days().stream().mapToLong(each -> each.tally().all().entries()).sum();
            assertThat(past.days()).hasSize((int) entries);
            assertThat(past.streaks().longest()).isEqualTo((int) entries);
            assertThat(entries).isGreaterThanOrEqualTo(seen);
            seen = entries;
          }
          return who;
        });

    assertThat(here.summaries().days(asa, Moods.FIRST, Moods.LAST))
        .extracting(DaySummary::day)
        .hasSize(40);
  }

  @Test
  void tell_no_days_rather_than_half_of_them() throws Exception {
    Random chance = new Random(10);
    for (int i = 0; i < 40; i++) {
      here.entries().add(felt(chance, asa));
    }
    String volume = here.sizes(asa).keySet().iterator().next();
    assertThat(volume).startsWith("20");
    Documents documents = store.get().documents();
    var _ =
        documents.change(
            "lose a volume",
            "turn",
            draft -> {
              draft.forget(documents.in(Place.ROLLUPS, asa).document(volume));
              return true;
            });

    assertThatThrownBy(() -> here.summaries().days(asa, Moods.FIRST, Moods.LAST))
        .isInstanceOf(StorageFailure.class);
    assertThat(here.summaries().streaks(asa, TODAY).longest()).isPositive();
  }

  /// Ten tags as long as they may be, in letters of four bytes, each different from all others.
  private static MoodEntry loudest(Random chance, UserId owner, Instant feltAt) {
    List<String> tags =
        IntStream.range(0, MoodWords.MAX_TAGS)
            .mapToObj(
                _ ->
                    chance
                        .ints(MoodWords.MAX_TAG, 0x20000, 0x2a6d0)
                        .collect(
                            StringBuilder::new,
                            StringBuilder::appendCodePoint,
                            StringBuilder::append)
                        .toString())
            .toList();
    return new MoodEntry(
        SampleMoods.id(),
        owner,
        new MoodWords(Optional.of("lugn"), Optional.empty(), Optional.empty(), tags),
        Optional.of(new Rating(new MoodScore(7), Rating.Source.SELF)),
        Optional.empty(),
        Risk.NONE,
        feltAt,
        feltAt,
        feltAt,
        0);
  }

  @Test
  void are_sealed_as_the_entries_are() throws Exception {
    MoodEntry entry = loudest(new Random(3), asa, NOW);
    here.entries().add(entry);
    here.entries().add(loudest(new Random(4), asa, NOW.minus(Duration.ofDays(900))));
    String tag = entry.words().tags().getFirst();

    List<String> documents = new ArrayList<>(List.of("moods/" + entry.id()));
    here.sizes(asa).keySet().forEach(name -> documents.add("rollups/" + name));
    assertThat(documents).hasSizeGreaterThan(2);
    for (String document : documents) {
      Fields kept =
          store
              .get()
              .documents()
              .find(
                  "look",
                  store.get().client().document("users/" + asa + "/" + document),
                  found -> found)
              .orElseThrow();
      assertThat(new String(kept.bytes("sealed"), StandardCharsets.UTF_8))
          .as(document)
          .doesNotContain(tag, "lugn");
    }
  }

  @Test
  void grow_by_no_more_than_is_reckoned_with_for_an_entry() {
    Random chance = new Random(8);
    Rollup rollup = new Rollup(STOCKHOLM);
    int before = rollup.packed().length;
    for (int i = 0; i < 200; i++) {
      MoodEntry entry =
          i % 2 == 0
              ? loudest(chance, asa, NOW.minus(Duration.ofHours(chance.nextInt(100_000))))
              : felt(chance, asa);
      rollup.add(entry);
      int after = rollup.packed().length;
      // What stood there may be deflated a little worse beside it.
      assertThat(after - before).isLessThanOrEqualTo(Rollup.weight(entry) + 40);
      before = after;
    }
  }

  @Test
  void fit_into_documents_by_their_limits() {
    int entry = Rollup.weight(loudest(new Random(1), asa, NOW));
    Rollups.Limits usual = Rollups.Limits.USUAL;
    // Amending counts one entry out and another in, in the old zone and in the new.
    assertThat(usual.most() + usual.step() + 4 * entry).isLessThan(DOCUMENT / 2);
    assertThat(usual.volume()).isLessThan(DOCUMENT);
    // What is put away at once always fits into a fresh volume.
    assertThat(usual.most() + usual.step() + 4 * entry).isLessThan(usual.volume());
    assertThat(usual.room()).isLessThan(usual.most());
  }

  @Test
  void fit_into_documents_for_the_busiest_of_all() throws Exception {
    Random chance = new Random(2);
    Moods usual = new Moods(store.get(), Rollups.Limits.USUAL);
    List<MoodEntry> loud =
        IntStream.range(0, 1200)
            .mapToObj(i -> loudest(chance, asa, NOW.minus(Duration.ofMinutes(7L * i))))
            .toList();
    usual.pour(loud);

    usual.summaries().rezone(asa, ISLAND);

    assertThat(usual.sizes(asa)).hasSizeGreaterThan(2);
    assertThat(usual.sizes(asa).values()).allMatch(size -> size < DOCUMENT);
    usual.agree(asa, ISLAND, TODAY);
    for (int i = 0; i < 120; i++) {
      usual.entries().add(loudest(chance, asa, NOW.plusSeconds(i)));
    }
    assertThat(usual.sizes(asa).get("now"))
        .isLessThan(Rollups.Limits.USUAL.most() + Rollup.weight(loud.getFirst()) + 100);
    assertThat(usual.sizes(asa).values()).allMatch(size -> size < DOCUMENT);
    usual.agree(asa, ISLAND, TODAY);
  }
}
