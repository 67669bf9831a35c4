package se.lugntrygg.application.archive;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import se.lugntrygg.application.port.Archive;
import se.lugntrygg.application.port.Archive.Arrival;
import se.lugntrygg.domain.account.UserId;

/// Fills an empty store with everything that another holds, then compares the two.
///
/// What is there already and equal is left as it is, so an import that was interrupted goes on when
/// it is asked for again: what it had begun of a person is replaced. It is done when everything was
/// found equal, and is not gone on with after that, since people may write to the new store then.
public final class MoveStore {
  private final CompareStores compare;
  private final InstantSource clock;

  public MoveStore(CompareStores compare, InstantSource clock) {
    this.compare = compare;
    this.clock = clock;
  }

  /// What became of it.
  public sealed interface Outcome {}

  /// The store holds data that is not from an earlier part of this import; nothing changed.
  public record Occupied() implements Outcome {}

  /// This import came to its end before; nothing changed.
  public record AlreadyDone(Instant at) implements Outcome {}

  /// Everything was moved.
  ///
  /// @param resumed an earlier try had begun
  /// @param moved people who were not there, or not whole
  /// @param kept people who were there already
  public record Moved(boolean resumed, long moved, long kept, Comparison comparison)
      implements Outcome {}

  /// Moves everything. Nobody else may change either of the stores meanwhile.
  public Outcome handle(Archive from, Archive to, Progress progress) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    String origin = from.identity();
    Optional<Arrival> before = to.arrival().filter(known -> known.origin().equals(origin));
    if (before.flatMap(Arrival::endedAt).isPresent()) {
      return new AlreadyDone(before.flatMap(Arrival::endedAt).get());
    }
    if (before.isEmpty() && !to.isEmpty()) {
      return new Occupied();
    }
    Arrival arrival = before.orElseGet(() -> new Arrival(origin, now, Optional.empty()));
    to.note(arrival);
    AtomicLong moved = new AtomicLong();
    AtomicLong kept = new AtomicLong();
    Everybody.each(
        from,
        to,
        somebody -> {
          UserId id = somebody.id();
          if (somebody.inSecond() && compare.of(from, id, now).equalTo(compare.of(to, id, now))) {
            kept.incrementAndGet();
          } else {
            try (Archive.Filling filling = to.fill(id)) {
              from.read(id, record -> take(filling, record, now));
            }
            moved.incrementAndGet();
          }
          progress.reached(Progress.Stage.MOVING, moved.get() + kept.get());
        });
    // After the people, under whose keys some of it is sealed.
    for (Kind kind : Kind.shared()) {
      if (!compare.of(from, kind, now).equalTo(compare.of(to, kind, now))) {
        try (Archive.Filling filling = to.fill(kind)) {
          from.read(kind, record -> take(filling, record, now));
        }
      }
    }
    Comparison comparison = compare.handle(from, to, now, progress);
    if (comparison.equal()) {
      to.note(
          new Arrival(
              origin,
              arrival.begunAt(),
              Optional.of(clock.instant().truncatedTo(ChronoUnit.MILLIS))));
    }
    return new Moved(before.isPresent(), moved.get(), kept.get(), comparison);
  }

  private static void take(Archive.Filling filling, Kept record, Instant now) {
    if (Digests.counts(record, now)) {
      filling.add(record);
    }
  }
}
