package se.lugntrygg.application.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.contracts.AtOnce;
import se.lugntrygg.application.fakes.CountingMeters;
import se.lugntrygg.application.fakes.InMemorySafetyPlans;
import se.lugntrygg.application.fakes.SettableClock;
import se.lugntrygg.domain.InvalidValue;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.safety.RiskJudge;
import se.lugntrygg.domain.safety.SafetyPlan;
import se.lugntrygg.domain.safety.SafetyPlan.Part;

final class KeepSafetyPlanTest {
  private final SettableClock clock = SettableClock.at("2026-11-24T03:00:00.123456Z");
  private final InMemorySafetyPlans plans = new InMemorySafetyPlans();
  private final KeepSafetyPlan keep =
      new KeepSafetyPlan(plans, new JudgeText(new RiskJudge()::judge, new CountingMeters()), clock);
  private final UserId asa = new UserId(UUID.randomUUID());

  private KeepSafetyPlan.Kept kept(Part part, String... items) {
    return keep.handle(new KeepSafetyPlan.Command(asa, Map.of(part, List.of(items))));
  }

  @Test
  void changes_what_is_given_and_keeps_the_rest() {
    kept(Part.SAFE_PLACES, "biblioteket");
    SafetyPlan plan = kept(Part.SUPPORT_CONTACTS, "Bo").plan();
    assertThat(plan.part(Part.SAFE_PLACES)).containsExactly("biblioteket");
    assertThat(plan.updatedAt().map(Object::toString))
        .isEqualTo(Optional.of("2026-11-24T03:00:00.123Z"));
    assertThat(new ShowSafetyPlan(plans).handle(asa)).isEqualTo(plan);
  }

  @Test
  void shows_an_empty_plan_before_one_is_written() {
    assertThat(new ShowSafetyPlan(plans).handle(asa)).isEqualTo(SafetyPlan.EMPTY);
  }

  @Test
  void judges_what_was_written_just_now_and_not_what_stood_there_before() {
    assertThat(kept(Part.WARNING_SIGNS, "jag ska ta mitt liv i kväll").risk().detected()).isTrue();
    assertThat(kept(Part.SAFE_PLACES, "biblioteket").risk().detected()).isFalse();
  }

  @Test
  void keeps_nothing_of_what_is_too_much() {
    assertThatThrownBy(
            () ->
                keep.handle(
                    new KeepSafetyPlan.Command(
                        asa, Map.of(Part.SAFE_PLACES, Collections.nCopies(21, "hemma")))))
        .isInstanceOf(InvalidValue.class);
    assertThat(plans.of(asa)).isEmpty();
  }

  @Test
  void loses_no_part_when_several_are_changed_at_once() {
    Part[] parts = Part.values();
    var _ = AtOnce.each(parts.length, i -> kept(parts[i], "ett"));
    for (Part part : parts) {
      assertThat(plans.of(asa).orElseThrow().part(part)).containsExactly("ett");
    }
  }
}
