package se.lugntrygg.bootstrap;

import com.github.benmanes.caffeine.cache.Ticker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lugntrygg.adapters.ai.builtin.BuiltInAssistant;
import se.lugntrygg.adapters.ai.langchain.AssistantChain;
import se.lugntrygg.adapters.ai.langchain.Providers;
import se.lugntrygg.adapters.cache.CaffeineAnswerCache;
import se.lugntrygg.adapters.cache.ForgettingMoodEntries;
import se.lugntrygg.adapters.cache.RememberingAccounts;
import se.lugntrygg.adapters.cache.RememberingMoodSummaries;
import se.lugntrygg.adapters.firestore.FirestoreStore;
import se.lugntrygg.adapters.http.FailureLog;
import se.lugntrygg.adapters.http.HttpServer;
import se.lugntrygg.adapters.http.HttpSettings;
import se.lugntrygg.adapters.http.Product;
import se.lugntrygg.adapters.monitoring.CountedIncidents;
import se.lugntrygg.adapters.monitoring.MicrometerMeters;
import se.lugntrygg.adapters.monitoring.SentryIncidents;
import se.lugntrygg.adapters.monitoring.TimedAssistant;
import se.lugntrygg.adapters.ratelimit.BucketThrottle;
import se.lugntrygg.adapters.redis.Redis;
import se.lugntrygg.adapters.security.AesWordSafe;
import se.lugntrygg.adapters.security.Argon2PasswordHasher;
import se.lugntrygg.adapters.security.ChainedRefreshTokens;
import se.lugntrygg.adapters.security.JwtAccessTokens;
import se.lugntrygg.adapters.security.SecretFiles;
import se.lugntrygg.adapters.security.SigningKeys;
import se.lugntrygg.adapters.security.TimeOrderedIds;
import se.lugntrygg.adapters.sqlite.SqliteStore;
import se.lugntrygg.application.account.Authenticate;
import se.lugntrygg.application.account.ChangePassword;
import se.lugntrygg.application.account.ChangeProfile;
import se.lugntrygg.application.account.GiveConsent;
import se.lugntrygg.application.account.LiveSessions;
import se.lugntrygg.application.account.LogIn;
import se.lugntrygg.application.account.LogOut;
import se.lugntrygg.application.account.RefreshLogin;
import se.lugntrygg.application.account.Register;
import se.lugntrygg.application.account.ShowConsent;
import se.lugntrygg.application.account.ShowProfile;
import se.lugntrygg.application.conversation.CheckedAssistant;
import se.lugntrygg.application.conversation.CompleteExercise;
import se.lugntrygg.application.conversation.ConsentedWeek;
import se.lugntrygg.application.conversation.Converse;
import se.lugntrygg.application.conversation.FindPatterns;
import se.lugntrygg.application.conversation.ForgetConversation;
import se.lugntrygg.application.conversation.ReadDeeply;
import se.lugntrygg.application.conversation.RecallAnswer;
import se.lugntrygg.application.conversation.ShowConversation;
import se.lugntrygg.application.conversation.Spending;
import se.lugntrygg.application.conversation.StartExercise;
import se.lugntrygg.application.conversation.WordWeek;
import se.lugntrygg.application.forecast.CheckForecasts;
import se.lugntrygg.application.forecast.ForetellMood;
import se.lugntrygg.application.forecast.ShowForecasts;
import se.lugntrygg.application.mood.AmendMood;
import se.lugntrygg.application.mood.AnalyzeText;
import se.lugntrygg.application.mood.DaysIn;
import se.lugntrygg.application.mood.HomeZone;
import se.lugntrygg.application.mood.LogMood;
import se.lugntrygg.application.mood.ReadText;
import se.lugntrygg.application.mood.Recommend;
import se.lugntrygg.application.mood.RemoveMood;
import se.lugntrygg.application.mood.ShowMood;
import se.lugntrygg.application.mood.ShowMoods;
import se.lugntrygg.application.mood.ShowStatistics;
import se.lugntrygg.application.mood.ShowStreaks;
import se.lugntrygg.application.mood.ShowToday;
import se.lugntrygg.application.mood.ShowWeek;
import se.lugntrygg.application.port.AiUnits;
import se.lugntrygg.application.port.AnswerCache;
import se.lugntrygg.application.port.Assistant;
import se.lugntrygg.application.port.AuditTrail;
import se.lugntrygg.application.port.Consents;
import se.lugntrygg.application.port.Conversations;
import se.lugntrygg.application.port.Forecasts;
import se.lugntrygg.application.port.Incidents;
import se.lugntrygg.application.port.Lockouts;
import se.lugntrygg.application.port.Meters;
import se.lugntrygg.application.port.MoodEntries;
import se.lugntrygg.application.port.RiskFlags;
import se.lugntrygg.application.port.Sessions;
import se.lugntrygg.application.port.StorageFailure;
import se.lugntrygg.application.port.Store;
import se.lugntrygg.application.port.Stories;
import se.lugntrygg.application.port.Throttle;
import se.lugntrygg.application.port.WordSafe;
import se.lugntrygg.application.safety.AssessRisk;
import se.lugntrygg.application.safety.GiveHelp;
import se.lugntrygg.application.safety.JudgeText;
import se.lugntrygg.application.safety.KeepSafetyPlan;
import se.lugntrygg.application.safety.ShowResources;
import se.lugntrygg.application.safety.ShowSafetyPlan;
import se.lugntrygg.application.safety.WatchRisk;
import se.lugntrygg.application.story.ShowStories;
import se.lugntrygg.application.story.TellStory;
import se.lugntrygg.domain.account.Consent;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.safety.ReplyCheck;
import se.lugntrygg.domain.safety.Resources;
import se.lugntrygg.domain.safety.RiskJudge;
import se.lugntrygg.domain.text.TextAnalyzer;

