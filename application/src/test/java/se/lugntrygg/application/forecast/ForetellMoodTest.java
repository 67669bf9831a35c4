package se.lugntrygg.application.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import se.lugntrygg.domain.forecast.DaysAhead;
import se.lugntrygg.domain.forecast.Direction;
import se.lugntrygg.domain.forecast.ForetoldDay;
import se.lugntrygg.domain.forecast.RiskFactor;

class ForetellMoodTest {
  /// Steadily down to today: anybody would expect it to go on.
  private static double falling(int ago) {
    return -0.5 + ago * 0.02;
  }

  @Test
  void foretells_the_days_after_today_in_the_persons_zone() {
    Diary diary = new Diary().writing(30, _ -> 0.25);
    var said = diary.foretold(diary.asking(3));
    assertThat(said.at()).isEqualTo(diary.clock.instant());
    assertThat(said.keptAs()).isEmpty();
    assertThat(said.forecast().days())
        .extracting(ForetoldDay::date)
        .containsExactly(
            LocalDate.of(2026, 4, 1), LocalDate.of(2026, 4, 2), LocalDate.of(2026, 4, 3));
    assertThat(said.forecast().days()).extracting(ForetoldDay::mean).containsOnly(0.25);
    var ahead =
        new ForetellMood.Command(
            diary.asa, ZoneId.of("Pacific/Kiritimati"), new DaysAhead(1), Optional.empty());
    assertThat(diary.foretold(ahead).forecast().madeOn()).isEqualTo(LocalDate.of(2026, 4, 1));
  }

  @Test
  void says_how_much_is_known_while_it_is_too_early() {
    Diary diary = new Diary().writing(13, _ -> 0.25);
    var answer = diary.foretell().handle(diary.keeping(7));
    assertThat(answer)
        .isInstanceOfSatisfying(
            ForetellMood.TooEarly.class,
            early -> assertThat(early.outlook().now().entries()).isEqualTo(13));
    assertThat(diary.forecasts.newest(diary.asa, Optional.empty(), 9)).isEmpty();
  }

  @Test
  void looks_back_a_year_and_no_further() {
    Diary diary = new Diary().writing(14, ago -> ago % 2 == 0 ? 0.1 : 0.2);
    LocalDate today = LocalDate.of(2026, 3, 31);
    diary.write(today.minusDays(365), -1);
    assertThat(diary.foretold(diary.asking(1)).forecast().now().days()).isEqualTo(14);
    diary.write(today.minusDays(364), -1);
    assertThat(diary.foretold(diary.asking(1)).forecast().now().days()).isEqualTo(15);
  }

  @Test
  void keeps_once_what_is_asked_for_twice_under_one_id() {
    Diary diary = new Diary().writing(20, _ -> 0.25);
    var command = diary.keeping(7);
    var first = diary.foretold(command);
    diary.clock.pass(Duration.ofSeconds(5));
    diary.write(LocalDate.of(2026, 3, 31), -1);
    assertThat(diary.foretold(command)).isEqualTo(first);
    assertThat(first.keptAs()).isEqualTo(command.keepAs());
    assertThat(diary.forecasts.newest(diary.asa, Optional.empty(), 9)).hasSize(1);
  }

  @Test
  void tells_nobody_in_a_crisis_that_it_will_get_worse_and_keeps_the_truth() {
    Diary diary = new Diary().writing(60, ForetellMoodTest::falling);
    var plain = diary.foretold(diary.asking(14)).forecast();
    assertThat(plain.direction()).isEqualTo(Direction.DECLINING);
    assertThat(plain.risks()).contains(RiskFactor.NEGATIVE_TREND, RiskFactor.LOW_MOOD_FORECAST);

    diary.vulnerable = true;
    var gentle = diary.foretold(diary.keeping(14)).forecast();
    assertThat(gentle.gentle()).isTrue();
    assertThat(gentle.direction()).isNotEqualTo(Direction.DECLINING);
    double now = gentle.now().recent().orElseThrow();
    assertThat(gentle.days()).allMatch(day -> day.lower() >= now);
    assertThat(diary.forecasts.newest(diary.asa, Optional.empty(), 9))
        .extracting(kept -> kept.forecast())
        .containsExactly(plain);
  }

  @Test
  void shows_what_was_foretold_before_gently_too() {
    Diary diary = new Diary().writing(60, ForetellMoodTest::falling);
    var plain = diary.foretold(diary.keeping(14)).forecast();
    var show = new ShowForecasts(diary.forecasts, _ -> diary.vulnerable);
    var command = new ShowForecasts.Command(diary.asa, Optional.empty(), 9);
    assertThat(show.handle(command).forecasts().getFirst().forecast()).isEqualTo(plain);
    diary.vulnerable = true;
    assertThat(show.handle(command).forecasts().getFirst().forecast()).isEqualTo(plain.gently());
  }
}
