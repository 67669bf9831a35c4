package se.lugntrygg.application.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.port.SafetyPlans;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.safety.SafetyPlan;
import se.lugntrygg.domain.safety.SafetyPlan.Part;

/// What [SafetyPlans] promises.
public interface SafetyPlansContract {
  Instant NOW = Instant.parse("2026-03-01T08:00:00.123Z");

  /// Those under test, the same ones throughout a test.
  SafetyPlans plans();

  /// Somebody new who has an account.
  UserId somebody();

  private static SafetyPlan plan(String place) {
    return SafetyPlan.EMPTY.with(
        Map.of(Part.SAFE_PLACES, List.of(place, "hos Åsa 🌱"), Part.REASONS_TO_LIVE, List.of("Bo")),
        NOW);
  }

  @Test
  default void has_no_plan_before_one_is_written() {
    assertThat(plans().of(somebody())).isEmpty();
    assertThat(plans().of(new UserId(UUID.randomUUID()))).isEmpty();
  }

  @Test
  default void keeps_each_persons_plan_as_it_was_written() {
    UserId asa = somebody();
    UserId bo = somebody();
    assertThat(plans().keep(asa, Optional.empty(), plan("biblioteket"))).isTrue();
    assertThat(plans().keep(bo, Optional.empty(), plan("havet"))).isTrue();
    assertThat(plans().of(asa)).contains(plan("biblioteket"));
    assertThat(plans().of(bo)).contains(plan("havet"));
  }

  @Test
  default void keeps_a_plan_only_in_place_of_the_one_that_was_seen() {
    UserId asa = somebody();
    assertThat(plans().keep(asa, Optional.of(plan("havet")), plan("skogen"))).isFalse();
    assertThat(plans().keep(asa, Optional.empty(), plan("biblioteket"))).isTrue();
    assertThat(plans().keep(asa, Optional.empty(), plan("skogen"))).isFalse();
    assertThat(plans().keep(asa, Optional.of(plan("biblioteket")), plan("havet"))).isTrue();
    assertThat(plans().of(asa)).contains(plan("havet"));
  }

  @Test
  default void lets_one_of_many_changes_at_once_win() {
    UserId asa = somebody();
    List<Boolean> won =
        AtOnce.each(16, i -> plans().keep(asa, Optional.empty(), plan("plats " + i)));
    assertThat(won.stream().filter(kept -> kept)).hasSize(1);
  }
}