/// The wiring: which adapter serves which port today, said once.
final class App implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(App.class);
  private static final long CACHE_BYTES = 64L * 1024 * 1024;
  private static final long MAX_CALLERS = 100_000;
  private static final int SECRET_BYTES = 32;
  private static final int MAX_WAITING_LOGINS = 64;
  private static final Duration LOGIN_PATIENCE = Duration.ofSeconds(3);

  private static final int MAX_WAITING_FLAGS = 10_000;
  private static final Duration LATER_PATIENCE = Duration.ofSeconds(5);

  /// After so long at most a machine refuses the access tokens of a login that another has ended.
  private static final Duration CATCHING_UP = Duration.ofSeconds(5);

  /// Requests wait on storage far more than they compute.
  private static final int IN_FLIGHT_PER_CORE = 1024;

  private final HttpServer server;
  private final List<AutoCloseable> parts;

  private App(HttpServer server, List<AutoCloseable> parts) {
    this.server = server;
    this.parts = parts;
  }

  static App start(Settings settings) {
    SecureRandom random = new SecureRandom();
    // What reads long lists of words is made beside the rest, since a start should be quick.
    CompletableFuture<RiskJudge> judging = beside(RiskJudge::new);
    CompletableFuture<TextAnalyzer> analyzing = beside(TextAnalyzer::new);
    CompletableFuture<Assistant> answering = beside(BuiltInAssistant::new);
    InstantSource clock = Clock.systemUTC();
    FailureLog failures = new FailureLog(LOG, clock);
    Supplier<UUID> ids = new TimeOrderedIds(clock, random);
    Optional<Path> folder = folder(settings.storage());
    byte[] master =
        settings
            .encryptionKey()
            .map(Secret::bytes)
            .orElseGet(() -> generated(folder, "encryption.key", "ENCRYPTION_KEY", random));
    List<byte[]> signing =
        settings.login().keys().isEmpty()
            ? List.of(generated(folder, "jwt.key", "JWT_SECRET_KEY", random))
            : settings.login().keys().stream().map(Secret::bytes).toList();

    MicrometerMeters meters = new MicrometerMeters();
    AesWordSafe safe = new AesWordSafe(List.of(master), random);
    Store store = store(settings.storage(), folder, safe, meters);
    Ticker ticker = Ticker.systemTicker();
    Optional<Redis> redis =
        settings.shared().map(by -> Redis.open(by.redis(), master, random, by.patience()));
    CaffeineAnswerCache answers = new CaffeineAnswerCache(CACHE_BYTES, ticker);
    AnswerCache cache = redis.map(shared -> shared.answers(answers)).orElse(answers);
    RememberingAccounts accounts = new RememberingAccounts(store.accounts(), cache, ticker);
    MoodEntries entries = new ForgettingMoodEntries(store.moodEntries(), cache);
    RememberingMoodSummaries summaries =
        new RememberingMoodSummaries(store.moodSummaries(), cache, ticker);
    redis.ifPresent(
        shared -> {
          shared.hear(accounts::forget, accounts::forgetAll);
          shared.hear(summaries::forget, summaries::forgetAll);
        });
    Throttle memory = new BucketThrottle(settings.limits(), System::nanoTime, MAX_CALLERS);
    Throttle throttle =
        redis
            .map(shared -> shared.throttle(settings.limits(), () -> nanos(clock), memory))
            .orElse(memory);
    AiUnits units = redis.map(Redis::aiUnits).orElseGet(store::aiUnits);
    Forecasts forecasts = store.forecasts();
    RiskFlags flags = store.riskFlags();
    Predicate<UserId> vulnerable = person -> flags.standing(person, clock.instant()).isPresent();
    Sessions sessions = store.sessions();
    Lockouts lockouts = store.lockouts();
    AuditTrail audit = store.auditTrail();
    JwtAccessTokens access =
        new JwtAccessTokens(new SigningKeys(signing), settings.login().access(), ids);
    ChainedRefreshTokens refresh =
        new ChainedRefreshTokens(signing.getFirst(), settings.login().refresh(), random);
    int cores = Runtime.getRuntime().availableProcessors();
    Argon2PasswordHasher hasher =
        new Argon2PasswordHasher(cores, MAX_WAITING_LOGINS, LOGIN_PATIENCE, random);
    LiveSessions live =
        shared(settings.storage())
            ? LiveSessions.behind(sessions, clock, access.lifetime())
            : new LiveSessions(sessions, clock, access.lifetime());
    JudgeText judge = new JudgeText(judging.join()::judge, meters);
    ThreadPoolExecutor later = background();
    WatchRisk watch =
        new WatchRisk(
            flags,
            later,
            meters,
            failure -> LOG.warn("could not keep a flag: {}", failure.getClass().getName()));
    HomeZone homeZone = new HomeZone(summaries);
    DaysIn days = new DaysIn(entries, summaries);
    TextAnalyzer analyzer = analyzing.join();
    ReadText read = new ReadText(judge, analyzer);
    GiveHelp help = new GiveHelp(settings.resources(), watch, clock);
    Providers providers = new Providers(settings.ai().turn());
    Optional<Assistant> asked = chain(settings.ai(), providers, meters);
    ReplyCheck check = new ReplyCheck(analyzer, settings.resources());
    Optional<Assistant> assistant = asked.map(chain -> new CheckedAssistant(chain, check, meters));
    Assistant builtIn = new TimedAssistant(BuiltInAssistant.MODEL, answering.join(), meters);
    Spending spending = new Spending(units, settings.ai().budget(), clock, App::counting);
    Conversations conversations = store.conversations();
    ShowWeek showWeek = new ShowWeek(days);
    Consents consents = store.consents();
    Stories stories = store.stories();
    ConsentedWeek week =
        new ConsentedWeek(
            consents,
            showWeek,
            homeZone,
            clock,
            failure -> failures.warn("could not look up a week", failure));
    Optional<SentryIncidents> sentry =
        settings
            .reports()
            .map(
                to ->
                    new SentryIncidents(
                        to.dsn().value(), to.environment(), to.release(), to.tracesSampleRate()));
    Incidents incidents =
        new CountedIncidents(sentry.<Incidents>map(found -> found).orElse((_, _, _) -> {}), meters);

    Product product =
        new Product(
            new Authenticate(access, live, clock),
            new Register(accounts, hasher, audit, clock),
            new LogIn(accounts, sessions, lockouts, hasher, access, refresh, audit, clock, ids),
            new RefreshLogin(sessions, access, refresh, audit, live, clock),
            new LogOut(sessions, refresh, live, audit, clock),
            new ChangePassword(accounts, sessions, hasher, lockouts, live, audit, clock),
            new GiveConsent(consents, clock),
            new ShowConsent(consents),
            new ShowProfile(accounts),
            new ChangeProfile(accounts, summaries),
            homeZone,
            new LogMood(entries, read, clock),
            new AmendMood(entries, read, clock),
            new RemoveMood(entries),
            new ShowMood(entries),
            new ShowMoods(entries),
            new ShowToday(entries, days, clock),
            new ShowStreaks(days, clock),
            showWeek,
            new ShowStatistics(days, clock),
            new Recommend(days, read, clock),
            new AnalyzeText(read),
            new ForetellMood(summaries, forecasts, vulnerable, clock),
            new ShowForecasts(forecasts, vulnerable),
            new CheckForecasts(forecasts, summaries, clock),
            judge,
            help,
            new AssessRisk(judge),
            new ShowResources(settings.resources()),
            new ShowSafetyPlan(store.safetyPlans()),
            new KeepSafetyPlan(store.safetyPlans(), judge, clock),
            new Converse(
                read,
                help,
                conversations,
                assistant,
                builtIn,
                week,
                spending,
                settings.ai().timeout(),
                clock,
                failure -> failures.warn("talking goes on without the store", failure)),
            new ShowConversation(conversations),
            new ForgetConversation(conversations),
            new RecallAnswer(conversations, help),
            new FindPatterns(conversations, clock),
            new WordWeek(assistant, week, spending, vulnerable, settings.ai().timeout()),
            new ReadDeeply(read, asked, spending, settings.ai().timeout()),
            new StartExercise(store.exerciseRuns(), clock),
            new CompleteExercise(store.exerciseRuns(), clock),
            new TellStory(
                showWeek,
                entries,
                stories,
                assistant,
                spending,
                settings.ai().timeout(),
                vulnerable,
                person -> consents.of(person).map(Consent::dataProcessing).orElse(false),
                clock,
                failure -> failures.warn("a story was told and not kept", failure)),
            new ShowStories(stories, vulnerable),
            cache,
            throttle,
            store.replays(),
            safe,
            store.billing(),
            meters,
            meters,
            incidents,
            Stream.concat(Stream.of(store.readiness()), redis.map(Redis::readiness).stream())
                .toList(),
            clock,
            ids);
    AutoCloseable catchingUp =
        shared(settings.storage()) ? catchingUp(live, failures)::shutdownNow : () -> {};
    HttpServer server = HttpServer.start(http(settings.web(), cores), product);
    announce(settings, folder, server.port());
    Stream<AutoCloseable> ends =
        Stream.concat(
            Stream.concat(sentry.stream(), redis.stream()),
            Stream.of(
                catchingUp,
                providers,
                () -> end(later),
                store,
                meters,
                () -> forget(settings, folder)));
    return new App(server, ends.toList());
  }

  private static <T> CompletableFuture<T> beside(Supplier<T> maker) {
    return CompletableFuture.supplyAsync(maker, Thread.ofPlatform().name("start")::start);
  }

  /// Whoever is asked before the built-in assistant, in order; empty for nobody.
  private static Optional<Assistant> chain(
      Settings.Ai ai, Providers open, MicrometerMeters meters) {
    List<Assistant> links =
        ai.providers().stream()
            .<Assistant>map(
                provider -> new TimedAssistant(provider.name(), open.assistant(provider), meters))
            .toList();
    return links.isEmpty() ? Optional.empty() : Optional.of(new AssistantChain(links));
  }

  private static void counting(Optional<RuntimeException> failure) {
    failure.ifPresentOrElse(
        why -> LOG.warn("providers are not asked: nobody counts what is spent", why),
        () -> LOG.info("what is spent is counted again: providers may be asked"));
  }

  /// Does one thing after the other, later; refuses when too much waits.
  private static ThreadPoolExecutor background() {
    return new ThreadPoolExecutor(
        1,
        1,
        0,
        TimeUnit.SECONDS,
        new ArrayBlockingQueue<>(MAX_WAITING_FLAGS),
        Thread.ofPlatform().name("later").daemon().inheritInheritableThreadLocals(false).factory());
  }

  /// Whether other machines may be at work on what is stored.
  private static boolean shared(Settings.Storage storage) {
    return storage instanceof Settings.Storage.Firestore;
  }

  /// Starts once it is known what ended before, or soon when nobody tells.
  private static ScheduledExecutorService catchingUp(LiveSessions live, FailureLog failures) {
    ScheduledExecutorService now =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("catching-up").daemon().factory());
    CountDownLatch first = new CountDownLatch(1);
    var _ =
        now.scheduleWithFixedDelay(
            () -> {
              try {
                live.catchUp();
              } catch (RuntimeException e) {
                failures.warn("could not look for logins that ended elsewhere", e);
              }
              first.countDown();
            },
            0,
            CATCHING_UP.toMillis(),
            TimeUnit.MILLISECONDS);
    try {
      var _ = first.await(CATCHING_UP.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return now;
  }

  private static void end(ThreadPoolExecutor later) throws InterruptedException {
    later.shutdown();
    if (!later.awaitTermination(LATER_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      LOG.warn("{} flags were not kept", later.getQueue().size());
    }
  }

  private static HttpSettings http(Settings.Web web, int cores) {
    return new HttpSettings(
        web.host(),
        web.port(),
        web.corsOrigins(),
        web.trustedProxies(),
        web.maxConnections(),
        web.maxInFlight() == 0 ? cores * IN_FLIGHT_PER_CORE : web.maxInFlight(),
        web.idleTimeout(),
        web.requestTimeout(),
        web.drainTimeout(),
        web.metricsToken().map(Secret::value),
        Version.TEXT);
  }

  private static long nanos(InstantSource clock) {
    return TimeUnit.MILLISECONDS.toNanos(clock.millis());
  }

  private static Store store(
      Settings.Storage storage, Optional<Path> folder, WordSafe safe, Meters meters) {
    return switch (storage) {
      case Settings.Storage.Sqlite _, Settings.Storage.Memory _ ->
          whole(SqliteStore.open(folder.orElseThrow(), safe, meters));
      case Settings.Storage.Firestore at ->
          known(
              FirestoreStore.open(
                  firestore(
                      at,
                      FirestoreStore.Settings.DEFAULT_PATIENCE,
                      FirestoreStore.Settings.DEFAULT_CALL_PATIENCE),
                  safe,
                  meters));
    };
  }

  /// Stops the start when what is wrong will not pass. Who starts while it is away waits for it
  /// later.
  private static Store known(FirestoreStore store) {
    try {
      return store.knock() ? whole(store) : store;
    } catch (StorageFailure failure) {
      store.close();
      throw failure;
    }
  }

  private static Store whole(Store store) {
    if (Import.begun(store.archive())) {
      store.close();
      throw new IllegalStateException(Import.BEGUN);
    }
    return store;
  }

  static FirestoreStore.Settings firestore(
      Settings.Storage.Firestore at, Duration patience, Duration callPatience) {
    return new FirestoreStore.Settings(
        at.project(),
        at.database().orElse(FirestoreStore.Settings.DEFAULT_DATABASE),
        at.emulator(),
        at.credentials(),
        patience,
        callPatience);
  }

  /// Empty where nothing lies on this machine.
  private static Optional<Path> folder(Settings.Storage storage) {
    return switch (storage) {
      case Settings.Storage.Firestore _ -> Optional.empty();
      case Settings.Storage.Sqlite(Path folder) -> Optional.of(ours(folder));
      case Settings.Storage.Memory() -> {
        try {
          yield Optional.of(Files.createTempDirectory("lugn-trygg"));
        } catch (IOException e) {
          throw new UncheckedIOException("could not make a temporary folder", e);
        }
      }
    };
  }

  /// The folder, made so that nobody else on the machine can look into it.
  static Path ours(Path folder) {
    try {
      return Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (IOException e) {
      throw new UncheckedIOException("could not make the folder " + folder, e);
    }
  }

  private static byte[] generated(
      Optional<Path> ours, String file, String setting, SecureRandom random) {
    Path folder = ours.orElseThrow(() -> new IllegalStateException(setting + " must be set"));
    SecretFiles.Found found = SecretFiles.readOrMake(folder, file, SECRET_BYTES, random);
    if (found.generated()) {
      LOG.warn("{} is not set: made one in {}", setting, folder.resolve(file));
    }
    return found.secret();
  }

  private static void announce(Settings settings, Optional<Path> folder, int port) {
    LOG.info(
        "data lies in {}",
        switch (settings.storage()) {
          case Settings.Storage.Firestore at -> at.place();
          case Settings.Storage.Sqlite _, Settings.Storage.Memory _ ->
              folder.orElseThrow().toAbsolutePath().normalize();
        });
    LOG.info(
        "adapters: {}, answers cached by Caffeine, limits by Bucket4j {}",
        switch (settings.storage()) {
          case Settings.Storage.Sqlite(Path _) -> "SQLite";
          case Settings.Storage.Memory() -> "SQLite in a temporary folder, deleted at the end";
          case Settings.Storage.Firestore at ->
              at.emulator().isPresent() ? "Firestore's emulator" : "Firestore";
        },
        settings.shared().map(by -> "on Redis at " + by.redis()).orElse("in memory"));
    if (settings.shared().isPresent() && settings.encryptionKey().isEmpty()) {
      LOG.warn(
          "REDIS_URL is set and ENCRYPTION_KEY is not: instances share nothing unless they have the"
              + " same key");
    }
    LOG.info(
        "assistants, in order: {}",
        Stream.concat(
                settings.ai().providers().stream()
                    .map(provider -> provider.name() + " (" + provider.model() + ")"),
                Stream.of(BuiltInAssistant.MODEL))
            .collect(Collectors.joining(", ")));
    List<String> unverified = settings.resources().unverified(LocalDate.now(ZoneOffset.UTC));
    if (!unverified.isEmpty()) {
      LOG.warn(
          "nobody has verified these places of help within {} days: {}. Call or look them up, then"
              + " set CRISIS_RESOURCES_FILE to a list that says when",
          Resources.DAYS_VERIFIED,
          String.join(", ", unverified));
    }
    if (settings.reports().isEmpty()) {
      LOG.warn("SENTRY_DSN is not set: unexpected errors are only logged");
    }
    // Last, so that whoever waits for this line has been told everything else.
    LOG.info("listening on http://{}:{}", settings.web().host(), port);
  }

  private static void forget(Settings settings, Optional<Path> folder) throws IOException {
    if (settings.storage() instanceof Settings.Storage.Memory) {
      try (Stream<Path> files = Files.walk(folder.orElseThrow())) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /// The port it listens on.
  int port() {
    return server.port();
  }

  /// All operations it answers.
  List<String> routes() {
    return server.routes();
  }

  /// Lets requests in flight end, then closes one part after the other.
  @Override
  public void close() {
    server.close();
    for (AutoCloseable part : parts) {
      try {
        part.close();
      } catch (Exception e) {
        LOG.warn("could not close a part", e);
      }
    }
  }
}
