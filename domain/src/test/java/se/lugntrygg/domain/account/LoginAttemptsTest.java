package se.lugntrygg.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class LoginAttemptsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

  @Test
  void forgives_five_failures() {
    LoginAttempts attempts = LoginAttempts.none(NOW);
    for (int i = 1; i <= LoginAttempts.FREE; i++) {
      LoginAttempts.Try come = attempts.attempt(NOW);
      assertThat(come.lockedUntil()).isEmpty();
      assertThat(come.attempts()).isEqualTo(new LoginAttempts(i, NOW));
      attempts = come.attempts();
    }
    assertThat(attempts.attempt(NOW))
        .isEqualTo(new LoginAttempts.Try(attempts, Optional.of(NOW.plus(Duration.ofMinutes(1)))));
  }

  @Property
  void doubles_from_a_minute_to_an_hour(@ForAll @IntRange(min = 5, max = 1_000_000) int failures) {
    Duration lock = Duration.ofSeconds(Math.min(3600, 60L << Math.min(failures - 5, 20)));
    LoginAttempts attempts = new LoginAttempts(failures, NOW);

    assertThat(attempts.attempt(NOW).lockedUntil()).contains(NOW.plus(lock));
    assertThat(attempts.attempt(NOW.plus(lock).minusNanos(1)).lockedUntil()).isPresent();
    assertThat(attempts.attempt(NOW.plus(lock)))
        .isEqualTo(
            new LoginAttempts.Try(
                new LoginAttempts(failures + 1, NOW.plus(lock)), Optional.empty()));
  }

  @Property
  void never_locks_longer_than_an_hour_wherever_the_clock_goes(
      @ForAll @IntRange(min = 0, max = 100) int failures,
      @ForAll @LongRange(min = -1_000_000_000, max = 1_000_000_000) long seconds) {
    Instant now = NOW.plusSeconds(seconds);

    LoginAttempts.Try come = new LoginAttempts(failures, NOW).attempt(now);

    assertThat(come.attempts().lastAt()).isBeforeOrEqualTo(now);
    come.lockedUntil()
        .ifPresent(
            until -> assertThat(until).isAfter(now).isBeforeOrEqualTo(now.plusSeconds(3600)));
    if (failures < LoginAttempts.FREE) {
      assertThat(come.lockedUntil()).isEmpty();
    }
  }

  @Test
  void starts_anew_after_a_day() {
    Instant later = NOW.plus(LoginAttempts.MEMORY);

    assertThat(new LoginAttempts(4, NOW).attempt(later).attempts().failures()).isEqualTo(5);
    assertThat(new LoginAttempts(4, NOW).attempt(later.plusNanos(1)).attempts().failures())
        .isEqualTo(1);
  }
}
