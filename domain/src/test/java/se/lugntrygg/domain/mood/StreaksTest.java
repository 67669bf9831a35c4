package se.lugntrygg.domain.mood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.junit.jupiter.api.Test;

@Domain(Moods.class)
@Domain(DomainContext.Global.class)
class StreaksTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);

  private static Streaks streaks(int... daysAgo) {
    TreeSet<LocalDate> days = new TreeSet<>();
    for (int ago : daysAgo) {
      days.add(TODAY.minusDays(ago));
    }
    return Streaks.of(days, TODAY);
  }

  @Test
  void counts_days_in_a_row_up_to_today() {
    assertThat(streaks(0, 1, 2, 4)).isEqualTo(new Streaks(3, 3));
  }

  @Test
  void a_day_is_not_lost_before_it_is_over() {
    assertThat(streaks(1, 2)).isEqualTo(new Streaks(2, 2));
    assertThat(streaks(2, 3)).isEqualTo(new Streaks(0, 2));
  }

  @Test
  void tomorrow_does_not_count_yet() {
    assertThat(streaks(-1, 0, 1).current()).isEqualTo(2);
    assertThat(streaks(-1).current()).isZero();
  }

  @Test
  void there_is_none_without_entries() {
    assertThat(streaks()).isEqualTo(Streaks.NONE);
  }

  @Test
  void a_run_does_not_end_before_it_starts() {
    assertThatIllegalArgumentException().isThrownBy(() -> new DayRun(TODAY, TODAY.minusDays(1)));
  }

  @Property(tries = 300)
  void runs_hold_every_day_once_and_have_gaps_between(@ForAll SortedSet<LocalDate> days) {
    List<DayRun> runs = DayRun.of(days);
    assertThat(runs.stream().flatMap(run -> run.first().datesUntil(run.last().plusDays(1))))
        .containsExactlyElementsOf(days);
    for (int i = 1; i < runs.size(); i++) {
      assertThat(runs.get(i).first()).isAfter(runs.get(i - 1).last().plusDays(1));
    }
  }

  @Property(tries = 300)
  void the_current_streak_is_what_one_counts_backwards(
      @ForAll SortedSet<LocalDate> days, @ForAll @IntRange(min = 0, max = 45) int offset) {
    LocalDate today = LocalDate.of(2026, 10, 8).plusDays(offset);
    LocalDate day = days.contains(today) ? today : today.minusDays(1);
    int counted = 0;
    while (days.contains(day)) {
      counted++;
      day = day.minusDays(1);
    }
    assertThat(Streaks.of(days, today).current()).isEqualTo(counted);
  }

  @Property(tries = 300)
  void one_day_more_never_shortens_a_streak(
      @ForAll SortedSet<LocalDate> days, @ForAll @IntRange(min = 0, max = 40) int more) {
    LocalDate today = LocalDate.of(2026, 11, 10);
    Streaks before = Streaks.of(days, today);
    days.add(LocalDate.of(2026, 10, 10).plusDays(more));
    Streaks after = Streaks.of(days, today);
    assertThat(after.current()).isGreaterThanOrEqualTo(before.current());
    assertThat(after.longest())
        .isGreaterThanOrEqualTo(before.longest())
        .isGreaterThanOrEqualTo(after.current());
  }
}
