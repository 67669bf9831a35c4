package se.lugntrygg.domain.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/// What holds of every forecast, whatever the days were.
class ForecastProperties {
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);

  @Provide
  Arbitrary<List<OptionalDouble>> days() {
    Arbitrary<OptionalDouble> silent = Arbitraries.just(OptionalDouble.empty());
    Arbitrary<OptionalDouble> any =
        Arbitraries.doubles().between(-1, 1).ofScale(3).map(OptionalDouble::of);
    Arbitrary<OptionalDouble> extreme = Arbitraries.of(-1.0, 0.0, 1.0).map(OptionalDouble::of);
    return Arbitraries.frequencyOf(Tuple.of(2, silent), Tuple.of(4, any), Tuple.of(1, extreme))
        .list()
        .ofMinSize(1)
        .ofMaxSize(400);
  }

  private static void sane(DailyMoods moods, Forecast forecast, int ahead) {
    assertThat(forecast.madeOn()).isEqualTo(moods.last());
    assertThat(forecast.days()).hasSize(ahead);
    LocalDate date = moods.last();
    double width = 0;
    for (ForetoldDay day : forecast.days()) {
      date = date.plusDays(1);
      assertThat(day.date()).isEqualTo(date);
      assertThat(day.mean()).isBetween(day.lower(), day.upper());
      assertThat(day.lower()).isBetween(-1.0, 1.0);
      assertThat(day.upper()).isBetween(-1.0, 1.0);
      double reach = Math.max(day.upper() - day.mean(), day.mean() - day.lower());
      boolean cut = day.upper() == 1 || day.lower() == -1;
      assertThat(cut || reach >= width - 1e-9).as("widening").isTrue();
      width = cut ? width : reach;
    }
    assertThat(forecast.skill().confidence()).isBetween(0.0, 1.0);
    assertThat(forecast.skill().rmse()).isBetween(0.0, 2.0);
    assertThat(forecast.average()).isBetween(forecast.lower(), forecast.upper());
  }

  @Property(tries = 300)
  void every_forecast_lies_on_the_scale_within_its_interval(
      @ForAll("days") List<OptionalDouble> days, @ForAll @IntRange(min = 1, max = 30) int ahead) {
    DailyMoods moods = DailyMoods.of(FIRST, days);
    switch (Forecaster.foretell(moods, new DaysAhead(ahead))) {
      case Outlook.Foretold(Forecast forecast, BackTest _) -> sane(moods, forecast, ahead);
      case Outlook.TooEarly(Situation now) -> assertThat(now.entries()).isLessThan(14);
    }
  }

  @Property(tries = 30)
  void any_length_is_taken(
      @ForAll @IntRange(min = 1, max = 4000) int length, @ForAll Random random) {
    List<OptionalDouble> days = new ArrayList<>();
    double level = 0;
    for (int i = 0; i < length; i++) {
      level = Math.clamp(level + 0.2 * random.nextGaussian(), -1, 1);
      days.add(random.nextInt(3) == 0 ? OptionalDouble.empty() : OptionalDouble.of(level));
    }
    DailyMoods moods = DailyMoods.of(FIRST, days);
    if (Forecaster.foretell(moods, DaysAhead.FURTHEST) instanceof Outlook.Foretold said) {
      sane(moods, said.forecast(), DaysAhead.MAX);
    }
  }

  @Property(tries = 100)
  void the_same_days_give_the_same_forecast(@ForAll("days") List<OptionalDouble> days) {
    assertThat(foretold(days)).isEqualTo(foretold(days));
  }

  @Property(tries = 100)
  void days_that_stay_the_same_go_on_so(
      @ForAll @DoubleRange(min = -1, max = 1) double mean,
      @ForAll @IntRange(min = 14, max = 200) int length) {
    Assume.that(!Double.isNaN(mean));
    Forecast forecast = foretold(Collections.nCopies(length, OptionalDouble.of(mean)));
    for (ForetoldDay day : forecast.days()) {
      assertThat(day.mean()).isCloseTo(mean, within(1e-9));
      assertThat(day.upper() - day.lower()).isLessThan(1e-9);
    }
    assertThat(forecast.direction()).isEqualTo(Direction.STABLE);
  }

  @Property(tries = 100)
  void silent_days_at_the_end_make_it_no_surer(
      @ForAll("days") List<OptionalDouble> days, @ForAll @IntRange(min = 1, max = 60) int silent) {
    List<OptionalDouble> longer = new ArrayList<>(days);
    longer.addAll(Collections.nCopies(silent, OptionalDouble.empty()));
    Outlook before = Forecaster.foretell(DailyMoods.of(FIRST, days), DaysAhead.DEFAULT);
    Outlook after = Forecaster.foretell(DailyMoods.of(FIRST, longer), DaysAhead.DEFAULT);
    if (before instanceof Outlook.Foretold(Forecast _, BackTest one)
        && after instanceof Outlook.Foretold(Forecast forecast, BackTest other)) {
      sane(DailyMoods.of(FIRST, longer), forecast, DaysAhead.DEFAULT.value());
      // What is learned comes from days with words alone.
      assertThat(other.upTo(DaysAhead.FURTHEST)).isEqualTo(one.upTo(DaysAhead.FURTHEST));
      // The first day lies further from what is known by those that were silent.
      ForetoldDay first = forecast.days().getFirst();
      double width = other.width(silent + 1 + DailyMoods.of(FIRST, days).silentDays());
      assertThat(first.upper()).isCloseTo(Math.min(1, first.mean() + width), within(1e-12));
      assertThat(first.lower()).isCloseTo(Math.max(-1, first.mean() - width), within(1e-12));
    } else {
      assertThat(after).isInstanceOf(Outlook.TooEarly.class);
    }
  }

  @Property(tries = 200)
  void gentle_forecasts_never_say_that_it_will_get_worse(
      @ForAll("days") List<OptionalDouble> days) {
    DailyMoods moods = DailyMoods.of(FIRST, days);
    if (Forecaster.foretell(moods, DaysAhead.FURTHEST)
        instanceof Outlook.Foretold(Forecast plain, BackTest _)) {
      Forecast gentle = plain.gently();
      double floor = moods.recent(7).orElse(-1);
      for (ForetoldDay day : gentle.days()) {
        assertThat(day.mean()).isGreaterThanOrEqualTo(floor);
        assertThat(day.lower()).isGreaterThanOrEqualTo(floor);
        floor = day.mean();
      }
      assertThat(gentle.direction()).isNotEqualTo(Direction.DECLINING);
      assertThat(gentle.risks())
          .doesNotContain(RiskFactor.NEGATIVE_TREND, RiskFactor.LOW_MOOD_FORECAST);
      assertThat(gentle.gently()).isEqualTo(gentle);
    }
  }

  private static Forecast foretold(List<OptionalDouble> days) {
    List<OptionalDouble> enough = new ArrayList<>(days);
    enough.addAll(Collections.nCopies(14, days.getFirst().isPresent() ? days.getFirst() : ZERO));
    return switch (Forecaster.foretell(DailyMoods.of(FIRST, enough), DaysAhead.FURTHEST)) {
      case Outlook.Foretold said -> said.forecast();
      case Outlook.TooEarly _ -> throw new AssertionError("14 days with words are enough");
    };
  }

  private static final OptionalDouble ZERO = OptionalDouble.of(0);
}
