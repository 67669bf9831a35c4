package se.lugntrygg.adapters.firestore;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.lugntrygg.application.port.Billing;
import se.lugntrygg.application.port.Meters;

/// Counts the documents that Firestore bills: each one read, also when it was not there; one for a
/// query that finds nothing; each one written or deleted. In all, and for one piece of work.
public final class DocumentCounts implements Billing {
  /// What nobody has named is done for.
  private static final String OTHER = "other";

  /// What some work cost.
  public record Bill(long reads, long writes, long deletes) {}

  /// A sum that is still growing. What counts for a part counts for the whole it belongs to.
  static final class Tally {
    private final LongAdder reads = new LongAdder();
    private final LongAdder writes = new LongAdder();
    private final LongAdder deletes = new LongAdder();
    private final @Nullable Tally whole;
    private final Meters meters;
    private final String work;

    private Tally(@Nullable Tally whole, Meters meters, String work) {
      this.whole = whole;
      this.meters = meters;
      this.work = work;
    }

    void read(long documents) {
      if (documents > 0) {
        meters.documents(work, documents, 0, 0);
        add(documents, 0, 0);
      }
    }

    void changed(long written, long deleted) {
      meters.documents(work, 0, written, deleted);
      add(0, written, deleted);
    }

    private void add(long read, long written, long deleted) {
      reads.add(read);
      writes.add(written);
      deletes.add(deleted);
      if (whole != null) {
        whole.add(read, written, deleted);
      }
    }

    Bill bill() {
      return new Bill(reads.sum(), writes.sum(), deletes.sum());
    }
  }

  private final Meters meters;
  private final Tally total;

  // No ScopedValue: a person's answer is written by threads that outlive the request.
  @SuppressWarnings("ThreadLocalUsage") // one for each store
  private final InheritableThreadLocal<@Nullable Tally> current = new InheritableThreadLocal<>();

  DocumentCounts(Meters meters) {
    this.meters = meters;
    this.total = new Tally(null, meters, OTHER);
  }

  /// Everything since the store was opened.
  public Bill total() {
    return total.bill();
  }

  /// Runs the work and tells what its calls to the store cost until it ended.
  public Bill of(Runnable work) {
    Tally whole = current();
    Tally tally = new Tally(whole, meters, whole.work);
    var _ =
        counting(
            tally,
            () -> {
              work.run();
              return true;
            });
    return tally.bill();
  }

  @Override
  public <T> T on(String work, Supplier<T> doing) {
    return counting(new Tally(current(), meters, work), doing);
  }

  private <T> T counting(Tally tally, Supplier<T> doing) {
    Tally before = current.get();
    current.set(tally);
    try {
      return doing.get();
    } finally {
      current.set(before);
    }
  }

  /// Where to count what this thread sends out.
  Tally current() {
    Tally known = current.get();
    return known == null ? total : known;
  }
}
