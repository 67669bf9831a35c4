package se.lugntrygg.domain.mood;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.Test;
import se.lugntrygg.domain.text.Sentiment;
import se.lugntrygg.domain.text.SentimentScore;

@Domain(Moods.class)
class TallyTest {
  @Property(tries = 200)
  void together_is_the_same_in_any_order(
      @ForAll MoodEntry a, @ForAll MoodEntry b, @ForAll MoodEntry c, @ForAll ZoneId zone) {
    Tally x = Tally.of(a, zone);
    Tally y = Tally.of(b, zone);
    Tally z = Tally.of(c, zone);
    assertThat(x.plus(y)).isEqualTo(y.plus(x));
    assertThat(x.plus(y).plus(z)).isEqualTo(x.plus(y.plus(z)));
  }

  @Property(tries = 200)
  void what_came_and_went_leaves_no_trace(
      @ForAll List<MoodEntry> diary, @ForAll MoodEntry one, @ForAll ZoneId zone) {
    Tally before = tally(diary, zone);
    assertThat(before.plus(Tally.of(one, zone)).minus(Tally.of(one, zone))).isEqualTo(before);
    assertThat(before.minus(before)).isEqualTo(Tally.NONE);
    assertThat(before.plus(Tally.NONE)).isEqualTo(before);
  }

  @Property(tries = 200)
  void the_sum_of_the_days_is_the_tally_of_the_period(
      @ForAll List<MoodEntry> diary, @ForAll ZoneId zone) {
    List<Tally> days = Diary.days(diary, zone).stream().map(DaySummary::tally).toList();
    assertThat(Tally.sum(days)).isEqualTo(tally(diary, zone));
    List<Tally> shuffled = new ArrayList<>(days);
    Collections.reverse(shuffled);
    assertThat(Tally.sum(shuffled)).isEqualTo(Tally.sum(days));
  }

  @Property(tries = 200)
  void counts_every_entry_once(@ForAll List<MoodEntry> diary, @ForAll ZoneId zone) {
    Tally all = tally(diary, zone);
    assertThat(all.all().entries()).isEqualTo(diary.size());
    assertThat(all.hours().values().stream().mapToLong(Strand::entries).sum())
        .isEqualTo(diary.size());
    assertThat(all.scores().stream().mapToLong(count -> count).sum()).isEqualTo(all.all().rated());
    assertThat(all.moods().values().stream().mapToLong(count -> count).sum())
        .isEqualTo(all.all().rated());
    assertThat(all.sentiments().values().stream().mapToLong(count -> count).sum())
        .isEqualTo(all.all().read());
  }

  private static Tally tally(List<MoodEntry> diary, ZoneId zone) {
    return diary.stream().map(entry -> Tally.of(entry, zone)).reduce(Tally.NONE, Tally::plus);
  }

  @Test
  void holds_what_an_entry_tells() {
    MoodEntry entry =
        Diary.entry(
            Instant.parse("2026-11-20T22:30:00Z"),
            Optional.of(8),
            Optional.of(new SentimentScore(400)),
            List.of("familj"));
    Tally tally = Tally.of(entry, ZoneId.of("Europe/Stockholm"));
    Strand strand = new Strand(1, 1, 8, 1, 400);
    assertThat(tally.all()).isEqualTo(strand);
    assertThat(tally.scores()).containsExactly(0, 0, 0, 0, 0, 0, 0, 1, 0, 0);
    assertThat(tally.sentiments()).isEqualTo(Map.of(Sentiment.POSITIVE, 1));
    assertThat(tally.hours()).isEqualTo(Map.of(23, strand));
    assertThat(tally.tags()).isEqualTo(Map.of("familj", strand));
    assertThat(tally.moods()).isEqualTo(Map.of("happy", 1));
  }

  @Test
  void an_entry_that_cannot_be_read_is_only_counted() {
    MoodEntry entry =
        Diary.entry(
            Instant.parse("2026-11-20T12:00:00Z"), Optional.empty(), Optional.empty(), List.of());
    Tally tally = Tally.of(entry, ZoneId.of("UTC"));
    assertThat(tally.all()).isEqualTo(new Strand(1, 0, 0, 0, 0));
    assertThat(tally.all().meanScore()).isEmpty();
    assertThat(tally.all().meanSentiment()).isEmpty();
    assertThat(tally.moods()).isEmpty();
  }

  @Test
  void means_are_exact() {
    Strand strand = new Strand(3, 2, 15, 3, -900);
    assertThat(strand.meanScore()).hasValue(7.5);
    assertThat(strand.meanSentiment()).hasValue(-0.3);
  }
}
