package se.lugntrygg.application.archive;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import se.lugntrygg.application.archive.Comparison.Difference;
import se.lugntrygg.application.archive.Comparison.Sides;
import se.lugntrygg.application.port.Archive;
import se.lugntrygg.application.port.StorageFailure;
import se.lugntrygg.application.port.WordSafe;
import se.lugntrygg.domain.account.UserId;

/// Reads everything in two stores and compares it: each person's records by kind, and those that
/// are no person's own. Equal stores have equal counts and hashes, whatever they store them like.
public final class CompareStores {
  private final byte[] key;

  /// @param safe of both stores
  public CompareStores(WordSafe safe) {
    this.key = safe.fingerprint("archive", "");
  }

  Digests of(Archive archive, UserId person, Instant asOf) {
    Digests digests = new Digests(key, asOf);
    try {
      archive.read(person, digests::add);
    } catch (StorageFailure e) {
      throw new StorageFailure("read everything of " + person, e);
    }
    return digests;
  }

  Digests of(Archive archive, Kind shared, Instant asOf) {
    Digests digests = new Digests(key, asOf);
    archive.read(shared, digests::add);
    return digests;
  }

  private static final class Sums {
    private final Digests from;
    private final Digests to;
    private final List<Difference> differences = new ArrayList<>();
    private long differing;

    private Sums(Digests from, Digests to) {
      this.from = from;
      this.to = to;
    }

    private synchronized void add(Optional<UserId> person, Digests here, Digests there) {
      from.add(here);
      to.add(there);
      if (here.equalTo(there)) {
        return;
      }
      for (Kind kind : Kind.values()) {
        Sides sides = new Sides(here.of(kind), there.of(kind));
        if (!sides.from().equals(sides.to())) {
          differing++;
          if (differences.size() < Comparison.SHOWN) {
            differences.add(new Difference(kind, person, sides));
          }
        }
      }
    }
  }

  /// Compares everything. Nobody else may change either of the stores meanwhile.
  ///
  /// @param asOf what is forgotten by then does not count
  public Comparison handle(Archive from, Archive to, Instant asOf, Progress progress) {
    Sums sums = new Sums(new Digests(key, asOf), new Digests(key, asOf));
    for (Kind kind : Kind.shared()) {
      sums.add(Optional.empty(), of(from, kind, asOf), of(to, kind, asOf));
    }
    AtomicLong people = new AtomicLong();
    Everybody.each(
        from,
        to,
        somebody -> {
          sums.add(
              Optional.of(somebody.id()),
              of(from, somebody.id(), asOf),
              of(to, somebody.id(), asOf));
          progress.reached(Progress.Stage.COMPARING, people.incrementAndGet());
        });
    Map<Kind, Sides> kinds = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      kinds.put(kind, new Sides(sums.from.of(kind), sums.to.of(kind)));
    }
    return new Comparison(kinds, people.get(), sums.differing, List.copyOf(sums.differences));
  }
}
