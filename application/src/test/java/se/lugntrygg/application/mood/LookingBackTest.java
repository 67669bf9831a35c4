package se.lugntrygg.application.mood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import se.lugntrygg.domain.InvalidValue;
import se.lugntrygg.domain.mood.LookBack;
import se.lugntrygg.domain.mood.Recommendation;
import se.lugntrygg.domain.mood.Statistics;
import se.lugntrygg.domain.mood.Streaks;
import se.lugntrygg.domain.mood.Trend;
import se.lugntrygg.domain.mood.Week;
import se.lugntrygg.domain.safety.Risk;
import se.lugntrygg.domain.text.Language;

/// The use cases that look back: week, streaks, today, statistics, recommendations.
class LookingBackTest {
  private static final ZoneId STOCKHOLM = Notebook.STOCKHOLM;
  private static final ZoneId KIRITIMATI = ZoneId.of("Pacific/Kiritimati");
  private static final LocalDate SUNDAY = LocalDate.of(2026, 11, 22);

  private final Notebook notebook =
      new Notebook()
          .write("2026-11-10T12:00:00Z", 3, "orolig")
          .write("2026-11-12T12:00:00Z", 4, "orolig")
          .write("2026-11-18T12:00:00Z", 4, "ledsen", "jobb")
          .write("2026-11-20T12:00:00Z", 6, "lugn")
          .write("2026-11-21T12:00:00Z", 8, "glad", "promenad")
          .write("2026-11-22T12:00:00Z", 9, "jätteglad och tacksam", "promenad");

  private Week week(ZoneId zone, LocalDate today) {
    return new ShowWeek(notebook.days).handle(new ShowWeek.Command(Notebook.OWNER, zone, today, 4));
  }

  private Recommend.Found recommended(Optional<String> currentMood) {
    return new Recommend(notebook.days, notebook.read, notebook.clock)
        .handle(new Recommend.Command(Notebook.OWNER, STOCKHOLM, currentMood, 4, Language.SV));
  }

  @Test
  void the_week_has_its_days_its_trend_its_streak_and_the_week_before() {
    Week week = week(STOCKHOLM, SUNDAY);
    assertThat(week.total().all().entries()).isEqualTo(4);
    assertThat(week.progress()).isEqualTo(4);
    assertThat(week.goalReached()).isTrue();
    assertThat(week.streaks()).isEqualTo(new Streaks(3, 3));
    assertThat(week.meanBefore()).hasValue(3.5);
    assertThat(week.trend()).isEqualTo(Trend.IMPROVING);
  }

  @Test
  void the_week_of_somebody_who_wrote_nothing_is_empty() {
    Week week =
        new ShowWeek(new Notebook().days)
            .handle(new ShowWeek.Command(Notebook.OWNER, STOCKHOLM, SUNDAY, 7));
    assertThat(week.total().all().entries()).isZero();
    assertThat(week.trend()).isEqualTo(Trend.INSUFFICIENT_DATA);
  }

  @Test
  void today_and_the_streak_are_those_of_the_zone_asked_for() {
    // Late on Sunday in Stockholm it is Monday in Kiritimati, and what was felt on Sunday at noon
    // was felt on Monday there.
    ShowStreaks streaks = new ShowStreaks(notebook.days, notebook.clock);
    assertThat(streaks.handle(Notebook.OWNER, STOCKHOLM)).isEqualTo(new Streaks(3, 3));
    assertThat(streaks.handle(Notebook.OWNER, KIRITIMATI)).isEqualTo(new Streaks(3, 3));
    ShowToday today = new ShowToday(notebook.entries, notebook.days, notebook.clock);
    assertThat(today.handle(Notebook.OWNER, STOCKHOLM).day()).isEqualTo(SUNDAY);
    assertThat(today.handle(Notebook.OWNER, KIRITIMATI).day()).isEqualTo(SUNDAY.plusDays(1));
    assertThat(today.handle(Notebook.OWNER, KIRITIMATI).entries()).hasSize(1);
  }

