package se.lugntrygg.application.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.port.AuditTrail;
import se.lugntrygg.application.port.AuditTrail.Event;
import se.lugntrygg.application.port.AuditTrail.Noted;
import se.lugntrygg.domain.account.UserId;

/// What [AuditTrail] promises.
public interface AuditTrailContract {
  Instant NOW = Instant.parse("2026-03-01T08:00:00.123Z");

  /// The one under test, the same throughout a test, empty at first.
  AuditTrail trail();

  private static Optional<UserId> somebody() {
    return Optional.of(new UserId(UUID.randomUUID()));
  }

  @Test
  default void tells_what_happened_to_one_person_newest_first() {
    Optional<UserId> asa = somebody();
    Optional<UserId> bo = somebody();
    trail().note(Event.ACCOUNT_OPENED, asa, NOW);
    trail().note(Event.LOGGED_IN, bo, NOW);
    trail().note(Event.LOGGED_IN, asa, NOW);
    trail().note(Event.LOGIN_REFUSED, Optional.empty(), NOW);
    trail().note(Event.REFRESH_TOKEN_REUSED, asa, NOW.minusSeconds(5));

    assertThat(trail().about(asa, 10))
        .containsExactly(
            new Noted(Event.REFRESH_TOKEN_REUSED, asa, NOW.minusSeconds(5)),
            new Noted(Event.LOGGED_IN, asa, NOW),
            new Noted(Event.ACCOUNT_OPENED, asa, NOW));
    assertThat(trail().about(asa, 2))
        .hasSize(2)
        .first()
        .extracting(Noted::event)
        .isEqualTo(Event.REFRESH_TOKEN_REUSED);
    assertThat(trail().about(bo, 10)).containsExactly(new Noted(Event.LOGGED_IN, bo, NOW));
    assertThat(trail().about(somebody(), 10)).isEmpty();
  }

  @Test
  default void tells_what_happened_to_nobody_we_know() {
    trail().note(Event.LOGIN_REFUSED, Optional.empty(), NOW);
    trail().note(Event.LOGIN_REFUSED, somebody(), NOW);

    assertThat(trail().about(Optional.empty(), 10))
        .containsExactly(new Noted(Event.LOGIN_REFUSED, Optional.empty(), NOW));
  }

  @Test
  default void knows_every_kind_of_event() {
    Optional<UserId> asa = somebody();
    for (Event event : Event.values()) {
      trail().note(event, asa, NOW);
    }

    assertThat(trail().about(asa, 100))
        .extracting(Noted::event)
        .containsExactlyInAnyOrder(Event.values());
  }

  @Test
  default void loses_nothing_that_happens_at_once() {
    Optional<UserId> asa = somebody();

    AtOnce.each(
        64,
        i -> {
          trail().note(Event.LOGGED_IN, asa, NOW.plusMillis(i));
          return i;
        });

    assertThat(trail().about(asa, 100)).extracting(Noted::at).doesNotHaveDuplicates().hasSize(64);
  }

  @Test
  default void forgets_what_is_older_than_its_retention_as_new_events_come() {
    Optional<UserId> asa = somebody();
    for (int i = 1; i <= 3; i++) {
      trail().note(Event.LOGGED_IN, asa, NOW.minusMillis(i));
    }
    trail().note(Event.LOGGED_OUT, asa, NOW);

    trail().note(Event.PASSWORD_CHANGED, asa, NOW.plus(AuditTrail.RETENTION));

    assertThat(trail().about(asa, 10))
        .extracting(Noted::event)
        .containsExactly(Event.PASSWORD_CHANGED, Event.LOGGED_OUT);
  }
}
