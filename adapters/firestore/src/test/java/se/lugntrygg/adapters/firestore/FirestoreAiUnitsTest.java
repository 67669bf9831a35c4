package se.lugntrygg.adapters.firestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.lugntrygg.application.contracts.AiUnitsContract;
import se.lugntrygg.application.contracts.AtOnce;
import se.lugntrygg.application.port.AiUnits;
import se.lugntrygg.application.port.AiUnits.Budget;
import se.lugntrygg.application.port.StorageFailure;
import se.lugntrygg.domain.account.Profile;
import se.lugntrygg.domain.account.UserId;

class FirestoreAiUnitsTest implements AiUnitsContract {
  private static final Budget USUAL = new Budget(20_000, 200);

  @RegisterExtension final OpenStore store = new OpenStore();

  @Override
  public AiUnits units() {
    return store.get().aiUnits();
  }

  @Override
  public UserId somebody() {
    return store.somebody(Profile.DEFAULT_ZONE);
  }

  private static UserId anybody() {
    return new UserId(UUID.randomUUID());
  }

  private static long taken(int tries, AiUnits units, UserId person, Budget budget) {
    return IntStream.range(0, tries).filter(_ -> units.take(TODAY, person, budget)).count();
  }

  @Test
  void shares_the_budgets_among_machines_and_spends_no_more_than_there_is() {
    AiUnits elsewhere = store.another().aiUnits();
    UserId asa = anybody();
    Budget budget = new Budget(60, 20);

    List<Boolean> hers =
        AtOnce.each(60, i -> (i % 2 == 0 ? units() : elsewhere).take(TODAY, asa, budget));
    List<Boolean> others =
        AtOnce.each(120, i -> (i % 2 == 0 ? units() : elsewhere).take(TODAY, anybody(), budget));

    assertThat(hers).filteredOn(each -> each).hasSizeBetween(12, 20);
    assertThat(
            hers.stream().filter(each -> each).count()
                + others.stream().filter(each -> each).count())
        .as("a machine may sit on some of the last")
        .isBetween(40L, 60L);
  }

  @Test
  void forgets_nothing_at_a_stop_and_gives_back_what_was_set_aside() {
    UserId asa = anybody();
    Budget budget = new Budget(100, 50);
    FirestoreStore first = store.another();
    assertThat(taken(5, first.aiUnits(), asa, budget)).isEqualTo(5);

    first.close();

    assertThat(taken(100, units(), asa, budget)).as("her own").isEqualTo(45);
    assertThat(taken(100, units(), anybody(), new Budget(100, 100))).as("of all").isEqualTo(50);
  }

  @Test
  void loses_no_more_to_a_kill_than_was_set_aside() {
    UserId asa = anybody();
    assertThat(store.another().aiUnits().take(TODAY, asa, USUAL)).isTrue();

    assertThat(taken(300, units(), asa, USUAL)).isBetween(200L - FirestoreAiUnits.FOR_ONE, 199L);
  }

  @Test
  void costs_two_documents_for_the_first_and_none_for_the_next() {
    UserId asa = anybody();

    assertThat(store.costOf(() -> units().take(TODAY, asa, USUAL)))
        .isEqualTo(new DocumentCounts.Bill(2, 2, 0));
    assertThat(store.costOf(() -> taken(FirestoreAiUnits.FOR_ONE - 1, units(), asa, USUAL)))
        .isEqualTo(new DocumentCounts.Bill(0, 0, 0));
    assertThat(store.costOf(() -> taken(1, units(), asa, USUAL)))
        .isEqualTo(new DocumentCounts.Bill(1, 1, 0));
  }

  @Test
  void looks_only_now_and_then_at_a_budget_that_is_used_up() {
    UserId asa = anybody();
    Budget budget = new Budget(20_000, 1);
    assertThat(units().take(TODAY, asa, budget)).isTrue();

    assertThat(store.costOf(() -> assertThat(taken(50, units(), asa, budget)).isZero()))
        .isEqualTo(new DocumentCounts.Bill(0, 0, 0));
  }

  @Test
  void writes_a_document_no_more_than_once_a_second_in_a_rush() {
    Budget ample = new Budget(1_000_000, 1_000_000);
    // Each person's own document costs one; what is above is everybody's.
    List<UserId> people = IntStream.range(0, 400).mapToObj(_ -> anybody()).toList();
    long start = System.nanoTime();

    long writes =
        store
            .costOf(() -> AtOnce.each(400, i -> units().take(TODAY, people.get(i), ample)))
            .writes();

    // AtOnce works on threads of its own that are begun by this one.
    long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
    assertThat(writes - people.size()).isBetween(1L, 4 + seconds);
  }

  @Test
  void gives_nothing_while_the_store_is_away_and_asks_it_again_after_a_while() throws IOException {
    AtomicLong nanos = new AtomicLong();
    UserId asa = anybody();
    try (FailingServer server = new FailingServer(Status.PERMISSION_DENIED);
        FirestoreStore away =
            OpenStore.open(
                new FirestoreStore.Settings(
                    "test",
                    FirestoreStore.Settings.DEFAULT_DATABASE,
                    Optional.of(server.host()),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(10)))) {
      FirestoreAiUnits units = new FirestoreAiUnits(away.documents(), nanos::get);
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> units.take(TODAY, asa, USUAL)).isInstanceOf(StorageFailure.class);
      }
      assertThat(server.calls()).isEqualTo(1);

      nanos.addAndGet(FirestoreAiUnits.FAILED.toNanos());
      assertThatThrownBy(() -> units.take(TODAY, asa, USUAL)).isInstanceOf(StorageFailure.class);
      assertThat(server.calls()).isEqualTo(2);
    }
  }
}
