package se.lugntrygg.adapters.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.lugntrygg.application.contracts.AiUnitsContract;
import se.lugntrygg.application.contracts.AtOnce;
import se.lugntrygg.application.port.AiUnits;
import se.lugntrygg.application.port.Overloaded;
import se.lugntrygg.application.port.StorageFailure;
import se.lugntrygg.domain.account.Profile;
import se.lugntrygg.domain.account.UserId;

class SqliteAiUnitsTest implements AiUnitsContract {
  private static final AiUnits.Budget AMPLE = new AiUnits.Budget(PLENTY, PLENTY);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @RegisterExtension final OpenStore store = new OpenStore();

  @Override
  public AiUnits units() {
    return store.get().aiUnits();
  }

  @Override
  public UserId somebody() {
    return store.somebody(Profile.DEFAULT_ZONE);
  }

  private void flush() {
    ((SqliteAiUnits) units()).flush();
  }

  private long number(String sql) {
    return store
        .get()
        .database()
        .read("look", rows -> rows.one(row -> row.getLong(1), sql).orElseThrow());
  }

  private void change(String sql) {
    var _ = store.get().database().write("change", rows -> rows.change(sql));
  }

  private static void waitFor(String what, BooleanSupplier sign) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (!sign.getAsBoolean()) {
      assertThat(Instant.now()).as(what).isBefore(end);
      Thread.sleep(5);
    }
  }

  @Test
  void remembers_over_a_restart_what_was_spent() {
    UserId asa = somebody();
    AiUnits.Budget budget = new AiUnits.Budget(5, 3);
    for (int i = 0; i < 3; i++) {
      assertThat(units().take(TODAY, asa, budget)).isTrue();
    }
    units().take(TODAY, somebody(), budget);

    store.reopen();

    assertThat(units().take(TODAY, asa, budget)).as("her own").isFalse();
    assertThat(units().take(TODAY, somebody(), budget)).as("the last of all").isTrue();
    assertThat(units().take(TODAY, somebody(), budget)).isFalse();
    store.reopen();
    assertThat(units().take(TODAY.plusDays(1), asa, budget)).isTrue();
  }

  @Test
  void writes_down_what_was_spent_without_being_told_to() throws InterruptedException {
    UserId asa = somebody();
    AtOnce.each(40, _ -> units().take(TODAY, asa, AMPLE));

    waitFor(
        "on disk",
        () ->
            number("SELECT coalesce(sum(units), 0) FROM ai_units") == 40
                && number("SELECT coalesce(sum(units), 0) FROM ai_units_of_person") == 40);
  }

  @Test
  void gives_nothing_while_the_disk_takes_nothing_and_goes_on_after() throws InterruptedException {
    UserId asa = somebody();
    assertThat(units().take(TODAY, asa, AMPLE)).isTrue();
    flush();
    change("ALTER TABLE ai_units RENAME TO away");

    assertThat(units().take(TODAY, asa, AMPLE)).as("not known yet").isTrue();
    flush();
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> units().take(TODAY, asa, AMPLE))
          .isInstanceOf(StorageFailure.class)
          .hasMessage("could not keep what is spent");
    }

    change("ALTER TABLE away RENAME TO ai_units");
    flush();
    assertThat(units().take(TODAY, asa, AMPLE)).isTrue();
    store.reopen();
    assertThat(number("SELECT units FROM ai_units")).isEqualTo(3);
    assertThat(number("SELECT units FROM ai_units_of_person")).isEqualTo(3);
  }

  @Test
  void recovers_by_being_asked_again() throws InterruptedException {
    UserId asa = somebody();
    change("ALTER TABLE ai_units RENAME TO away");
    units().take(TODAY, asa, AMPLE);
    flush();
    change("ALTER TABLE away RENAME TO ai_units");

    waitFor(
        "given again",
        () -> {
          try {
            return units().take(TODAY, asa, AMPLE);
          } catch (StorageFailure _) {
            return false;
          }
        });
  }

  @Test
  void has_only_so_many_on_their_way_to_a_disk_that_hangs() throws InterruptedException {
    UserId asa = somebody();
    CountDownLatch hangs = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Thread hanging =
        Thread.ofVirtual()
            .start(
                () -> {
                  var _ =
                      store
                          .get()
                          .database()
                          .write(
                              "hang",
                              _ -> {
                                hangs.countDown();
                                try {
                                  goOn.await();
                                } catch (InterruptedException e) {
                                  throw new IllegalStateException(e);
                                }
                                return true;
                              });
                });
    hangs.await();
    try {
      for (int i = 0; i < SqliteAiUnits.MAX_UNWRITTEN; i++) {
        assertThat(units().take(TODAY, asa, AMPLE)).isTrue();
      }
      assertThatThrownBy(() -> units().take(TODAY, asa, AMPLE)).isInstanceOf(Overloaded.class);
    } finally {
      goOn.countDown();
    }
    hanging.join();
    flush();
    assertThat(units().take(TODAY, asa, AMPLE)).isTrue();
  }

  @Test
  void keeps_what_all_have_spent_when_somebody_is_gone() {
    UserId asa = somebody();
    units().take(TODAY, asa, AMPLE);
    units().take(TODAY, somebody(), AMPLE);
    flush();

    var _ =
        store
            .get()
            .database()
            .write(
                "be gone", rows -> rows.change("DELETE FROM person WHERE id = ?", asa.toString()));
    units().take(TODAY, asa, AMPLE);
    store.reopen();

    assertThat(number("SELECT units FROM ai_units")).isEqualTo(3);
    assertThat(number("SELECT count(*) FROM ai_units_of_person")).isEqualTo(1);
  }

  @Test
  void forgets_days_that_are_over() {
    LocalDate day = TODAY;
    for (int i = 0; i < 10; i++) {
      day = TODAY.plusDays(i);
      units().take(day, somebody(), AMPLE);
      flush();
    }

    assertThat(number("SELECT count(*) FROM ai_units")).isEqualTo(2);
    assertThat(number("SELECT count(*) FROM ai_units_of_person")).isEqualTo(2);
    assertThat(number("SELECT max(day) FROM ai_units")).isEqualTo(day.toEpochDay());
  }
}
