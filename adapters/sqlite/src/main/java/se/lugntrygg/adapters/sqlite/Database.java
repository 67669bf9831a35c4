package se.lugntrygg.adapters.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import se.lugntrygg.application.port.Meters;
import se.lugntrygg.application.port.Overloaded;
import se.lugntrygg.application.port.StorageFailure;
import se.lugntrygg.domain.InvalidValue;

/// One writer that commits waiting writes together and answers after the sync to disk, and a few
/// readers. They are platform threads, since calls into SQLite would hold on to the carriers of
/// virtual ones.
final class Database implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  /// More waiting writes than a disk syncs in a few seconds.
  private static final int MAX_WAITING = 20_000;

  /// So many share a commit at most: enough to spread its cost, few enough to keep it short.
  private static final int MAX_TOGETHER = 256;

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration RETRY_SOON = Duration.ofSeconds(1);
  private static final int BUSY_MILLIS = 5000;
  private static final int PAGE_CACHE_KIB = 16 * 1024;

  private final BlockingQueue<Write<?>> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
  private final Rows writing;
  private final Thread writer;
  private final ThreadPoolExecutor readers;
  private final BlockingQueue<Rows> reading;
  private final Meters meters;
  private volatile boolean open = true;

  /// Work on a connection.
  @FunctionalInterface
  interface Work<T> {
    T on(Rows rows) throws SQLException;
  }

  private record Write<T>(Work<T> work, CompletableFuture<T> done) {}

  private Database(Rows writing, BlockingQueue<Rows> reading, Meters meters) {
    this.writing = writing;
    this.reading = reading;
    this.meters = meters;
    this.readers =
        new ThreadPoolExecutor(
            reading.size(),
            reading.size(),
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MAX_WAITING),
            Thread.ofPlatform().name("sqlite-reader-", 0).daemon().factory());
    this.writer = Thread.ofPlatform().name("sqlite-writer").daemon().start(this::writeAll);
  }

  static Database open(Path file, int readers, Meters meters) throws SQLException {
    Rows writing = new Rows(connect(file, false));
    try {
      Migrations.run(writing);
      BlockingQueue<Rows> reading = new ArrayBlockingQueue<>(readers);
      for (int i = 0; i < readers; i++) {
        reading.add(new Rows(connect(file, true)));
      }
      return new Database(writing, reading, meters);
    } catch (SQLException | RuntimeException e) {
      writing.close();
      throw e;
    }
  }

  private static Connection connect(Path file, boolean readOnly) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(readOnly);
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setCacheSize(-PAGE_CACHE_KIB);
    config.enforceForeignKeys(true);
    // What was removed is overwritten, so that erased words are not left in free pages.
    config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
    return config.createConnection("jdbc:sqlite:" + file);
  }

  /// Does the work in a transaction and returns once it is on disk.
  ///
  /// @param attempt as in "save a mood entry"
  <T> T write(String attempt, Work<T> work) {
    long start = System.nanoTime();
    CompletableFuture<T> done = new CompletableFuture<>();
    if (!open || !waiting.offer(new Write<>(work, done))) {
      throw new Overloaded("writes", RETRY_SOON);
    }
    try {
      return await(attempt, done);
    } finally {
      meters.storage("write", Duration.ofNanos(System.nanoTime() - start));
    }
  }

  /// Does the work on a consistent state of the database.
  <T> T read(String attempt, Work<T> work) {
    long start = System.nanoTime();
    CompletableFuture<T> done = new CompletableFuture<>();
    try {
      readers.execute(() -> readOne(work, done));
    } catch (RejectedExecutionException _) {
      throw new Overloaded("reads", RETRY_SOON);
    }
    try {
      return await(attempt, done);
    } finally {
      meters.storage("read", Duration.ofNanos(System.nanoTime() - start));
    }
  }

  private <T> void readOne(Work<T> work, CompletableFuture<T> done) {
    Rows rows = reading.remove();
    try {
      // One transaction, so that all its statements see the same state.
      rows.run("BEGIN");
      try {
        done.complete(work.on(rows));
      } finally {
        rows.run("ROLLBACK");
      }
    } catch (Throwable e) {
      done.completeExceptionally(e);
    } finally {
      reading.add(rows);
    }
  }

  private static <T> T await(String attempt, CompletableFuture<T> done) {
    try {
      return done.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Overloaded overloaded) {
        throw overloaded;
      }
      if (e.getCause() instanceof StorageFailure failure) {
        throw failure;
      }
      if (e.getCause() instanceof InvalidValue) {
        // A stored value that breaks its rule is our fault, never the caller's.
        throw new StorageFailure(attempt, new IllegalStateException("a stored value is invalid"));
      }
      throw new StorageFailure(attempt, Objects.requireNonNullElse(e.getCause(), e));
    } catch (TimeoutException e) {
      throw new StorageFailure(attempt, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageFailure(attempt, e);
    }
  }

  private void writeAll() {
    List<Write<?>> together = new ArrayList<>(MAX_TOGETHER);
    while (open || !waiting.isEmpty()) {
      try {
        Write<?> first = waiting.poll(100, TimeUnit.MILLISECONDS);
        if (first != null) {
          together.add(first);
          waiting.drainTo(together, MAX_TOGETHER - 1);
          commit(together);
          together.clear();
        }
      } catch (InterruptedException _) {
        // Only closing ends this thread, after the last write.
      }
    }
  }

  /// What a write has come to, to be told once all are on disk.
  private record Told(Runnable news) {}

  private void commit(List<Write<?>> together) {
    List<Told> told = new ArrayList<>(together.size());
    try {
      writing.run("BEGIN IMMEDIATE");
      for (Write<?> write : together) {
        told.add(one(write));
      }
      writing.run("COMMIT");
    } catch (Throwable e) {
      try {
        writing.run("ROLLBACK");
      } catch (SQLException rollback) {
        LOG.warn("could not roll back: {}", rollback.getMessage());
      }
      together.forEach(write -> write.done().completeExceptionally(e));
      return;
    }
    told.forEach(each -> each.news().run());
  }

  private <T> Told one(Write<T> write) throws SQLException {
    writing.run("SAVEPOINT one");
    try {
      T result = write.work().on(writing);
      writing.run("RELEASE one");
      return new Told(() -> write.done().complete(result));
    } catch (SQLException | RuntimeException e) {
      try {
        writing.run("ROLLBACK TO one");
        writing.run("RELEASE one");
      } catch (SQLException lost) {
        // SQLite has rolled back the whole transaction by itself, as on a full disk.
        lost.addSuppressed(e);
        throw lost;
      }
      return new Told(() -> write.done().completeExceptionally(e));
    }
  }

  /// Ends the writes that wait, then closes.
  @Override
  public void close() throws SQLException {
    open = false;
    readers.shutdown();
    try {
      writer.join(PATIENCE);
      var _ = readers.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    for (Rows rows : reading) {
      rows.close();
    }
    writing.close();
  }
}
