package se.lugntrygg.adapters.firestore;

import com.google.api.gax.retrying.RetrySettings;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.cloud.firestore.Firestore;
import com.google.cloud.firestore.FirestoreOptions;
import com.google.cloud.firestore.FirestoreRpcFactory;
import com.google.cloud.firestore.spi.v1.GrpcFirestoreRpc;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
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
import se.lugntrygg.application.port.Stories;
import se.lugntrygg.application.port.WordSafe;

/// Everything in one Firestore database, which many machines may share.
public final class FirestoreStore implements AutoCloseable {
  private static final Duration PROBE_PATIENCE = Duration.ofSeconds(1);

  /// Whoever waits for an answer waits for so much of the usual patience to learn whether a
  /// provider may be asked.
  private static final int UNITS_SHARE = 5;

  private final Firestore client;
  private final Documents documents;
  private final People people;
  private final WordSafe safe;
  private final DocumentCounts counts;
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
      Firestore client = options(settings, counts).getService();
      return new FirestoreStore(
          client,
          settings.project() + "/" + settings.database(),
          safe,
          meters,
          counts,
          settings.patience());
    } catch (RuntimeException e) {
      throw new StorageFailure("open the Firestore of " + settings.project(), e);
    }
  }

  static FirestoreOptions options(Settings settings, DocumentCounts counts) {
    FirestoreRpcFactory wired =
        options -> {
          try {
            return new Wire(new GrpcFirestoreRpc(options), counts);
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
    // No credentials of our own: with explicit ones the client forgets the emulator.
    settings
        .emulator()
        .ifPresentOrElse(
            options::setEmulatorHost,
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
  public DocumentCounts counts() {
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

  /// Everybody's accounts.
  public Accounts accounts() {
    return new FirestoreAccounts(documents, people, safe);
  }

  /// What they agreed to.
  public Consents consents() {
    return new FirestoreConsents(documents);
  }

  /// Their open logins.
  public Sessions sessions() {
    return sessions;
  }

  /// Failed tries to log in.
  public Lockouts lockouts() {
    return new FirestoreLockouts(documents, safe);
  }

  /// What was foretold to them.
  public Forecasts forecasts() {
    return new FirestoreForecasts(documents, people);
  }

  /// The stories they were told.
  public Stories stories() {
    return new FirestoreStories(documents, people);
  }

  /// Their plans for when it gets dark.
  public SafetyPlans safetyPlans() {
    return new FirestoreSafetyPlans(documents, people);
  }

  /// What they and the assistant have said to each other.
  public Conversations conversations() {
    return conversations;
  }

  /// The exercises they have begun.
  public ExerciseRuns exerciseRuns() {
    return new FirestoreExerciseRuns(documents, people);
  }

  /// What worried us in their texts lately.
  public RiskFlags riskFlags() {
    return new FirestoreRiskFlags(documents, people);
  }

  /// What happened to the safety of accounts.
  public AuditTrail auditTrail() {
    return auditTrail;
  }

  /// What they felt.
  public MoodEntries moodEntries() {
    return entries;
  }

  /// What that adds up to, day by day.
  public MoodSummaries moodSummaries() {
    return summaries;
  }

  /// Answers given before.
  public Replays replays() {
    return claims();
  }

  private FirestoreReplays claims() {
    return new FirestoreReplays(documents, people, safe);
  }

  /// All of it, for moving it into another store or out of one.
  public Archive archive() {
    return new FirestoreArchive(
        documents, people, rollups, conversations, claims(), safe, place, this);
  }

  /// What was spent on language models elsewhere.
  public AiUnits aiUnits() {
    return aiUnits;
  }

  /// Whether the database answers.
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
