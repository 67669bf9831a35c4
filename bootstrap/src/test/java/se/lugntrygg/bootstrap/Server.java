package se.lugntrygg.bootstrap;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import se.lugntrygg.adapters.firestore.Emulator;
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
    return new Server(
        App.start(Settings.from(new Environment(environment(folder, settings), Map.of()))));
  }

  /// What is set for a server on the folder, on the store that these tests run with.
  static Map<String, String> environment(Path folder, String... settings) {
    Map<String, String> environment = new HashMap<>();
    environment.put("PORT", "0");
    environment.put("DATA_DIR", folder.toString());
    environment.put("DRAIN_TIMEOUT", "2s");
    environment.put("JWT_SECRET_KEY", KEY);
    environment.put("RATE_LIMITS", NO_LIMITS);
    if (OnFirestore.chosen()) {
      environment.putAll(firestore(Emulator.host(), folder));
    }
    for (int i = 0; i < settings.length; i += 2) {
      environment.put(settings[i], settings[i + 1]);
    }
    return environment;
  }

  /// What chooses Firestore; a folder has a project of its own, so that it is found again.
  static Map<String, String> firestore(String emulator, Path folder) {
    return Map.of(
        "PERSISTENCE",
        "firestore",
        "GOOGLE_CLOUD_PROJECT",
        "test-" + UUID.nameUUIDFromBytes(folder.toString().getBytes(StandardCharsets.UTF_8)),
        "FIRESTORE_EMULATOR_HOST",
        emulator,
        "ENCRYPTION_KEY",
        "another-key-for-tests-of-more-than-32-bytes");
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
