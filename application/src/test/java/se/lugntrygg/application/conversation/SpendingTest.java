package se.lugntrygg.application.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
  private final List<RuntimeException> complaints = new ArrayList<>();

  private Spending from(AiUnits units) {
    return new Spending(units, new AiUnits.Budget(10, 1), clock, complaints::add);
  }

  @Test
  void begins_anew_at_midnight_in_utc() {
    Spending spending = from(new InMemoryAiUnits());
    assertThat(spending.allows(asa)).isTrue();
    assertThat(spending.allows(asa)).isFalse();

    clock.set(LATE.plusMillis(1));

    assertThat(spending.allows(asa)).isTrue();
    assertThat(spending.allows(asa)).isFalse();
    assertThat(complaints).isEmpty();
  }

  @Test
  void allows_nothing_that_nobody_counts() {
    StorageFailure gone = new StorageFailure("keep what is spent", new Exception("gone"));
    Overloaded busy = new Overloaded("units taken", Duration.ofSeconds(1));
    List<RuntimeException> failures = new ArrayList<>(List.of(gone, busy));
    Spending spending =
        from(
            (_, _, _) -> {
              throw failures.removeFirst();
            });

    assertThat(spending.allows(asa)).isFalse();
    assertThat(spending.allows(asa)).isFalse();
    assertThat(complaints).containsExactly(gone, busy);
  }
}
