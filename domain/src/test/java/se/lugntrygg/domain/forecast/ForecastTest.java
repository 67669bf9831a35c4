package se.lugntrygg.domain.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.lugntrygg.domain.InvalidValue;
import se.lugntrygg.domain.mood.DaySummary;
import se.lugntrygg.domain.mood.Strand;
import se.lugntrygg.domain.mood.Tally;
import se.lugntrygg.domain.text.Language;

/// When there is a forecast, and what it says.
class ForecastTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 5, 31);

  private static DaySummary day(int ago, long entries, double mean) {
    Strand all =
        new Strand(entries, entries, 5 * entries, entries, Math.round(1000 * mean) * entries);
    return new DaySummary(
        TODAY.minusDays(ago),
        new Tally(all, Tally.NONE.scores(), Map.of(), Map.of(), Map.of(), Map.of()));
  }

  private static List<DaySummary> days(int howMany, long entriesEach, double mean) {
    List<DaySummary> days = new ArrayList<>();
    for (int ago = howMany - 1; ago >= 0; ago--) {
      days.add(day(ago, entriesEach, mean));
    }
    return days;
  }

  private static Outlook outlook(List<DaySummary> days) {
    return Forecaster.foretell(DailyMoods.of(days, TODAY), DaysAhead.DEFAULT);
  }

  @Test
  void is_ready_from_fourteen_entries_on_seven_days() {
    assertThat(outlook(days(7, 2, 0.3))).isInstanceOf(Outlook.Foretold.class);
    assertThat(outlook(days(6, 3, 0.3))).isInstanceOf(Outlook.TooEarly.class);
    assertThat(outlook(days(13, 1, 0.3))).isInstanceOf(Outlook.TooEarly.class);
    assertThat(outlook(days(14, 1, 0.3))).isInstanceOf(Outlook.Foretold.class);
    assertThat(outlook(List.of())).isInstanceOf(Outlook.TooEarly.class);
  }

  @Test
  void takes_the_mean_of_a_day_and_makes_nothing_up_for_a_silent_one() {
    DailyMoods moods =
        DailyMoods.of(List.of(day(3, 2, 0.25), day(1, 1, -0.5), day(-1, 1, 1)), TODAY);
    assertThat(moods.on(TODAY.minusDays(3))).hasValue(0.25);
    assertThat(moods.on(TODAY.minusDays(2))).isEmpty();
    assertThat(moods.on(TODAY.minusDays(1))).hasValue(-0.5);
    assertThat(moods.on(TODAY)).isEmpty();
    assertThat(moods.on(TODAY.plusDays(1))).as("tomorrow has not come").isEmpty();
    assertThat(moods.entries()).isEqualTo(3);
    assertThat(moods.daysWithWords()).isEqualTo(2);
    assertThat(moods.first()).isEqualTo(TODAY.minusDays(3));
    assertThat(moods.last()).isEqualTo(TODAY);
    assertThat(moods.recent(7)).hasValueCloseTo(-0.125, within(1e-12));
    assertThat(moods.spread(7)).isCloseTo(0.5303, within(1e-4));
  }

  @Test
  void days_with_scores_but_without_words_say_nothing() {
    Strand wordless = new Strand(3, 3, 15, 0, 0);
    DaySummary day =
        new DaySummary(
            TODAY,
            new Tally(wordless, Tally.NONE.scores(), Map.of(), Map.of(), Map.of(), Map.of()));
    assertThat(DailyMoods.of(List.of(day), TODAY).daysWithWords()).isZero();
  }

  @Test
  void later_days_change_nothing_foretold_before_them() {
    List<DaySummary> known = days(30, 1, 0.2);
    known.set(4, day(25, 1, -0.7));
    List<DaySummary> more = new ArrayList<>(known);
    more.add(day(-1, 4, -1));
    more.add(day(-2, 4, 1));
    assertThat(((Outlook.Foretold) outlook(more)).forecast())
        .isEqualTo(((Outlook.Foretold) outlook(known)).forecast());
  }

  @Test
  void finds_the_rhythm_of_the_week_from_four_weeks_on() {
    List<DaySummary> days = new ArrayList<>();
    for (int ago = 69; ago >= 0; ago--) {
      double noise = 0.05 * Math.sin(ago * 1.7);
      days.add(day(ago, 1, (TODAY.minusDays(ago).getDayOfWeek().getValue() > 5 ? 0.6 : 0) + noise));
    }
    Forecast forecast = ((Outlook.Foretold) outlook(days)).forecast();
    assertThat(forecast.weekdays()).isTrue();
    for (ForetoldDay day : forecast.days()) {
      double expected = day.date().getDayOfWeek().getValue() > 5 ? 0.6 : 0;
      assertThat(day.mean()).isCloseTo(expected, within(0.15));
    }
    assertThat(forecast.skill().confidence()).isGreaterThan(0.3);
    Forecast young =
        ((Outlook.Foretold) outlook(days.subList(days.size() - 27, days.size()))).forecast();
    assertThat(young.weekdays()).as("before four weeks").isFalse();
  }

  private static Forecast forecast(double recent, double spread, double... means) {
    List<ForetoldDay> days = new ArrayList<>();
    for (double mean : means) {
      days.add(ForetoldDay.of(TODAY.plusDays(days.size() + 1L), mean, 0.3));
    }
    return new Forecast(
        TODAY,
        days,
        new Situation(OptionalDouble.of(recent), spread, spread, 20, 40),
        Skill.UNKNOWN,
        false,
        false,
        false);
  }

  @Test
  void points_where_the_coming_days_lie_beside_the_last_seven() {
    assertThat(forecast(0.1, 0.1, 0.25, 0.25).direction()).isEqualTo(Direction.IMPROVING);
    assertThat(forecast(0.1, 0.1, 0.15, 0.05).direction()).isEqualTo(Direction.STABLE);
    assertThat(forecast(0.1, 0.1, -0.05, -0.05).direction()).isEqualTo(Direction.DECLINING);
  }

  @Test
  void names_what_deserves_a_kind_word() {
    assertThat(forecast(0.1, 0.1, 0.1).risks()).isEmpty();
    assertThat(forecast(0.3, 0.41, 0.1).risks())
        .containsExactly(RiskFactor.NEGATIVE_TREND, RiskFactor.HIGH_VOLATILITY);
    assertThat(forecast(-0.41, 0.4, -0.31).risks())
        .containsExactly(RiskFactor.LOW_MOOD_FORECAST, RiskFactor.PERSISTENTLY_LOW);
    assertThat(forecast(-0.4, 0.4, -0.3).risks()).as("at the thresholds").isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void says_something_that_may_help_for_each_of_them(Language language) {
    Forecast worrying = forecast(-0.45, 0.5, -0.6, -0.7);
    assertThat(worrying.risks()).containsExactly(RiskFactor.values());
    assertThat(worrying.recommendations(language)).hasSize(4).doesNotHaveDuplicates();
    assertThat(worrying.recommendations(Language.SV))
        .doesNotContainAnyElementsOf(worrying.recommendations(Language.EN));
    assertThat(forecast(0.1, 0.1, 0.1).recommendations(language)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void comforts_somebody_very_low_instead_of_foretelling_worse(Language language) {
    Forecast gentle = forecast(-0.45, 0.5, -0.6, -0.4, -0.7).gently();
    assertThat(gentle.days()).extracting(ForetoldDay::mean).containsExactly(-0.45, -0.4, -0.4);
    assertThat(gentle.days()).allMatch(day -> day.lower() >= -0.45);
    assertThat(gentle.risks())
        .containsExactly(RiskFactor.HIGH_VOLATILITY, RiskFactor.PERSISTENTLY_LOW);
    assertThat(gentle.recommendations(language))
        .hasSize(3)
        .noneMatch(words -> words.matches("(?i).*(tyngre|heavier|sämre|worse).*"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 31, -1, Integer.MAX_VALUE})
  void looks_a_month_ahead_at_most(int days) {
    assertThatThrownBy(() -> DaysAhead.of("days", days))
        .isInstanceOf(InvalidValue.class)
        .hasMessageContaining("days: OutOfRange[min=1, max=30]");
    assertThatThrownBy(() -> new DaysAhead(days)).isInstanceOf(InvalidValue.class);
  }

  @Test
  void prints_nothing_private() {
    Forecast forecast = forecast(-0.4321, 0.4321, -0.4321);
    assertThat(forecast.toString() + forecast.now() + forecast.days() + outlook(days(14, 1, 0.432)))
        .doesNotContain("432");
  }
}
