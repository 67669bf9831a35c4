package se.lugntrygg.adapters.firestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.grpc.Status;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.fakes.SamplePeople;
import se.lugntrygg.domain.account.UserId;

/// Who is dialled, and how soon again.
class LineTest {
  private final UserId somebody = SamplePeople.person("asa@example.se").id();

  private static FirestoreStore store(String host, Duration callPatience) {
    return OpenStore.open(
        new FirestoreStore.Settings(
            "test",
            FirestoreStore.Settings.DEFAULT_DATABASE,
            Optional.of(host),
            Duration.ofSeconds(5),
            callPatience));
  }

  /// How the store was refused.
  private Status.Code refusal(FirestoreStore store) {
    return catchThrowable(() -> store.accounts().find(somebody)).getCause()
            instanceof Refused refused
        ? refused.code()
        : Status.Code.OK;
  }

  @Test
  void dials_twice_a_second_for_as_long_as_nobody_is_there() throws Exception {
    AtomicInteger dialled = new AtomicInteger();
    try (ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        FirestoreStore store = store("127.0.0.1:" + door.getLocalPort(), Duration.ofMillis(500))) {
      Thread.ofVirtual().start(() -> slam(door, dialled));
      long end = System.nanoTime() + Duration.ofSeconds(6).toNanos();

      while (System.nanoTime() < end) {
        assertThat(refusal(store)).isIn(Status.Code.UNAVAILABLE, Status.Code.DEADLINE_EXCEEDED);
      }

      // Left to itself, gRPC would have come to 2 s between the tries, and have made 4.
      assertThat(dialled.get()).isBetween(6, 13);
    }
  }

  private static void slam(ServerSocket door, AtomicInteger count) {
    try {
      while (true) {
        door.accept().close();
        count.incrementAndGet();
      }
    } catch (IOException _) {
      // the end
    }
  }

  @Test
  void gives_up_a_connection_that_has_fallen_silent() throws IOException {
    try (FailingServer server = new FailingServer(Status.PERMISSION_DENIED);
        Relay relay = new Relay(server.port());
        FirestoreStore store = store(relay.host(), Duration.ofMillis(700))) {
      assertThat(refusal(store)).isEqualTo(Status.Code.PERMISSION_DENIED);
      relay.freeze();

      assertThat(refusal(store)).isEqualTo(Status.Code.DEADLINE_EXCEEDED);

      assertThat(refusal(store)).as("on a new one").isEqualTo(Status.Code.PERMISSION_DENIED);
      assertThat(relay.connections()).isEqualTo(2);
    }
  }
}
