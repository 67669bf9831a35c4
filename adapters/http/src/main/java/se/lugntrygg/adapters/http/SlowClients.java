package se.lugntrygg.adapters.http;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.internal.HttpConnection;

/// Closes connections whose client has begun the head of a request and does not end it. An idle
/// timeout does not find them, since every byte that drips in is a sign of life. Bodies are not
/// looked at here: one that has not been read may be waiting for us; see [Arrival].
final class SlowClients implements AutoCloseable {
  private static final Duration SHORTEST_STEP = Duration.ofMillis(50);
  private static final Duration LONGEST_STEP = Duration.ofSeconds(1);

  private final ServerConnector connector;
  private final Duration patience;
  private final Duration step;
  private final Thread thread;
  private Map<EndPoint, Begun> begun = new HashMap<>();
  private volatile boolean open = true;

  /// A head that was being received.
  ///
  /// @param message which one of its connection
  private record Begun(long message, long sinceNanos) {}

  /// @param patience from the first look at a head that has begun
  SlowClients(ServerConnector connector, Duration patience) {
    this.connector = connector;
    this.patience = patience;
    Duration tenth = patience.dividedBy(10);
    this.step =
        tenth.compareTo(SHORTEST_STEP) < 0
            ? SHORTEST_STEP
            : tenth.compareTo(LONGEST_STEP) > 0 ? LONGEST_STEP : tenth;
    this.thread = Thread.ofPlatform().name("slow-clients").daemon().start(this::watch);
  }

  private void watch() {
    while (open) {
      try {
        Thread.sleep(step);
      } catch (InterruptedException _) {
        return;
      }
      look();
    }
  }

  private void look() {
    long now = System.nanoTime();
    Map<EndPoint, Begun> still = new HashMap<>();
    for (EndPoint end : connector.getConnectedEndPoints()) {
      if (end.getConnection() instanceof HttpConnection connection && receiving(connection)) {
        Begun known = begun.get(end);
        Begun current =
            known != null && known.message() == connection.getMessagesIn()
                ? known
                : new Begun(connection.getMessagesIn(), now);
        if (now - current.sinceNanos() > patience.toNanos()) {
          end.close();
        } else {
          still.put(end, current);
        }
      }
    }
    begun = still;
  }

  private static boolean receiving(HttpConnection connection) {
    HttpParser.State state = connection.getParser().getState();
    return switch (state) {
      case METHOD, SPACE1, URI, SPACE2, REQUEST_VERSION, HEADER -> true;
      default -> false;
    };
  }

  @Override
  public void close() {
    open = false;
    thread.interrupt();
  }
}
