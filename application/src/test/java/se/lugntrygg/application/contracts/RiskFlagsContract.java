package se.lugntrygg.application.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.port.RiskFlags;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.safety.RiskFlag;
import se.lugntrygg.domain.safety.RiskLevel;
import se.lugntrygg.domain.safety.RiskWatch;
import se.lugntrygg.domain.safety.RiskWatch.Sighting;

/// What [RiskFlags] promises.
public interface RiskFlagsContract {
  Instant NOW = Instant.parse("2026-03-01T08:00:00.123Z");

  /// Those under test, the same ones throughout a test.
  RiskFlags flags();

  /// Somebody new who has an account.
  UserId somebody();

  private static Sighting seen(RiskLevel level, Instant at) {
    return new Sighting(level, List.of("sv.plan", "en.means"), at);
  }

  @Test
  default void has_seen_nothing_at_first() {
    UserId asa = somebody();
    assertThat(flags().of(asa)).isEqualTo(RiskWatch.NOTHING);
    assertThat(flags().standing(asa, NOW)).isEmpty();
  }

  @Test
  default void keeps_level_rules_and_time_of_each_person_apart() {
    UserId asa = somebody();
    UserId bo = somebody();
    flags().add(asa, seen(RiskLevel.CONCERN, NOW));
    flags().add(asa, seen(RiskLevel.CRISIS, NOW.plusMillis(1)));
    flags().add(bo, seen(RiskLevel.CONCERN, NOW));

    assertThat(flags().of(asa).sightings())
        .containsExactly(seen(RiskLevel.CONCERN, NOW), seen(RiskLevel.CRISIS, NOW.plusMillis(1)));
    assertThat(flags().standing(asa, NOW.plusMillis(2)))
        .contains(
            new RiskFlag(RiskLevel.CRISIS, List.of("sv.plan", "en.means"), NOW.plusMillis(1)));
    assertThat(flags().standing(bo, NOW)).isEmpty();
  }

  @Test
  default void a_flag_is_down_after_a_day() {
    UserId asa = somebody();
    flags().add(asa, seen(RiskLevel.CRISIS, NOW));
    Instant next = NOW.plus(Duration.ofHours(24));
    assertThat(flags().standing(asa, next.minusMillis(1))).isPresent();
    assertThat(flags().standing(asa, next)).isEmpty();
  }

  @Test
  default void others_do_not_wash_away_what_still_counts() {
    UserId asa = somebody();
    flags().add(asa, seen(RiskLevel.CRISIS, NOW));
    flags().add(somebody(), seen(RiskLevel.CRISIS, NOW.plus(Duration.ofHours(23))));
    assertThat(flags().standing(asa, NOW.plus(Duration.ofHours(23)))).isPresent();
  }

  @Test
  default void keeps_nothing_of_somebody_without_an_account() {
    UserId nobody = new UserId(UUID.randomUUID());
    flags().add(nobody, seen(RiskLevel.CRISIS, NOW));
    assertThat(flags().of(nobody)).isEqualTo(RiskWatch.NOTHING);
  }

  @Test
  default void loses_none_of_many_at_once() {
    UserId asa = somebody();
    var _ =
        AtOnce.each(
            16,
            i -> {
              flags().add(asa, seen(RiskLevel.CONCERN, NOW.plusMillis(i)));
              return i;
            });
    assertThat(flags().of(asa).sightings()).hasSize(16);
  }
}
