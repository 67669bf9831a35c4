package se.lugntrygg.domain.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/// Kept forecasts against what came.
class AccuracyTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 5, 1);

  private static Forecast made(LocalDate on, double... means) {
    List<ForetoldDay> days = new ArrayList<>();
    for (double mean : means) {
      days.add(ForetoldDay.of(on.plusDays(days.size() + 1L), mean, 0.2));
    }
    Situation now = new Situation(OptionalDouble.empty(), 0, 0, 20, 20);
    return new Forecast(on, days, now, Skill.UNKNOWN, false, false, false);
  }

  /// What came on May 1 to 5; the 3rd was silent, the 5th is today.
  private static final DailyMoods CAME =
      DailyMoods.of(
          FIRST,
          List.of(
              OptionalDouble.of(0.1),
              OptionalDouble.of(0.3),
              OptionalDouble.empty(),
              OptionalDouble.of(-0.5),
              OptionalDouble.of(1)));

  @Test
  void compares_days_that_are_over_and_have_words() {
    Accuracy accuracy = Accuracy.of(List.of(made(FIRST, 0.4, 0.4, 0.4, 0.4, 0.4)), CAME);
    assertThat(accuracy.forecasts()).isEqualTo(1);
    assertThat(accuracy.byDaysAhead())
        .containsOnlyKeys(1, 3)
        .hasEntrySatisfying(1, near -> assertThat(near.meanError()).isCloseTo(0.1, within(1e-12)))
        .hasEntrySatisfying(1, near -> assertThat(near.coverage()).isEqualTo(1))
        .hasEntrySatisfying(3, far -> assertThat(far.coverage()).isEqualTo(0));
    Accuracy.Hits all = accuracy.all().orElseThrow();
    assertThat(all.days()).isEqualTo(2);
    assertThat(all.meanError()).isCloseTo(0.5, within(1e-12));
    assertThat(all.coverage()).isEqualTo(0.5);
  }

  @Test
  void says_nothing_when_nothing_has_come() {
    Accuracy accuracy = Accuracy.of(List.of(made(CAME.last(), 0.1, 0.1)), CAME);
    assertThat(accuracy).isEqualTo(new Accuracy(0, Optional.empty(), Map.of()));
    assertThat(Accuracy.of(List.of(), CAME).all()).isEmpty();
  }

  @Test
  void of_the_forecasts_of_one_day_only_the_newest_counts() {
    Accuracy accuracy =
        Accuracy.of(List.of(made(FIRST, 0.3), made(FIRST, -1), made(FIRST, 1)), CAME);
    assertThat(accuracy.all().orElseThrow()).isEqualTo(new Accuracy.Hits(1, 0, 1));
  }
}
