package se.lugntrygg.adapters.firestore;

import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// Counts the documents that Firestore bills: each one read, also when it was not there; one for a
/// query that finds nothing; each one written or deleted. In all, and for one piece of work.
public final class DocumentCounts {
  /// What some work cost.
  public record Bill(long reads, long writes, long deletes) {}

  /// A sum that is still growing. What counts for a part counts for the whole it belongs to.
  static final class Tally {
    private final LongAdder reads = new LongAdder();
    private final LongAdder writes = new LongAdder();
    private final LongAdder deletes = new LongAdder();
    private final @Nullable Tally whole;

    private Tally(@Nullable Tally whole) {
      this.whole = whole;
    }

    void read(long documents) {
      reads.add(documents);
      if (whole != null) {
        whole.read(documents);
      }
    }

    void changed(long written, long deleted) {
      writes.add(written);
      deletes.add(deleted);
      if (whole != null) {
        whole.changed(written, deleted);
      }
    }

    Bill bill() {
      return new Bill(reads.sum(), writes.sum(), deletes.sum());
    }
  }

  private final Tally total = new Tally(null);
  private final ScopedValue<Tally> current = ScopedValue.newInstance();

  /// Everything since the store was opened.
  public Bill total() {
    return total.bill();
  }

  /// Runs the work and tells what its own calls to the store cost. Work it hands to other threads
  /// is not among it, unless they were forked in a structured scope.
  public Bill of(Runnable work) {
    Tally tally = new Tally(current());
    ScopedValue.where(current, tally).run(work);
    return tally.bill();
  }

  /// Where to count what this thread sends out.
  Tally current() {
    return current.orElse(total);
  }
}
