package se.lugntrygg.application.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.fakes.SampleMoods;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.mood.MoodEntry;

/// Equal records have equal sums, whatever order they come in, and no others have.
class DigestsTest {
  private static final byte[] KEY = "a key".getBytes(StandardCharsets.UTF_8);
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00.123Z");
  private static final UserId ASA = new UserId(UUID.randomUUID());

  private static Digest of(byte[] key, List<? extends Kept> records) {
    Digests digests = new Digests(key, NOW);
    records.forEach(digests::add);
    return digests.of(records.getFirst().kind());
  }

  private static Digest of(List<? extends Kept> records) {
    return of(KEY, records);
  }

  private static List<Kept> moods(int count) {
    Random chance = new Random(7);
    List<Kept> moods = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      moods.add(new Kept.Mood(SampleMoods.any(chance, ASA, NOW.minusSeconds(i))));
    }
    return moods;
  }

  @Test
  void do_not_know_an_order() {
    List<Kept> moods = moods(50);
    Digest before = of(moods);

    Collections.shuffle(moods, new Random(1));

    assertThat(of(moods)).isEqualTo(before);
    assertThat(before.count()).isEqualTo(50);
    assertThat(before.hash()).matches("[0-9a-f]{64}");
  }

  @Test
  void notice_a_record_that_is_missing_there_twice_or_another() {
    List<Kept> moods = moods(6);
    Digest all = of(moods);
    MoodEntry first = ((Kept.Mood) moods.getFirst()).entry();
    List<Kept> others = new ArrayList<>(moods);
    others.set(
        0,
        new Kept.Mood(
            first.amended(
                first.words(), first.rating(), first.analysis(), first.risk(), first.updatedAt())));
    List<Kept> twice = new ArrayList<>(moods);
    twice.set(0, moods.get(1));
    List<Kept> swapped = new ArrayList<>(twice);
    swapped.set(2, moods.get(1));

    assertThat(of(moods.subList(1, 6))).isNotEqualTo(all);
    assertThat(of(others)).isNotEqualTo(all);
    assertThat(of(twice)).isNotEqualTo(all);
    assertThat(of(swapped)).isNotEqualTo(all).isNotEqualTo(of(twice));
  }

  @Test
  void tell_nothing_to_who_has_not_the_key() {
    assertThat(of("another".getBytes(StandardCharsets.UTF_8), moods(3)).hash())
        .isNotEqualTo(of(moods(3)).hash());
  }

  @Test
  void leave_out_what_is_forgotten() {
    LocalDate today = LocalDate.of(2026, 3, 1);
    List<Kept> spent =
        List.of(
            new Kept.SpentByAll(today, 4),
            new Kept.SpentByAll(today.minusDays(1), 4),
            new Kept.SpentByAll(today.minusDays(2), 4));

    assertThat(of(spent)).isEqualTo(of(spent.subList(0, 2)));
    assertThat(of(spent).count()).isEqualTo(2);
  }

  @Test
  void take_maps_by_their_content_and_texts_by_their_borders() {
    Map<String, Integer> one = new LinkedHashMap<>();
    one.put("a", 1);
    one.put("b", 2);
    Map<String, Integer> other = new LinkedHashMap<>();
    other.put("b", 2);
    other.put("a", 1);
    record Two(String first, String second) {}

    assertThat(Canonical.bytes(one)).isEqualTo(Canonical.bytes(other));
    assertThat(Canonical.bytes(one)).isNotEqualTo(Canonical.bytes(new HashMap<>()));
    assertThat(Canonical.bytes(new Two("ab", "c")))
        .isNotEqualTo(Canonical.bytes(new Two("a", "bc")));
    assertThat(Canonical.bytes(Optional.empty())).isNotEqualTo(Canonical.bytes(""));
    assertThatThrownBy(() -> Canonical.bytes(new Object()))
        .as("rather than one hash for all of them")
        .isInstanceOf(IllegalStateException.class);
  }
}
