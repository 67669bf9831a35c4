package se.lugntrygg.adapters.firestore;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lugntrygg.application.port.Readiness;

/// Whether Firestore answers, asked for one document that is not there. That is billed, so the
/// answer holds for a while, and those who come meanwhile share it.
final class FirestoreReadiness implements Readiness {
  private static final Logger LOG = LoggerFactory.getLogger(FirestoreReadiness.class);

  static final Duration HOLDS = Duration.ofSeconds(5);

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
        until = nanos.getAsLong() + HOLDS.toNanos();
        asked = true;
      }
      return works;
    } finally {
      asking.unlock();
    }
  }

  private boolean answers() {
    try {
      var _ =
          documents.find(
              "look whether Firestore answers",
              documents.in(Place.EMAILS).document("nobody"),
              Fields::document);
      return true;
    } catch (RuntimeException e) {
      LOG.warn("Firestore does not answer", e);
      return false;
    }
  }
}
