package se.lugntrygg.domain.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import se.lugntrygg.domain.InvalidValue;

class MomentsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void a_client_s_clock_may_run_five_minutes_ahead_and_no_more() {
    Instant ahead = NOW.plus(Duration.ofMinutes(5));
    assertThat(Moments.accepted("timestamp", ahead, NOW)).isEqualTo(ahead);
    assertThatExceptionOfType(InvalidValue.class)
        .isThrownBy(() -> Moments.accepted("timestamp", ahead.plusMillis(1), NOW))
        .satisfies(
            wrong -> assertThat(wrong.complaints().getFirst().field()).isEqualTo("timestamp"));
  }

  @Test
  void nothing_was_felt_before_the_year_2000() {
    assertThat(Moments.accepted("timestamp", Moments.EARLIEST, NOW)).isEqualTo(Moments.EARLIEST);
    assertThatExceptionOfType(InvalidValue.class)
        .isThrownBy(() -> Moments.accepted("timestamp", Moments.EARLIEST.minusMillis(1), NOW));
  }

  @Property(tries = 200)
  void keeps_whole_milliseconds(@ForAll @LongRange(min = 0, max = 999_999_999) long nanos) {
    Instant kept = Moments.accepted("timestamp", NOW.minusSeconds(1).plusNanos(nanos), NOW);
    assertThat(kept).isEqualTo(kept.truncatedTo(ChronoUnit.MILLIS));
    assertThat(Duration.between(kept, NOW.minusSeconds(1).plusNanos(nanos)))
        .isLessThan(Duration.ofMillis(1));
  }

  @Test
  void a_period_holds_its_start_and_not_its_end() {
    Period period = new Period(NOW, NOW.plusSeconds(1));
    assertThat(period.contains(NOW)).isTrue();
    assertThat(period.contains(NOW.plusMillis(999))).isTrue();
    assertThat(period.contains(NOW.plusSeconds(1))).isFalse();
    assertThat(period.contains(NOW.minusMillis(1))).isFalse();
    assertThat(new Period(NOW, NOW).contains(NOW)).isFalse();
  }

  @Test
  void a_period_does_not_run_backwards() {
    assertThatExceptionOfType(InvalidValue.class)
        .isThrownBy(() -> new Period(NOW, NOW.minusMillis(1)));
  }
}
