package se.lugntrygg.adapters.firestore;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lugntrygg.application.port.Readiness;
import se.lugntrygg.application.port.StorageFailure;

/// Whether Firestore answers, asked for one document that is not there. That is billed, so the
/// answer holds for a while, and those who come meanwhile share it. That there was none costs
/// nothing, and holds for less.
final class FirestoreReadiness implements Readiness {
  private static final Logger LOG = LoggerFactory.getLogger(FirestoreReadiness.class);

  static final Duration HOLDS = Duration.ofSeconds(5);
  static final Duration HOLDS_WHILE_AWAY = Duration.ofSeconds(1);

  private final Documents documents;
  private final LongSupplier nanos;
  private final ReentrantLock asking = new ReentrantLock();
  private boolean works;
  private long until;
  private boolean asked;

  /// @param documents that have little patience
  FirestoreReadiness(Documents documents, LongSupplier nanos) {
    this.documents = documents;
    this.nanos = nanos;
  }

  @Override
  public String part() {
    return "storage";
  }

  @Override
  public boolean works() {
    asking.lock();
    try {
      if (!asked || nanos.getAsLong() - until >= 0) {
        works = answers();
        until = nanos.getAsLong() + (works ? HOLDS : HOLDS_WHILE_AWAY).toNanos();
        asked = true;
      }
      return works;
    } finally {
      asking.unlock();
    }
  }

  private boolean answers() {
    try {
      look(documents);
      return true;
    } catch (RuntimeException e) {
      LOG.warn("Firestore does not answer", e);
      return false;
    }
  }

  /// @throws StorageFailure when there was no answer, or a refusal
  static void look(Documents documents) {
    var _ =
        documents.find(
            "look whether Firestore answers",
            documents.in(Place.EMAILS).document("nobody"),
            Fields::document);
  }
}
