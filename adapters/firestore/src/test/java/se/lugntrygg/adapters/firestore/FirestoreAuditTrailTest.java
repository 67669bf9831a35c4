package se.lugntrygg.adapters.firestore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.lugntrygg.application.contracts.AuditTrailContract;
import se.lugntrygg.application.port.AuditTrail;
import se.lugntrygg.application.port.AuditTrail.Event;
import se.lugntrygg.application.port.AuditTrail.Noted;
import se.lugntrygg.domain.account.UserId;

class FirestoreAuditTrailTest implements AuditTrailContract {
  @RegisterExtension final OpenStore store = new OpenStore();

  @Override
  public AuditTrail trail() {
    return store.get().auditTrail();
  }

  private final Optional<UserId> asa = Optional.of(new UserId(UUID.randomUUID()));

  @Test
  void keeps_the_order_in_which_it_noted_though_its_clock_stands_or_goes_back() {
    int[] tick = {0};
    AuditTrail trail =
        new FirestoreAuditTrail(store.get().documents(), () -> NOW.minusMillis(tick[0]++ / 2));
    for (Event event : Event.values()) {
      trail.note(event, asa, NOW);
    }

    assertThat(trail.about(asa, 100).reversed())
        .extracting(Noted::event)
        .containsExactly(Event.values());
  }

  @Test
  void tells_what_another_machine_noted_among_its_own() {
    AuditTrail there =
        new FirestoreAuditTrail(
            store.another().documents(), InstantSource.fixed(NOW.plusMillis(5)));
    AuditTrail here = new FirestoreAuditTrail(store.get().documents(), InstantSource.fixed(NOW));
    there.note(Event.LOGGED_OUT, asa, NOW);
    here.note(Event.LOGGED_IN, asa, NOW);

    assertThat(here.about(asa, 10))
        .extracting(Noted::event)
        .containsExactly(Event.LOGGED_OUT, Event.LOGGED_IN);
  }

  @Test
  void has_its_events_removed_a_year_after_they_happened() {
    trail().note(Event.LOGGED_IN, asa, NOW);

    assertThat(
            store
                .get()
                .documents()
                .list(
                    "look",
                    Question.EVENTS_NOTED.in(store.get().documents().in(Place.AUDIT)).limit(1),
                    kept -> kept.moment("forgetAt")))
        .containsExactly(NOW.plus(AuditTrail.RETENTION));
  }

  @Test
  void costs_what_it_may() {
    assertThat(store.costOf(() -> trail().note(Event.LOGGED_IN, asa, NOW)))
        .isEqualTo(new DocumentCounts.Bill(0, 1, 0));
    trail().note(Event.LOGGED_OUT, asa, NOW);
    trail().note(Event.LOGGED_IN, Optional.empty(), NOW);
    assertThat(store.costOf(() -> trail().about(asa, 10)))
        .isEqualTo(new DocumentCounts.Bill(2, 0, 0));
  }
}
