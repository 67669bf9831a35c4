package se.lugntrygg.adapters.firestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.lugntrygg.application.fakes.SamplePeople;
import se.lugntrygg.application.port.StorageFailure;
import se.lugntrygg.domain.account.Account;
import se.lugntrygg.domain.account.PasswordHash;

/// When Firestore refuses or says nothing.
class BadDayTest {
  private static final String WORDS = "what somebody wrote";

  private final Account asa = SamplePeople.person("asa@example.se");

  private static void with(FailingServer server, Duration patience, Consumer<FirestoreStore> work) {
    try (FirestoreStore store =
        OpenStore.open(
            new FirestoreStore.Settings(
                "test",
                FirestoreStore.Settings.DEFAULT_DATABASE,
                Optional.of(server.host()),
                patience,
                patience))) {
      work.accept(store);
    }
  }

  private static void failsWithoutAWord(ThrowableAssert.ThrowingCallable work) {
    assertThatThrownBy(work)
        .isInstanceOf(StorageFailure.class)
        .hasCauseInstanceOf(Refused.class)
        .satisfies(
            failure -> {
              StringWriter all = new StringWriter();
              failure.printStackTrace(new PrintWriter(all));
              assertThat(all.toString()).doesNotContain(WORDS, "asa@example.se");
            });
  }

  @ParameterizedTest
  @EnumSource(
      value = Status.Code.class,
      names = {"ABORTED", "UNAVAILABLE"})
  void asks_five_times_more_for_what_passes(Status.Code code) throws IOException {
    try (FailingServer server = new FailingServer(code.toStatus().withDescription(WORDS))) {
      with(
          server,
          Duration.ofSeconds(30),
          store -> {
            failsWithoutAWord(() -> store.accounts().find(asa.id()));
            assertThat(server.calls()).isEqualTo(6);
            failsWithoutAWord(() -> store.accounts().open(asa, new PasswordHash("hash")));
            assertThat(server.calls()).isEqualTo(12);
          });
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Status.Code.class,
      names = {
        "RESOURCE_EXHAUSTED",
        "PERMISSION_DENIED",
        "UNAUTHENTICATED",
        "INVALID_ARGUMENT",
        "INTERNAL",
        "DEADLINE_EXCEEDED",
        "UNKNOWN"
      })
  void asks_once_for_what_does_not(Status.Code code) throws IOException {
    try (FailingServer server = new FailingServer(code.toStatus().withDescription(WORDS))) {
      with(
          server,
          Duration.ofSeconds(30),
          store -> {
            failsWithoutAWord(() -> store.accounts().find(asa.id()));
            assertThat(server.calls()).isEqualTo(1);
            failsWithoutAWord(() -> store.accounts().open(asa, new PasswordHash("hash")));
            assertThat(server.calls()).isEqualTo(2);
            failsWithoutAWord(() -> store.sessions().endedSince(asa.createdAt()));
            assertThat(server.calls()).isEqualTo(3);
          });
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Status.Code.class,
      names = {
        "PERMISSION_DENIED",
        "UNAUTHENTICATED",
        "INVALID_ARGUMENT",
        "NOT_FOUND",
        "FAILED_PRECONDITION"
      })
  void stops_the_start_when_it_will_not_pass(Status.Code code) throws IOException {
    try (FailingServer server = new FailingServer(code.toStatus().withDescription(WORDS))) {
      with(server, Duration.ofSeconds(30), store -> failsWithoutAWord(store::knock));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Status.Code.class,
      names = {"UNAVAILABLE", "RESOURCE_EXHAUSTED", "INTERNAL", "ABORTED", "DEADLINE_EXCEEDED"})
  void lets_a_machine_start_when_it_may(Status.Code code) throws IOException {
    try (FailingServer server = new FailingServer(code.toStatus().withDescription(WORDS))) {
      with(
          server,
          Duration.ofSeconds(30),
          store -> {
            store.knock();
            assertThat(server.calls()).isPositive();
            assertThat(store.readiness().works()).isFalse();
          });
    }
  }

  @Test
  void waits_no_longer_than_its_patience_for_one_that_says_nothing() throws IOException {
    try (FailingServer server = new FailingServer(null)) {
      with(
          server,
          Duration.ofMillis(700),
          store -> {
            long start = System.nanoTime();
            failsWithoutAWord(() -> store.accounts().find(asa.id()));
            failsWithoutAWord(() -> store.accounts().open(asa, new PasswordHash("hash")));
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(700), Duration.ofSeconds(6));
            assertThat(store.readiness().works()).isFalse();
          });
    }
  }
}
