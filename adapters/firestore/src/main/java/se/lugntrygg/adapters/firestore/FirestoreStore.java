package se.lugntrygg.adapters.firestore;

import com.google.api.gax.retrying.RetrySettings;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.cloud.firestore.Firestore;
import com.google.cloud.firestore.FirestoreOptions;
import com.google.cloud.firestore.FirestoreRpcFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lugntrygg.application.port.Accounts;
import se.lugntrygg.application.port.AiUnits;
import se.lugntrygg.application.port.Archive;
import se.lugntrygg.application.port.AuditTrail;
import se.lugntrygg.application.port.Consents;
import se.lugntrygg.application.port.Conversations;
import se.lugntrygg.application.port.ExerciseRuns;
import se.lugntrygg.application.port.Forecasts;
import se.lugntrygg.application.port.Lockouts;
import se.lugntrygg.application.port.Meters;
import se.lugntrygg.application.port.MoodEntries;
import se.lugntrygg.application.port.MoodSummaries;
import se.lugntrygg.application.port.Readiness;
import se.lugntrygg.application.port.Replays;
import se.lugntrygg.application.port.RiskFlags;
import se.lugntrygg.application.port.SafetyPlans;
import se.lugntrygg.application.port.Sessions;
import se.lugntrygg.application.port.StorageFailure;
import se.lugntrygg.application.port.Store;
import se.lugntrygg.application.port.Stories;
import se.lugntrygg.application.port.WordSafe;

/// Everything in one Firestore database, which many machines may share.
public final class FirestoreStore implements Store {
  private static final Logger LOG = LoggerFactory.getLogger(FirestoreStore.class);

  private static final Duration PROBE_PATIENCE = Duration.ofSeconds(1);

  /// The first call takes longer.
  private static final Duration KNOCK_PATIENCE = Duration.ofSeconds(3);

  /// Whoever waits for an answer waits for so much of the usual patience to learn whether a
  /// provider may be asked.
  private static final int UNITS_SHARE = 5;

  private final Firestore client;
  private final Documents documents;
  private final People people;
  private final WordSafe safe;
  private final DocumentCounts counts;
  private final Meters meters;
  private final Sessions sessions;
  private final FirestoreConversations conversations;
  private final AuditTrail auditTrail;
  private final MoodEntries entries;
  private final Rollups rollups;
  private final MoodSummaries summaries;
  private final String place;
  private final FirestoreAiUnits aiUnits;
  private final Readiness readiness;

  /// Which database, and how long it is waited for.
  ///
  /// @param emulator host and port of an emulator, which then is all that is ever spoken to,
  ///   without credentials; otherwise Google is, with the credentials of the environment
  /// @param credentials a file of Google's; otherwise its libraries look where they usually do
  /// @param patience for one read or change, all its tries included
  /// @param callPatience for each try, which ends sooner so that another can be made
  public record Settings(
      String project,
      String database,
      Optional<String> emulator,
      Optional<Path> credentials,
      Duration patience,
      Duration callPatience) {
    /// What a project's first database is called.
    public static final String DEFAULT_DATABASE = "(default)";

    /// As the embedded store has it: who waits longer has gone.
    public static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(10);

    /// Two tries at least.
    public static final Duration DEFAULT_CALL_PATIENCE = Duration.ofSeconds(4);

    /// With the credentials that Google's libraries find.
    public Settings(
        String project,
        String database,
        Optional<String> emulator,
        Duration patience,
        Duration callPatience) {
      this(project, database, emulator, Optional.empty(), patience, callPatience);
    }

    /// The project's first database, with the usual patience.
    public static Settings of(String project, Optional<String> emulator) {
      return new Settings(
          project, DEFAULT_DATABASE, emulator, DEFAULT_PATIENCE, DEFAULT_CALL_PATIENCE);
    }
  }

  private FirestoreStore(
      Firestore client,
      String place,
      WordSafe safe,
      Meters meters,
      DocumentCounts counts,
      Duration patience) {
    this.client = client;
    this.place = place;
    this.safe = safe;
    this.counts = counts;
    this.meters = meters;
    this.documents = new Documents(client, patience, meters);
    this.people = new People(documents, safe, System::nanoTime);
    this.sessions = new FirestoreSessions(documents);
    this.conversations = new FirestoreConversations(documents, people);
    this.auditTrail = new FirestoreAuditTrail(documents, InstantSource.system());
    this.rollups = new Rollups(documents, Rollups.Limits.USUAL);
    FirestoreMoodEntries moods = new FirestoreMoodEntries(documents, people, rollups);
    this.entries = moods;
    this.summaries = new FirestoreMoodSummaries(documents, people, rollups, moods);
    this.aiUnits =
        new FirestoreAiUnits(
            new Documents(client, patience.dividedBy(UNITS_SHARE), meters), System::nanoTime);
    this.readiness =
        new FirestoreReadiness(new Documents(client, PROBE_PATIENCE, meters), System::nanoTime);
  }

