package se.lugntrygg.domain.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How well forecasts do on generated lives; [Trial] prints the same in full.
class ForecastQualityTest {
  /// Not one that was looked at while thresholds were chosen.
  private static final long SEED = 20_261;

  static Stream<Shape> regular() {
    return Arrays.stream(Shape.values()).filter(Shape::regular);
  }

  @ParameterizedTest
  @MethodSource("regular")
  void beats_the_naive_forecasts_where_there_is_a_trend_or_a_week(Shape shape) {
    Trial trial = Trial.of(shape, DaysAhead.DEFAULT, SEED);
    System.out.printf("%s%n%s%n", Trial.header(), trial.row(shape.name()));
    assertThat(trial.mase()).isLessThan(1);
    assertThat(trial.besideNaive()).isLessThan(0.85);
    assertThat(trial.besideSeasonal()).isLessThan(1);
  }

  @Test
  void holds_four_of_five_days_in_its_intervals() {
    for (int days : new int[] {1, 7, 14, 30}) {
      Trial trial = Trial.of(List.of(Shape.values()), new DaysAhead(days), SEED);
      System.out.printf("%s%n%s%n", Trial.header(), trial.row("all, " + days));
      assertThat(trial.series()).isGreaterThanOrEqualTo(200);
      assertThat(trial.coverage()).as("up to %d days", days).isBetween(0.75, 0.85);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 10, 14, 20})
  void is_nearly_as_honest_to_somebody_who_just_began(int days) {
    Trial trial = Trial.ofBeginners(days, SEED);
    System.out.printf("%s%n%s%n", Trial.header(), trial.row("after " + days));
    assertThat(trial.coverage()).isBetween(0.70, 0.88);
  }

  @Test
  void never_does_much_worse_than_saying_that_all_stays_as_it_is() {
    for (Shape shape : Shape.values()) {
      assertThat(Trial.of(shape, DaysAhead.DEFAULT, SEED).besideNaive())
          .as(shape.name())
          .isLessThan(1.1);
    }
  }

  @Test
  void takes_two_milliseconds_at_most_for_a_year() {
    double best = Trial.millis();
    System.out.printf("a forecast from a year: %.3f ms%n", best);
    assertThat(best).isLessThanOrEqualTo(2);
  }
}
