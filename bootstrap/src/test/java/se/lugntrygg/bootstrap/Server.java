package se.lugntrygg.bootstrap;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import se.lugntrygg.application.port.Limit;

/// The whole program, in this process, on a port of its own.
final class Server implements AutoCloseable {
  /// Signs the access tokens, so that tests can sign worse ones.
  static final String KEY = "a-key-for-tests-of-more-than-32-bytes";

  /// So much that nobody reaches it.
  static final String NO_LIMITS =
      Limit.all().stream()
          .map(limit -> limit.key() + "=1000000/m")
          .collect(Collectors.joining(","));

  private final App app;
  private final Client client;

  private Server(App app) {
    this.app = app;
    this.client = new Client(app.port());
  }

  /// Starts on the folder, with settings as in the environment: a name, its value, and so on.
  static Server start(Path folder, String... settings) {
    Map<String, String> environment = new HashMap<>();
    environment.put("PORT", "0");
    environment.put("DATA_DIR", folder.toString());
    environment.put("DRAIN_TIMEOUT", "2s");
    environment.put("JWT_SECRET_KEY", KEY);
    environment.put("RATE_LIMITS", NO_LIMITS);
    for (int i = 0; i < settings.length; i += 2) {
      environment.put(settings[i], settings[i + 1]);
    }
    return new Server(App.start(Settings.from(new Environment(environment, Map.of()))));
  }

  Client client() {
    return client;
  }

  App app() {
    return app;
  }

  @Override
  public void close() {
    app.close();
  }
}
