package se.lugntrygg.domain.mood;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.Test;
import se.lugntrygg.domain.text.Language;

@Domain(Moods.class)
class WeekTest {
  private static final LocalDate SUNDAY = LocalDate.of(2026, 11, 22);

  @Test
  void is_the_seven_days_that_end_today() {
    Week week = new Diary(SUNDAY).on(7, 1).on(6, 8).on(0, 6).on(-1, 1).week(7);
    assertThat(week.days().keySet())
        .containsExactlyElementsOf(SUNDAY.minusDays(6).datesUntil(SUNDAY.plusDays(1)).toList());
    assertThat(week.total().all().scoreSum()).isEqualTo(14);
    assertThat(week.progress()).isEqualTo(2);
    assertThat(week.before()).hasSize(1);
  }

  @Test
  void counts_the_day_when_clocks_change_once() {
    LocalDate longDay = LocalDate.of(2026, 10, 25);
    Week week = new Diary(longDay).at(0, 0, 5, 0).at(0, 23, 7, 0).on(1, 6).week(7);
    assertThat(week.progress()).isEqualTo(2);
    assertThat(week.streaks().current()).isEqualTo(2);
    LocalDate shortDay = LocalDate.of(2026, 3, 29);
    assertThat(new Diary(shortDay).at(0, 0, 5, 0).at(0, 23, 7, 0).week(7).progress()).isEqualTo(1);
  }

  @Test
  void compares_only_weeks_that_have_two_days_with_scores() {
    assertThat(new Diary(SUNDAY).on(9, 4).on(8, 6).on(1, 5).on(0, 6).week(7).meanBefore())
        .hasValue(5);
    assertThat(new Diary(SUNDAY).on(9, 4).on(1, 5).on(0, 6).week(7).meanBefore()).isEmpty();
    assertThat(new Diary(SUNDAY).on(9, 4).on(8, 6).on(0, 6).week(7).meanBefore()).isEmpty();
  }

  @Test
  void goes_by_how_it_went() {
    assertThat(new Diary(SUNDAY).on(2, 8).on(1, 8).week(7).tone()).isEqualTo(Week.Tone.GREAT);
    assertThat(new Diary(SUNDAY).on(2, 4).on(1, 4).week(7).tone()).isEqualTo(Week.Tone.HARD);
    assertThat(new Diary(SUNDAY).on(2, 8).on(1, 4).week(7).tone()).isEqualTo(Week.Tone.UNEVEN);
    assertThat(new Diary(SUNDAY).on(3, 6).on(2, 6).on(1, 5).week(7).tone())
        .isEqualTo(Week.Tone.EVEN);
    assertThat(new Diary(SUNDAY).on(3, 7).on(2, 6).on(1, 5).week(7).tone())
        .isEqualTo(Week.Tone.ORDINARY);
  }

  @Test
  void names_no_usual_mood_when_two_share_the_place() {
    assertThat(new Diary(SUNDAY).on(3, 8).on(2, 8).on(1, 5).week(7).usual())
        .contains(new Week.Usual(MoodLevel.HAPPY, 2));
    assertThat(new Diary(SUNDAY).on(3, 8).on(2, 8).on(1, 5).on(0, 6).week(7).usual()).isEmpty();
    assertThat(new Diary(SUNDAY).on(3, 8).on(2, 8).week(7).usual()).isEmpty();
  }

  @Test
  void is_comprehensive_from_three_days_with_scores() {
    assertThat(new Diary(SUNDAY).on(3, 8).on(2, 8).encryptedOn(1).week(7).comprehensive())
        .isFalse();
    assertThat(new Diary(SUNDAY).on(3, 8).on(2, 8).on(1, 8).week(7).comprehensive()).isTrue();
  }

  @Test
  void speaks_for_as_much_of_the_week_as_has_scores() {
    assertThat(new Diary(SUNDAY).week(7).confidence()).isZero();
    assertThat(new Diary(SUNDAY).on(1, 5).on(1, 6).on(0, 5).encryptedOn(2).week(7).confidence())
        .isEqualTo(2 / 7.0);
  }

  @Property(tries = 300)
  void can_always_be_told(@ForAll List<MoodEntry> diary, @ForAll ZoneId zone) {
    List<DaySummary> days = Diary.days(diary, zone);
    LocalDate today = days.isEmpty() ? SUNDAY : days.getLast().day();
    Week week = Week.of(today, days, new Streaks(1, 1), 5);
    assertThat(week.days()).hasSize(7);
    assertThat(week.days().values().stream().mapToLong(day -> day.all().entries()).sum())
        .isEqualTo(week.total().all().entries());
    for (Language language : Language.values()) {
      assertThat(Insights.of(week, language))
          .isNotBlank()
          .doesNotContain("  ", "%", "null", " .", "\n\n\n")
          .isEqualTo(Insights.of(week, language).strip())
          .matches("(?s)\\p{Lu}.*[.?]");
    }
  }
}
