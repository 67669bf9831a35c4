package se.lugntrygg.domain.mood;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Domain(Moods.class)
class TieTest {
  private static final LocalDate SUNDAY = LocalDate.of(2026, 11, 22);

  @Test
  void finds_the_tags_of_better_and_of_harder_days() {
    List<Tie<String>> ties =
        Tie.tags(
            new Diary(SUNDAY)
                .on(6, 8, "promenad")
                .on(5, 8, "promenad")
                .on(4, 3, "jobb")
                .on(3, 3, "jobb")
                .on(2, 6)
                .days(),
            2);
    assertThat(ties)
        .containsExactly(new Tie<>("promenad", 8, 4, 2), new Tie<>("jobb", 3, 22 / 3.0, 2));
    assertThat(Tie.good(ties)).map(Tie::what).contains("promenad");
    assertThat(Tie.hard(ties)).map(Tie::what).contains("jobb");
  }

  @Test
  void says_nothing_of_what_was_there_once() {
    assertThat(Tie.tags(new Diary(SUNDAY).on(5, 9, "fest").on(4, 4).on(3, 4).days(), 2)).isEmpty();
  }

  @Test
  void says_nothing_without_days_to_compare_with() {
    assertThat(Tie.tags(new Diary(SUNDAY).on(5, 9, "sol").on(4, 9, "sol").on(3, 4).days(), 2))
        .isEmpty();
  }

  @Test
  void compares_within_a_day_too() {
    List<DaySummary> days =
        new Diary(SUNDAY)
            .at(5, 8, 3, 0, "jobb")
            .at(5, 20, 8, 0)
            .at(4, 8, 3, 0, "jobb")
            .at(4, 20, 8, 0)
            .days();
    assertThat(Tie.tags(days, 2)).containsExactly(new Tie<>("jobb", 3, 8, 2));
    assertThat(Tie.hours(days, 2))
        .containsExactly(
            new Tie<>(HourBand.EVENING, 8, 3, 2), new Tie<>(HourBand.MORNING, 3, 8, 2));
  }

  @Test
  void says_nothing_of_a_difference_one_would_not_notice() {
    assertThat(
            Tie.tags(
                new Diary(SUNDAY)
                    .on(6, 6, "te")
                    .on(5, 6, "te")
                    .on(4, 6, "te")
                    .on(3, 5)
                    .on(2, 6)
                    .days(),
                2))
        .isEmpty();
  }

  @Test
  void finds_the_weekday_that_is_harder() {
    Diary diary = new Diary(SUNDAY);
    for (int week = 0; week < 3; week++) {
      diary.on(7 * week + 6, 3).on(7 * week + 4, 7).on(7 * week + 2, 7);
    }
    assertThat(Tie.hard(Tie.weekdays(diary.days(), 3)))
        .contains(new Tie<>(DayOfWeek.MONDAY, 3, 7, 3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vin",
        "Rödvin",
        "ÖL",
        "alkoholfritt",
        "självskada",
        "self-harm",
        "fasta",
        "sömnpiller",
        "drack öl",
        "weed",
        "bantning"
      })
  void is_silent_about_what_may_harm(String tag) {
    List<DaySummary> days = new Diary(SUNDAY).on(6, 9, tag).on(5, 9, tag).on(4, 3).on(3, 3).days();
    assertThat(Tie.tags(days, 2)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"vinter", "fullt upp", "viktigt möte", "spelkväll", "öland", "dödsbo"})
  void is_not_silent_about_what_only_looks_like_it(String tag) {
    List<DaySummary> days = new Diary(SUNDAY).on(6, 9, tag).on(5, 9, tag).on(4, 3).on(3, 3).days();
    assertThat(Tie.tags(days, 2)).hasSize(1);
  }

  @Property(tries = 200)
  void what_it_tells_is_what_the_entries_say(@ForAll List<MoodEntry> diary) {
    for (Tie<String> tie : Tie.tags(Diary.days(diary, Diary.ZONE), 2)) {
      assertThat(mean(diary, tie.what(), true)).isEqualTo(tie.with());
      assertThat(mean(diary, tie.what(), false)).isEqualTo(tie.without());
      assertThat(tie.days()).isGreaterThanOrEqualTo(2);
      assertThat(Math.abs(tie.difference())).isGreaterThanOrEqualTo(Tie.LEAST_DIFFERENCE);
    }
  }

  private static double mean(List<MoodEntry> diary, String tag, boolean with) {
    return diary.stream()
        .filter(entry -> entry.words().tags().contains(tag) == with)
        .flatMap(entry -> entry.rating().stream())
        .mapToInt(rating -> rating.score().value())
        .average()
        .orElseThrow();
  }
}
