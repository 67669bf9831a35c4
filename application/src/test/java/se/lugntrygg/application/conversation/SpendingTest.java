package se.lugntrygg.application.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.fakes.InMemoryAiUnits;
import se.lugntrygg.application.fakes.SettableClock;
import se.lugntrygg.application.port.AiUnits;
import se.lugntrygg.application.port.Overloaded;
import se.lugntrygg.application.port.StorageFailure;
import se.lugntrygg.domain.account.UserId;

class SpendingTest {
  private static final Instant LATE = Instant.parse("2026-03-01T23:59:59.999Z");

  private final UserId asa = new UserId(UUID.randomUUID());
  private final SettableClock clock = new SettableClock(LATE);
  private final List<Optional<RuntimeException>> told = new ArrayList<>();

  private Spending from(AiUnits units) {
    return new Spending(units, new AiUnits.Budget(10, 1), clock, told::add);
  }

  @Test
  void begins_anew_at_midnight_in_utc() {
    Spending spending = from(new InMemoryAiUnits());
    assertThat(spending.allows(asa)).isTrue();
    assertThat(spending.allows(asa)).isFalse();

    clock.set(LATE.plusMillis(1));

    assertThat(spending.allows(asa)).isTrue();
    assertThat(spending.allows(asa)).isFalse();
    assertThat(told).isEmpty();
  }

  /// Fails while it is gone, and counts nothing.
  private static final class Failing implements AiUnits {
    private Optional<RuntimeException> failure = Optional.empty();

    @Override
    public boolean take(LocalDate day, UserId person, Budget budget) {
      failure.ifPresent(
          gone -> {
            throw gone;
          });
      return true;
    }
  }

  @Test
  void allows_nothing_that_nobody_counts() {
    Failing units = new Failing();
    Spending spending = from(units);
    for (RuntimeException gone :
        List.of(
            new StorageFailure("keep what is spent", new Exception("gone")),
            new Overloaded("units taken", Duration.ofSeconds(1)))) {
      units.failure = Optional.of(gone);
      assertThat(spending.allows(asa)).isFalse();
    }
  }

  @Test
  void tells_of_an_outage_once_and_once_when_it_is_over() {
    Failing units = new Failing();
    Spending spending = from(units);
    RuntimeException first = new StorageFailure("keep what is spent", new Exception("gone"));
    units.failure = Optional.of(first);
    for (int i = 0; i < 3; i++) {
      assertThat(spending.allows(asa)).isFalse();
      units.failure = Optional.of(new Overloaded("units taken", Duration.ofSeconds(1)));
    }
    assertThat(told).containsExactly(Optional.of(first));

    units.failure = Optional.empty();
    assertThat(spending.allows(asa)).isTrue();
    assertThat(told).as("it may be gone again at once").hasSize(1);
    clock.set(LATE.plus(Spending.CALM));
    assertThat(spending.allows(asa)).isTrue();
    assertThat(spending.allows(asa)).isTrue();
    assertThat(told).containsExactly(Optional.of(first), Optional.empty());

    units.failure = Optional.of(first);
    assertThat(spending.allows(asa)).isFalse();
    assertThat(told).as("another outage").hasSize(3);
  }
}