  @Test
  void a_streak_lives_through_yesterday_and_ends_the_day_after() {
    ShowStreaks streaks = new ShowStreaks(notebook.days, notebook.clock);
    notebook.clock.pass(Duration.ofDays(1));
    assertThat(streaks.handle(Notebook.OWNER, STOCKHOLM).current()).isEqualTo(3);
    notebook.clock.pass(Duration.ofDays(1));
    assertThat(streaks.handle(Notebook.OWNER, STOCKHOLM)).isEqualTo(new Streaks(0, 3));
  }

  @Test
  void a_clock_set_back_an_hour_changes_no_count() {
    notebook.clock.set(Instant.parse("2026-11-22T22:30:00Z"));
    ShowStreaks streaks = new ShowStreaks(notebook.days, notebook.clock);
    Streaks before = streaks.handle(Notebook.OWNER, STOCKHOLM);
    notebook.clock.pass(Duration.ofHours(-1));
    assertThat(streaks.handle(Notebook.OWNER, STOCKHOLM)).isEqualTo(before);
  }

  @Test
  void statistics_reach_as_far_back_as_asked() {
    ShowStatistics show = new ShowStatistics(notebook.days, notebook.clock);
    Statistics week = show.handle(Notebook.OWNER, STOCKHOLM, LookBack.WEEK);
    assertThat(week.total().all().entries()).isEqualTo(4);
    assertThat(week.median()).hasValue(7);
    assertThat(show.handle(Notebook.OWNER, STOCKHOLM, LookBack.MONTH).total().all().entries())
        .isEqualTo(6);
    var _ = notebook.write("2000-01-01T00:00:00Z", 5, "neutral");
    assertThat(show.handle(Notebook.OWNER, STOCKHOLM, LookBack.YEAR).total().all().entries())
        .isEqualTo(6);
    assertThat(show.handle(Notebook.OWNER, STOCKHOLM, LookBack.ALL).total().all().entries())
        .isEqualTo(7);
    assertThat(
            show.handle(Notebook.OWNER, ZoneId.of("-14:00"), LookBack.ALL).total().all().entries())
        .isEqualTo(7);
  }

  @Test
  void recommendations_begin_with_the_feeling_and_say_how_little_there_is_to_go_by() {
    Recommend.Found found = recommended(Optional.of("jag är orolig"));
    assertThat(found.recommendations().in(Language.SV))
        .extracting(Recommendation::id)
        .containsExactly("breathe", "keep_going");
    assertThat(found.recommendations().personalized()).isFalse();
    assertThat(found.risk()).isEqualTo(Risk.NONE);
  }

  @Test
  void recommendations_draw_on_history_once_there_is_a_week_of_it() {
    for (int day = 1; day <= 9; day++) {
      var _ =
          notebook.write(
              "2026-11-0%dT12:00:00Z".formatted(day),
              day % 2 == 0 ? 8 : 4,
              "så",
              day % 2 == 0 ? "promenad" : "jobb");
    }
    Recommend.Found found = recommended(Optional.empty());
    assertThat(found.recommendations().personalized()).isTrue();
    assertThat(found.recommendations().in(Language.SV))
        .extracting(Recommendation::title)
        .contains("Gör plats för ”promenad”", "Var rädd om dig kring ”jobb”");
  }

  @Test
  void a_blank_mood_is_none_and_a_long_one_is_refused() {
    assertThat(recommended(Optional.of("  ")).risk()).isEqualTo(Risk.NONE);
    assertThatExceptionOfType(InvalidValue.class)
        .isThrownBy(() -> recommended(Optional.of("å".repeat(Recommend.MAX_TEXT + 1))))
        .satisfies(
            wrong -> assertThat(wrong.complaints().getFirst().field()).isEqualTo("current_mood"));
  }

  @Test
  void what_is_asked_stays_hidden() {
    assertThat(
            new Recommend.Command(Notebook.OWNER, STOCKHOLM, Optional.of("hemlig"), 4, Language.SV)
                .toString())
        .doesNotContain("hemlig");
  }
}
