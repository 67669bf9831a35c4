package se.lugntrygg.application.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import se.lugntrygg.domain.forecast.Accuracy;
import se.lugntrygg.domain.forecast.DaysAhead;

class CheckForecastsTest {
  private static CheckForecasts.Checked check(Diary diary) {
    return new CheckForecasts(diary.forecasts, diary.moods, diary.clock)
        .handle(diary.asa, Diary.STOCKHOLM);
  }

  @Test
  void says_honestly_that_nothing_has_come_yet() {
    Diary diary = new Diary().writing(20, _ -> 0.25);
    diary.foretold(diary.keeping(7));
    var checked = check(diary);
    assertThat(checked.kept()).isEqualTo(1);
    assertThat(checked.accuracy().all()).isEmpty();
    assertThat(checked.accuracy().byDaysAhead()).isEmpty();
  }

  @Test
  void holds_kept_forecasts_against_what_came() {
    Diary diary = new Diary().writing(20, _ -> 0.25);
    diary.foretold(diary.keeping(7));
    diary.write(LocalDate.of(2026, 4, 1), 0.25);
    diary.write(LocalDate.of(2026, 4, 3), -0.15);
    diary.clock.pass(Duration.ofDays(3));
    diary.write(LocalDate.of(2026, 4, 5), 1);
    Accuracy accuracy = check(diary).accuracy();
    assertThat(accuracy.forecasts()).isEqualTo(1);
    assertThat(accuracy.byDaysAhead().keySet()).as("today is not over").containsExactly(1);
    diary.clock.pass(Duration.ofDays(1));
    Accuracy.Hits all = check(diary).accuracy().all().orElseThrow();
    assertThat(all.days()).isEqualTo(2);
    assertThat(all.meanError()).isCloseTo(0.2, within(1e-9));
    assertThat(all.coverage()).isEqualTo(0.5);
  }

  @Test
  void tells_how_the_past_would_have_been_foretold_without_any_kept() {
    Diary diary = new Diary().writing(60, ago -> ago % 7 < 2 ? 0.6 : 0);
    var past = check(diary).past().orElseThrow();
    assertThat(past.at(new DaysAhead(1)).comparisons()).isEqualTo(57);
    assertThat(past.upTo(DaysAhead.DEFAULT).confidence()).isGreaterThan(0.3);
    assertThat(check(new Diary().writing(5, _ -> 0)).past()).isEmpty();
  }
}
