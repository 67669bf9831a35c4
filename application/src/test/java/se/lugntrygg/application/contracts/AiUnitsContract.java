package se.lugntrygg.application.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.port.AiUnits;
import se.lugntrygg.application.port.AiUnits.Budget;
import se.lugntrygg.domain.account.UserId;

/// What [AiUnits] promises.
public interface AiUnitsContract {
  LocalDate TODAY = LocalDate.parse("2026-03-01");
  long PLENTY = 1_000_000;

  /// Those under test, the same ones throughout a test.
  AiUnits units();

  /// Somebody new who has an account.
  UserId somebody();

  /// How many of so many tries one person gets.
  private int taken(int tries, LocalDate day, UserId person, Budget budget) {
    return (int) IntStream.range(0, tries).filter(_ -> units().take(day, person, budget)).count();
  }

  @Test
  default void gives_one_person_what_one_may_spend() {
    UserId asa = somebody();
    Budget budget = new Budget(PLENTY, 3);

    assertThat(taken(5, TODAY, asa, budget)).isEqualTo(3);
    assertThat(taken(5, TODAY, somebody(), budget)).as("another").isEqualTo(3);
    assertThat(units().take(TODAY, asa, budget)).as("used up it stays").isFalse();
  }

  @Test
  default void gives_all_together_what_all_may_spend() {
    Budget budget = new Budget(5, 2);

    assertThat(
            Stream.generate(this::somebody)
                .limit(4)
                .mapToInt(each -> taken(3, TODAY, each, budget)))
        .containsExactly(2, 2, 1, 0);
  }

  @Test
  default void takes_nothing_from_all_when_one_has_no_more() {
    UserId asa = somebody();

    assertThat(taken(10, TODAY, asa, new Budget(2, 1))).isEqualTo(1);
    assertThat(units().take(TODAY, somebody(), new Budget(2, 1))).isTrue();
  }

  @Test
  default void takes_nothing_from_one_when_all_have_no_more() {
    UserId asa = somebody();
    assertThat(taken(1, TODAY, somebody(), new Budget(1, 1))).isEqualTo(1);

    assertThat(taken(10, TODAY, asa, new Budget(1, 1))).isZero();
    assertThat(units().take(TODAY, asa, new Budget(2, 1))).isTrue();
  }

  @Test
  default void gives_nobody_anything_of_nothing() {
    UserId asa = somebody();

    assertThat(units().take(TODAY, asa, new Budget(0, PLENTY))).isFalse();
    assertThat(units().take(TODAY, asa, new Budget(PLENTY, 0))).isFalse();
  }

  @Test
  default void begins_anew_each_day() {
    UserId asa = somebody();
    Budget budget = new Budget(3, 2);
    assertThat(taken(5, TODAY, asa, budget)).isEqualTo(2);
    assertThat(taken(5, TODAY, somebody(), budget)).isEqualTo(1);

    for (int days = 1; days < 5; days++) {
      assertThat(taken(5, TODAY.plusDays(days), asa, budget)).isEqualTo(2);
    }
  }

  @Test
  default void opens_no_new_budget_because_the_clock_was_set_back_over_midnight() {
    UserId asa = somebody();
    Budget budget = new Budget(5, 4);
    assertThat(taken(3, TODAY, asa, budget)).isEqualTo(3);
    assertThat(taken(1, TODAY.plusDays(1), asa, budget)).isEqualTo(1);

    assertThat(taken(5, TODAY, asa, budget)).isEqualTo(1);
    assertThat(taken(5, TODAY.plusDays(1), asa, budget)).isEqualTo(3);
  }

  @Test
  default void counts_somebody_without_an_account_like_anybody() {
    UserId nobody = new UserId(UUID.randomUUID());
    Budget budget = new Budget(3, 2);

    assertThat(taken(5, TODAY, nobody, budget)).isEqualTo(2);
    assertThat(taken(5, TODAY, somebody(), budget)).isEqualTo(1);
  }

  @Test
  default void lets_exactly_as_many_pass_at_once_as_one_may_spend() {
    UserId asa = somebody();

    assertThat(AtOnce.each(64, _ -> units().take(TODAY, asa, new Budget(PLENTY, 10))))
        .filteredOn(taken -> taken)
        .hasSize(10);
  }

  @Test
  default void lets_exactly_as_many_pass_at_once_as_all_may_spend() {
    assertThat(AtOnce.each(64, _ -> units().take(TODAY, somebody(), new Budget(10, 2))))
        .filteredOn(taken -> taken)
        .hasSize(10);
  }
}
