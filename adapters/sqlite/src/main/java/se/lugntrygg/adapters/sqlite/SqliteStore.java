package se.lugntrygg.adapters.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lugntrygg.application.port.Accounts;
import se.lugntrygg.application.port.AiUnits;
import se.lugntrygg.application.port.Archive;
import se.lugntrygg.application.port.AuditTrail;
import se.lugntrygg.application.port.Billing;
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

/// Everything in one SQLite database in a folder. One process uses a folder at a time.
public final class SqliteStore implements Store {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteStore.class);
  private static final String FILE = "lugn-trygg.db";

  private final Database database;
  private final People people;
  private final FileChannel lock;
  private final WordSafe safe;
  private final SqliteReplays replays;
  private final SqliteAiUnits aiUnits;

  private SqliteStore(Database database, WordSafe safe, FileChannel lock) {
    this.database = database;
    this.safe = safe;
    this.people = new People(safe);
    this.lock = lock;
    this.replays = SqliteReplays.open(database, safe);
    this.aiUnits = SqliteAiUnits.open(database);
  }

  /// Opens the store, making what is not there. Claims that a crash left open are free to be taken
  /// over.
  ///
  /// @throws StorageFailure when the folder cannot be used, or another process uses it
  public static SqliteStore open(Path folder, WordSafe safe, Meters meters) {
    try {
      Files.createDirectories(folder);
      FileChannel lock = locked(folder);
      try {
        return open(folder, safe, meters, lock);
      } catch (SQLException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (SQLException | IOException | IllegalStateException e) {
      throw new StorageFailure("open the database in " + folder, e);
    }
  }

  private static SqliteStore open(Path folder, WordSafe safe, Meters meters, FileChannel lock)
      throws SQLException {
    int readers = Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 8);
    Database database = Database.open(folder.resolve(FILE), readers, meters);
    try {
      return new SqliteStore(database, safe, lock);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /// For tests that must get at the disk itself.
  Database database() {
    return database;
  }

  private static FileChannel locked(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return channel;
      }
    } catch (OverlappingFileLockException _) {
      // This very process has it; said below.
    }
    channel.close();
    throw new IOException("another server is using this folder");
  }

  @Override
  public Accounts accounts() {
    return new SqliteAccounts(database, people, safe);
  }

  @Override
  public Consents consents() {
    return new SqliteConsents(database, people);
  }

  @Override
  public Sessions sessions() {
    return new SqliteSessions(database);
  }

  @Override
  public Lockouts lockouts() {
    return new SqliteLockouts(database, safe);
  }

  @Override
  public MoodEntries moodEntries() {
    return new SqliteMoodEntries(database, people);
  }

  @Override
  public MoodSummaries moodSummaries() {
    return new SqliteMoodSummaries(database, people);
  }

  @Override
  public Forecasts forecasts() {
    return new SqliteForecasts(database, people);
  }

  @Override
  public Stories stories() {
    return new SqliteStories(database, people);
  }

  @Override
  public SafetyPlans safetyPlans() {
    return new SqliteSafetyPlans(database, people);
  }

  @Override
  public Conversations conversations() {
    return new SqliteConversations(database, people);
  }

  @Override
  public ExerciseRuns exerciseRuns() {
    return new SqliteExerciseRuns(database, people);
  }

  @Override
  public RiskFlags riskFlags() {
    return new SqliteRiskFlags(database, people);
  }

  @Override
  public Replays replays() {
    return replays;
  }

  @Override
  public AiUnits aiUnits() {
    return aiUnits;
  }

  @Override
  public AuditTrail auditTrail() {
    return new SqliteAuditTrail(database);
  }

  @Override
  public Billing billing() {
    return Billing.NOTHING;
  }

  @Override
  public Archive archive() {
    return new SqliteArchive(database, people, safe, replays, this);
  }

  /// Whether the folder holds a database of ours.
  public static boolean isIn(Path folder) {
    return Files.exists(folder.resolve(FILE));
  }

  @Override
  public Readiness readiness() {
    return new Readiness() {
      @Override
      public String part() {
        return "storage";
      }

      @Override
      public boolean works() {
        try {
          return database.read(
              "look whether the database answers",
              rows -> rows.one(row -> row.getInt(1), "SELECT count(*) FROM store_key").isPresent());
        } catch (RuntimeException e) {
          LOG.warn("the database does not answer", e);
          return false;
        }
      }
    };
  }

  @Override
  public void close() {
    try (lock) {
      aiUnits.flush();
      database.close();
    } catch (SQLException | IOException e) {
      throw new StorageFailure("close the database", e);
    }
  }
}
