package se.lugntrygg.domain.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import se.lugntrygg.domain.Flaw;
import se.lugntrygg.domain.InvalidValue;
import se.lugntrygg.domain.safety.SafetyPlan.Part;

final class SafetyPlanTest {
  private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");

  private static SafetyPlan plan(Part part, List<String> items) {
    return SafetyPlan.EMPTY.with(Map.of(part, items), NOW);
  }

  @Test
  void has_every_part_also_when_empty() {
    for (Part part : Part.values()) {
      assertThat(SafetyPlan.EMPTY.part(part)).isEmpty();
    }
    assertThat(SafetyPlan.EMPTY.updatedAt()).isEmpty();
    assertThat(SafetyPlan.EMPTY.readable()).isEmpty();
  }

  @Test
  void changes_what_is_given_and_keeps_the_rest() {
    SafetyPlan first = plan(Part.SAFE_PLACES, List.of("biblioteket"));
    SafetyPlan next = first.with(Map.of(Part.SUPPORT_CONTACTS, List.of(" Anna ", " ")), NOW);
    assertThat(next.part(Part.SAFE_PLACES)).containsExactly("biblioteket");
    assertThat(next.part(Part.SUPPORT_CONTACTS)).containsExactly("Anna");
    assertThat(next.with(Map.of(Part.SAFE_PLACES, List.of()), NOW).part(Part.SAFE_PLACES))
        .isEmpty();
    assertThat(next.updatedAt()).isEqualTo(Optional.of(NOW));
    assertThat(next.readable()).isEqualTo("biblioteket\nAnna");
  }

  @Test
  void is_bounded_and_says_which_part_is_too_much() {
    assertThat(plan(Part.WARNING_SIGNS, Collections.nCopies(20, "x".repeat(500)))).isNotNull();
    assertThatThrownBy(() -> plan(Part.WARNING_SIGNS, Collections.nCopies(21, "x")))
        .isInstanceOfSatisfying(
            InvalidValue.class,
            e ->
                assertThat(e.complaints())
                    .containsExactly(
                        new InvalidValue.Complaint("warning_signs", new Flaw.TooMany(20))));
    assertThatThrownBy(() -> plan(Part.REASONS_TO_LIVE, List.of("x".repeat(501))))
        .isInstanceOfSatisfying(
            InvalidValue.class,
            e ->
                assertThat(e.complaints())
                    .containsExactly(
                        new InvalidValue.Complaint("reasons_to_live", new Flaw.TooLong(500))));
  }

  @Test
  void hides_its_words_from_logs() {
    assertThat(plan(Part.SAFE_PLACES, List.of("biblioteket")).toString())
        .doesNotContain("biblioteket");
  }
}