  /// Opens the store. Speaks to nobody yet, so that a server can start before its database.
  ///
  /// @throws StorageFailure when there are no credentials
  public static FirestoreStore open(Settings settings, WordSafe safe, Meters meters) {
    DocumentCounts counts = new DocumentCounts(meters);
    try {
      FirestoreOptions options = options(settings, counts);
      if (settings.emulator().isEmpty() && options.getScopedCredentials() == null) {
        throw new IllegalStateException(
            "there are no credentials of Google's: set GOOGLE_APPLICATION_CREDENTIALS to a file of"
                + " them, or run as a service account");
      }
      return new FirestoreStore(
          options.getService(),
          settings.project() + "/" + settings.database(),
          safe,
          meters,
          counts,
          settings.patience());
    } catch (RuntimeException e) {
      throw new StorageFailure("open the Firestore of " + settings.project(), e);
    }
  }

  /// Asks Firestore for something, to learn at the start what does not pass by itself. That nobody
  /// is there does.
  ///
  /// @return whether somebody is there
  /// @throws StorageFailure when it refuses to talk to us
  public boolean knock() {
    try {
      FirestoreReadiness.look(new Documents(client, KNOCK_PATIENCE, meters));
      return true;
    } catch (StorageFailure failure) {
      if (!(failure.getCause() instanceof Refused refused) || !refused.away()) {
        throw failure;
      }
      LOG.warn("Firestore is away: starting without it ({})", refused.getMessage());
      return false;
    }
  }

  static FirestoreOptions options(Settings settings, DocumentCounts counts) {
    FirestoreRpcFactory wired =
        options -> {
          try {
            return new Wire(new Line(options), counts);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        };
    FirestoreOptions.Builder options =
        FirestoreOptions.newBuilder()
            .setProjectId(settings.project())
            .setDatabaseId(settings.database())
            .setServiceRpcFactory(wired)
            .setRetrySettings(once(settings.callPatience()));
    settings
        .emulator()
        .ifPresentOrElse(
            host ->
                // With credentials that say nothing, or Google would be asked for some.
                options
                    .setEmulatorHost(host)
                    .setCredentials(new FirestoreOptions.EmulatorCredentials()),
            () -> settings.credentials().ifPresent(file -> options.setCredentials(read(file))));
    return options.build();
  }

  private static GoogleCredentials read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return GoogleCredentials.fromStream(in);
    } catch (IOException e) {
      // Without the cause, which would quote the file.
      throw new IllegalStateException(
          file + " holds no credentials of Google's: " + e.getClass().getSimpleName());
    }
  }

  /// The client would retry in its own way; [Documents] does, in ours.
  private static RetrySettings once(Duration patience) {
    return RetrySettings.newBuilder()
        .setMaxAttempts(1)
        .setTotalTimeoutDuration(patience)
        .setInitialRpcTimeoutDuration(patience)
        .setMaxRpcTimeoutDuration(patience)
        .setRpcTimeoutMultiplier(1)
        .build();
  }

  /// What the documents read and written have cost.
  @Override
  public DocumentCounts billing() {
    return counts;
  }

  /// For tests that must get at the documents themselves.
  Firestore client() {
    return client;
  }

  People people() {
    return people;
  }

  Documents documents() {
    return documents;
  }

  @Override
  public Accounts accounts() {
    return new FirestoreAccounts(documents, people, safe);
  }

  @Override
  public Consents consents() {
    return new FirestoreConsents(documents);
  }

  @Override
  public Sessions sessions() {
    return sessions;
  }

  @Override
  public Lockouts lockouts() {
    return new FirestoreLockouts(documents, safe);
  }

  @Override
  public Forecasts forecasts() {
    return new FirestoreForecasts(documents, people);
  }

  @Override
  public Stories stories() {
    return new FirestoreStories(documents, people);
  }

  @Override
  public SafetyPlans safetyPlans() {
    return new FirestoreSafetyPlans(documents, people);
  }

  @Override
  public Conversations conversations() {
    return conversations;
  }

  @Override
  public ExerciseRuns exerciseRuns() {
    return new FirestoreExerciseRuns(documents, people);
  }

  @Override
  public RiskFlags riskFlags() {
    return new FirestoreRiskFlags(documents, people);
  }

  @Override
  public AuditTrail auditTrail() {
    return auditTrail;
  }

  @Override
  public MoodEntries moodEntries() {
    return entries;
  }

  @Override
  public MoodSummaries moodSummaries() {
    return summaries;
  }

  @Override
  public Replays replays() {
    return claims();
  }

  private FirestoreReplays claims() {
    return new FirestoreReplays(documents, people, safe);
  }

  @Override
  public Archive archive() {
    return new FirestoreArchive(
        documents, people, rollups, conversations, claims(), safe, place, this);
  }

  @Override
  public AiUnits aiUnits() {
    return aiUnits;
  }

  @Override
  public Readiness readiness() {
    return readiness;
  }

  @Override
  public void close() {
    aiUnits.giveBack();
    try {
      client.close();
    } catch (Exception e) {
      throw new StorageFailure("close Firestore", e);
    }
  }
}
