package se.lugntrygg.domain.mood;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TrendTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 10, 19);
  private static final Offset<Double> ROUNDING = Offset.offset(1e-9);

  private static SortedMap<LocalDate, Double> days(List<Double> means) {
    SortedMap<LocalDate, Double> days = new TreeMap<>();
    for (int i = 0; i < means.size(); i++) {
      days.put(MONDAY.plusDays(i), means.get(i));
    }
    return days;
  }

  @Test
  void says_nothing_of_fewer_than_three_days() {
    assertThat(Trend.of(days(List.of()))).isEqualTo(Trend.INSUFFICIENT_DATA);
    assertThat(Trend.of(days(List.of(-1.0, 1.0)))).isEqualTo(Trend.INSUFFICIENT_DATA);
    assertThat(Trend.of(days(List.of(-1.0, 0.0, 1.0)))).isEqualTo(Trend.IMPROVING);
  }

  @Test
  void turns_at_a_twentieth_a_day() {
    assertThat(Trend.of(days(List.of(0.0, 0.05, 0.1)))).isEqualTo(Trend.IMPROVING);
    assertThat(Trend.of(days(List.of(0.0, 0.049, 0.098)))).isEqualTo(Trend.STABLE);
    assertThat(Trend.of(days(List.of(0.1, 0.05, 0.0)))).isEqualTo(Trend.DECLINING);
    assertThat(Trend.of(days(List.of(0.098, 0.049, 0.0)))).isEqualTo(Trend.STABLE);
  }

  @Test
  void is_not_turned_by_one_odd_day() {
    assertThat(Trend.of(days(List.of(0.1, 0.1, 0.1, 0.1, 0.1, 0.1, -1.0)))).isEqualTo(Trend.STABLE);
  }

  @Test
  void an_empty_day_takes_time_all_the_same() {
    SortedMap<LocalDate, Double> days = new TreeMap<>();
    days.put(MONDAY, 0.0);
    days.put(MONDAY.plusDays(3), 0.12);
    days.put(MONDAY.plusDays(6), 0.24);
    assertThat(Trend.slope(days)).isCloseTo(0.04, ROUNDING);
    assertThat(Trend.of(days)).isEqualTo(Trend.STABLE);
  }

  @Property(tries = 200)
  void a_mirrored_week_has_the_opposite_slope(
      @ForAll @Size(min = 3, max = 7) List<@DoubleRange(min = -1, max = 1) Double> means) {
    List<Double> mirrored = means.stream().map(mean -> -mean).toList();
    assertThat(Trend.slope(days(mirrored))).isCloseTo(-Trend.slope(days(means)), ROUNDING);
    assertThat(Trend.slope(days(means.reversed()))).isCloseTo(-Trend.slope(days(means)), ROUNDING);
  }

  @Property(tries = 200)
  void a_week_that_only_rises_never_declines(
      @ForAll @Size(min = 3, max = 7) List<@DoubleRange(min = -1, max = 1) Double> means) {
    List<Double> rising = means.stream().sorted().toList();
    assertThat(Trend.of(days(rising))).isIn(Trend.IMPROVING, Trend.STABLE);
    assertThat(Trend.of(days(rising.reversed()))).isIn(Trend.DECLINING, Trend.STABLE);
  }

  @Property(tries = 200)
  void the_slope_of_a_line_is_the_line_s(@ForAll @DoubleRange(min = -0.3, max = 0.3) double step) {
    assertThat(Trend.slope(days(List.of(0.0, step, 2 * step, 3 * step)))).isCloseTo(step, ROUNDING);
  }
}
