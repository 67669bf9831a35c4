package se.lugntrygg.application.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.port.Lockouts;
import se.lugntrygg.domain.account.Email;
import se.lugntrygg.domain.account.LoginAttempts;

/// What [Lockouts] promises.
public interface LockoutsContract {
  Instant NOW = Instant.parse("2026-03-01T08:00:00.123Z");
  Email ASA = new Email("asa@example.se");

  /// Those under test, the same ones throughout a test.
  Lockouts lockouts();

  private void fail(int times, Instant now) {
    for (int i = 0; i < times; i++) {
      assertThat(lockouts().attempt(ASA, now)).isEmpty();
    }
  }

  @Test
  default void forgives_five_and_locks_for_a_minute_then() {
    fail(LoginAttempts.FREE, NOW);

    Instant open = NOW.plus(Duration.ofMinutes(1));
    assertThat(lockouts().attempt(ASA, NOW)).contains(open);
    assertThat(lockouts().attempt(ASA, open.minusMillis(1))).contains(open);
    assertThat(lockouts().attempt(ASA, open)).isEmpty();
  }

  @Test
  default void doubles_the_lock_up_to_an_hour() {
    fail(LoginAttempts.FREE - 1, NOW);
    Instant now = NOW;
    for (int minutes : List.of(1, 2, 4, 8, 16, 32, 60, 60, 60)) {
      fail(1, now);
      Instant open = now.plus(Duration.ofMinutes(minutes));
      assertThat(lockouts().attempt(ASA, now)).contains(open);
      now = open;
    }
  }

  @Test
  default void does_not_count_tries_while_it_is_locked() {
    fail(LoginAttempts.FREE, NOW);
    for (int i = 0; i < 20; i++) {
      lockouts().attempt(ASA, NOW.plusSeconds(i));
    }
    assertThat(lockouts().attempt(ASA, NOW.plusSeconds(59)))
        .contains(NOW.plus(Duration.ofMinutes(1)));
  }

  @Test
  default void forgets_all_failures_when_the_right_password_comes() {
    fail(LoginAttempts.FREE, NOW);

    lockouts().succeeded(ASA);

    fail(LoginAttempts.FREE, NOW);
    assertThat(lockouts().attempt(ASA, NOW)).isPresent();
    lockouts().succeeded(new Email("never@example.se"));
  }

  @Test
  default void forgets_failures_after_a_day_without_another() {
    fail(LoginAttempts.FREE - 1, NOW);
    Instant later = NOW.plus(LoginAttempts.MEMORY).plusMillis(1);

    fail(LoginAttempts.FREE, later);

    assertThat(lockouts().attempt(ASA, later)).isPresent();
  }

  @Test
  default void locks_one_address_and_no_other() {
    fail(LoginAttempts.FREE, NOW);

    assertThat(lockouts().attempt(new Email("bo@example.se"), NOW)).isEmpty();
    assertThat(lockouts().attempt(ASA, NOW)).isPresent();
  }

  @Test
  default void lets_exactly_five_of_many_pass_together() {
    List<Optional<Instant>> answers = AtOnce.each(64, i -> lockouts().attempt(ASA, NOW));

    assertThat(answers).filteredOn(Optional::isEmpty).hasSize(LoginAttempts.FREE);
  }

  @Test
  default void counts_tries_that_come_out_of_order() {
    List<Optional<Instant>> answers =
        AtOnce.each(64, i -> lockouts().attempt(ASA, NOW.minusMillis(i)));

    assertThat(answers).filteredOn(Optional::isEmpty).hasSize(LoginAttempts.FREE);
  }

  @Test
  default void locks_nobody_because_the_clock_was_set_back() {
    fail(LoginAttempts.FREE - 1, NOW);

    assertThat(lockouts().attempt(ASA, NOW.minus(Duration.ofHours(1)))).isEmpty();
  }

  @Test
  default void locks_no_longer_because_the_clock_was_set_back() {
    fail(LoginAttempts.FREE, NOW);
    Instant back = NOW.minus(Duration.ofHours(1));

    assertThat(lockouts().attempt(ASA, back)).contains(back.plus(Duration.ofMinutes(1)));
    assertThat(lockouts().attempt(ASA, back.plusSeconds(30)))
        .contains(back.plus(Duration.ofMinutes(1)));
    assertThat(lockouts().attempt(ASA, back.plusSeconds(60))).isEmpty();
  }
}
