package se.lugntrygg.domain.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.lugntrygg.domain.safety.RiskWatch.Sighting;

final class RiskWatchTest {
  private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");

  private static Sighting seen(RiskLevel level, Instant at) {
    return new Sighting(level, List.of("rule-" + level), at);
  }

  @Test
  void one_concern_does_not_stay_and_two_within_a_day_do() {
    RiskWatch once = RiskWatch.NOTHING.and(seen(RiskLevel.CONCERN, NOW));
    assertThat(once.flag(NOW)).isEmpty();
    Instant later = NOW.plus(Duration.ofHours(23));
    RiskWatch twice = once.and(seen(RiskLevel.CONCERN, later));
    RiskFlag flag = twice.flag(later).orElseThrow();
    assertThat(flag.level()).isEqualTo(RiskLevel.CONCERN);
    assertThat(flag.since()).isEqualTo(later);
  }

  @Test
  void two_concerns_more_than_a_day_apart_do_not_stay() {
    Instant next = NOW.plus(Duration.ofHours(24));
    RiskWatch watch =
        RiskWatch.NOTHING.and(seen(RiskLevel.CONCERN, NOW)).and(seen(RiskLevel.CONCERN, next));
    assertThat(watch.flag(next)).isEmpty();
    assertThat(watch.sightings()).hasSize(1);
  }

  @Test
  void a_crisis_stays_for_a_day_whatever_comes_after_it() {
    RiskWatch watch =
        RiskWatch.NOTHING
            .and(seen(RiskLevel.CRISIS, NOW))
            .and(seen(RiskLevel.CONCERN, NOW.plusSeconds(60)));
    RiskFlag flag = watch.flag(NOW.plus(Duration.ofHours(24)).minusMillis(1)).orElseThrow();
    assertThat(flag.level()).isEqualTo(RiskLevel.CRISIS);
    assertThat(flag.rules()).containsExactly("rule-CRISIS");
    assertThat(flag.until()).isEqualTo(NOW.plus(Duration.ofHours(24)));
    assertThat(watch.flag(flag.until())).isEmpty();
  }

  @Test
  void keeps_a_bounded_number_the_newest_ones() {
    RiskWatch watch = RiskWatch.NOTHING;
    for (int i = 0; i < 200; i++) {
      watch = watch.and(seen(RiskLevel.CONCERN, NOW.plusSeconds(i)));
    }
    assertThat(watch.sightings()).hasSize(RiskWatch.MAX_SIGHTINGS);
    assertThat(watch.sightings().getLast().at()).isEqualTo(NOW.plusSeconds(199));
  }
}
