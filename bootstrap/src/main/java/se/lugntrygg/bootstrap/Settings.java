package se.lugntrygg.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.lugntrygg.adapters.ai.langchain.Provider;
import se.lugntrygg.adapters.firestore.FirestoreStore;
import se.lugntrygg.adapters.http.Cidr;
import se.lugntrygg.adapters.ratelimit.LimitSettings;
import se.lugntrygg.adapters.redis.RedisAddress;
import se.lugntrygg.application.port.AiUnits;
import se.lugntrygg.application.port.Limit;
import se.lugntrygg.application.port.Throttle;
import se.lugntrygg.domain.safety.Resources;

/// Everything that can be chosen from outside, read once at start.
record Settings(
    Web web,
    Storage storage,
    Login login,
    Optional<Secret> encryptionKey,
    Map<Limit, List<Throttle.Rate>> limits,
    Optional<Shared> shared,
    Resources resources,
    Ai ai,
    Optional<Reports> reports,
    Logs logs) {

  /// Where instances share what they share, and how long a request waits for it.
  record Shared(RedisAddress redis, Duration patience) {
    private static final Duration MOST_PATIENCE = Duration.ofSeconds(10);
  }

  /// Where and how to listen. `maxInFlight` is of requests; zero stands for what the machine
  /// suggests.
  record Web(
      String host,
      int port,
      List<String> corsOrigins,
      List<Cidr> trustedProxies,
      int maxConnections,
      int maxInFlight,
      Duration requestTimeout,
      Duration idleTimeout,
      Duration drainTimeout,
      Optional<Secret> metricsToken) {}

  /// Where data lies. A folder of ours also holds generated secrets.
  sealed interface Storage {
    /// One SQLite database in a folder.
    record Sqlite(Path folder) implements Storage {}

    /// The same in a folder that is deleted at the end, for trying things out.
    record Memory() implements Storage {}

    /// One Firestore database, which several machines may share.
    ///
    /// @param database its id; empty for the project's first
    /// @param emulator host and port of an emulator that is spoken to instead of Google
    /// @param credentials a file of Google's; empty for those that its libraries find themselves
    record Firestore(
        String project,
        Optional<String> database,
        Optional<String> emulator,
        Optional<Path> credentials)
        implements Storage {
      /// What an operator calls it.
      String place() {
        return "%s of the project %s%s"
            .formatted(
                database.orElse(FirestoreStore.Settings.DEFAULT_DATABASE),
                project,
                emulator.map(host -> ", on the emulator at " + host).orElse(""));
      }
    }
  }

  /// How long logins last, and with what they are signed: the first key signs, all are accepted.
  record Login(List<Secret> keys, Duration access, Duration refresh) {}

  /// Who is asked before the built-in assistant, and how much.
  ///
  /// @param providers in order; none: the built-in assistant alone
  /// @param timeout how long an answer may take
  /// @param budget how many questions a day people may cause
  record Ai(List<Provider> providers, Duration timeout, AiUnits.Budget budget) {
    /// How long one provider may stay silent, so that those after it have a turn.
    Duration turn() {
      return timeout.dividedBy(Math.max(1, providers.size()));
    }
  }

  /// Where errors are reported.
  record Reports(
      Secret dsn, String environment, String release, Optional<Double> tracesSampleRate) {}

  /// How the log is written.
  record Logs(Format format, String level) {
    /// For eyes or for machines.
    enum Format {
      TEXT,
      JSON
    }
  }

  /// RFC 7518 (3.2) asks for a key at least as long as the hash.
  private static final int MIN_KEY_BYTES = 32;

  private static final int MAX_PORT = 65_535;

  /// Reads them all.
  ///
  /// @throws SettingsRefused with every complaint at once
  static Settings from(Environment environment) {
    Web web =
        new Web(
            environment.text("HOST").orElse("127.0.0.1"),
            environment.whole("PORT", 0, MAX_PORT).orElse(5001),
            environment.list("CORS_ALLOWED_ORIGINS", Settings::origin),
            environment.list("TRUSTED_PROXIES", Cidr::parse),
            environment.whole("MAX_CONNECTIONS", 1, 1_000_000).orElse(20_000),
            environment.whole("MAX_IN_FLIGHT", 1, 1_000_000).orElse(0),
            environment.duration("REQUEST_TIMEOUT").orElse(Duration.ofSeconds(30)),
            environment.duration("IDLE_TIMEOUT").orElse(Duration.ofSeconds(300)),
            environment.duration("DRAIN_TIMEOUT").orElse(Duration.ofSeconds(20)),
            environment.text("METRICS_TOKEN").map(Secret::new));
    Storage storage = StorageSettings.storage(environment);
    Login login =
        new Login(
            environment.list("JWT_SECRET_KEY", Settings::key),
            Duration.ofMinutes(environment.whole("JWT_EXPIRATION_MINUTES", 1, 1440).orElse(15)),
            Duration.ofDays(environment.whole("JWT_REFRESH_EXPIRATION_DAYS", 1, 365).orElse(30)));
    Optional<Secret> encryptionKey = environment.value("ENCRYPTION_KEY", Settings::key);
    if (storage instanceof Storage.Firestore) {
      StorageSettings.shared(environment, "JWT_SECRET_KEY");
      StorageSettings.shared(environment, "ENCRYPTION_KEY");
    }
    Map<Limit, List<Throttle.Rate>> limits =
        environment
            .value("RATE_LIMITS", LimitSettings::parse)
            .orElseGet(() -> LimitSettings.parse(""));
    Duration patience = environment.duration("REDIS_TIMEOUT").orElse(Duration.ofMillis(250));
    if (patience.isZero() || patience.compareTo(Shared.MOST_PATIENCE) > 0) {
      environment.complain("REDIS_TIMEOUT", "must be from 1ms to 10s");
    }
    Optional<Shared> shared =
        environment.value("REDIS_URL", RedisAddress::parse).map(at -> new Shared(at, patience));
    Resources resources =
        environment
            .value("CRISIS_RESOURCES_FILE", Settings::resources)
            .orElseGet(Resources::standard);
    Ai ai =
        new Ai(
            AiSettings.providers(environment),
            AiSettings.timeout(environment),
            new AiUnits.Budget(
                environment.whole("AI_DAILY_UNITS", 0, 1_000_000_000).orElse(20_000),
                environment.whole("AI_DAILY_UNITS_PER_USER", 0, 1_000_000).orElse(200)));
    Optional<Reports> reports =
        environment
            .text("SENTRY_DSN")
            .map(
                dsn ->
                    new Reports(
                        new Secret(dsn),
                        environment.text("SENTRY_ENVIRONMENT").orElse("production"),
                        environment.text("SENTRY_RELEASE").orElse("lugn-trygg@" + Version.TEXT),
                        environment.value("SENTRY_TRACES_SAMPLE_RATE", Settings::share)));
    Logs logs =
        new Logs(
            environment
                .oneOf("LOG_FORMAT", List.of("text", "json"))
                .map(format -> format.equals("json") ? Logs.Format.JSON : Logs.Format.TEXT)
                .orElse(Logs.Format.TEXT),
            environment
                .oneOf("LOG_LEVEL", List.of("error", "warn", "info", "debug"))
                .orElse("info"));
    Settings settings =
        new Settings(
            web, storage, login, encryptionKey, limits, shared, resources, ai, reports, logs);
    environment.complain();
    return settings;
  }

  static Secret key(String text) {
    Secret key = new Secret(text);
    if (key.bytes().length < MIN_KEY_BYTES) {
      throw new IllegalArgumentException("must be at least " + MIN_KEY_BYTES + " bytes long");
    }
    return key;
  }

  private static Resources resources(String file) {
    try {
      return Resources.parse(Files.readString(Path.of(file)));
    } catch (IOException | InvalidPathException _) {
      throw new IllegalArgumentException("'%s' cannot be read as UTF-8".formatted(file));
    }
  }

  private static String origin(String text) {
    if (!text.matches("https?://(\\*\\.)?[A-Za-z0-9.-]+(:[0-9]{1,5})?")) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is not an origin such as https://app.example.org or https://*.example.org");
    }
    return text;
  }

  private static Double share(String text) {
    double share = Double.parseDouble(text);
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("must be from 0 to 1");
    }
    return share;
  }
}
