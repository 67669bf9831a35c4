package se.lugntrygg.adapters.firestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.grpc.Status;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.fakes.SamplePeople;
import se.lugntrygg.application.port.AiUnits;
import se.lugntrygg.application.port.StorageFailure;
import se.lugntrygg.domain.account.Account;
import se.lugntrygg.domain.account.PasswordHash;

/// Who is dialled, and how soon again.
class LineTest {
  private final Account asa = SamplePeople.person("asa@example.se");

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
    return catchThrowable(() -> store.accounts().find(asa.id())).getCause()
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

  /// Notes whom this program dials over gRPC or HTTP: both ask it for a way there.
  private static final class Recorder extends ProxySelector {
    private final Set<String> dialled = ConcurrentHashMap.newKeySet();

    @Override
    public List<Proxy> select(URI target) {
      dialled.add(target.getHost() + ":" + target.getPort());
      return List.of(Proxy.NO_PROXY);
    }

    @Override
    public void connectFailed(URI target, SocketAddress address, IOException failure) {}
  }

  @Test
  void dials_the_emulator_and_nobody_else_whatever_it_is_asked_for() throws IOException {
    ProxySelector usual = ProxySelector.getDefault();
    Recorder recorder = new Recorder();
    ProxySelector.setDefault(recorder);
    try (FailingServer server = new FailingServer(Status.PERMISSION_DENIED)) {
      String emulator = server.host();
      for (String database : List.of(FirestoreStore.Settings.DEFAULT_DATABASE, "sverige")) {
        try (FirestoreStore store =
            OpenStore.open(
                new FirestoreStore.Settings(
                    "lugn-trygg",
                    database,
                    Optional.of(emulator),
                    Optional.of(Path.of("/nowhere/key.json")),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5)))) {
          assertThat(refusal(store)).isEqualTo(Status.Code.PERMISSION_DENIED);
          assertThat(store.readiness().works()).isFalse();
          assertThatThrownBy(() -> store.sessions().endedSince(Instant.EPOCH))
              .isInstanceOf(StorageFailure.class);
          assertThatThrownBy(() -> store.lockouts().attempt(asa.email(), Instant.EPOCH))
              .isInstanceOf(StorageFailure.class);
          assertThatThrownBy(() -> store.accounts().open(asa, new PasswordHash("hash")))
              .isInstanceOf(StorageFailure.class);
          assertThatThrownBy(
                  () -> store.aiUnits().take(LocalDate.EPOCH, asa.id(), new AiUnits.Budget(10, 10)))
              .isInstanceOf(StorageFailure.class);
        }
      }
      assertThat(server.calls()).isEqualTo(12);
      assertThat(recorder.dialled).containsExactly(emulator);
    } finally {
      ProxySelector.setDefault(usual);
    }
  }
}
