package se.lugntrygg.adapters.firestore;

import com.google.api.core.ApiFuture;
import com.google.cloud.firestore.CollectionReference;
import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.DocumentSnapshot;
import com.google.cloud.firestore.Firestore;
import com.google.cloud.firestore.Query;
import com.google.cloud.firestore.WriteBatch;
import com.google.cloud.firestore.WriteResult;
import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import se.lugntrygg.application.port.Meters;
import se.lugntrygg.application.port.Overloaded;
import se.lugntrygg.application.port.StorageFailure;
import se.lugntrygg.domain.InvalidValue;
import se.lugntrygg.domain.account.UserId;

/// Reads and changes documents, each within a time limit, and turns what goes wrong into a
/// [StorageFailure].
///
/// A change takes no locks. It reads, decides, and commits on the condition that what it writes is
/// still as it was read; when it is not, it reads and decides anew. So two who change the same do
/// so one after another, as in a transaction, and nobody waits for somebody who has died.
final class Documents {
  /// So often a call that failed in passing is made again.
  private static final int RETRIES = 5;

  /// So often a decision is made anew because somebody else was faster. Within one process [Turns]
  /// are taken, so it takes that many machines to come here.
  private static final int RACES = 20;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private final Firestore client;
  private final Duration patience;
  private final Meters meters;
  private final Turns turns = new Turns();

  /// @param patience for one read or change, all its tries included
  Documents(Firestore client, Duration patience, Meters meters) {
    this.client = client;
    this.patience = patience;
    this.meters = meters;
  }

  /// Decides on a change; may be called several times, so it does nothing but that.
  @FunctionalInterface
  interface Decision<T> {
    T on(Draft draft) throws Refused, InterruptedException;
  }

  /// A collection that is nobody's.
  CollectionReference in(Place place) {
    return client.collection(place.collection());
  }

  /// A collection of a person.
  CollectionReference in(Place place, UserId owner) {
    return user(owner).collection(place.collection());
  }

  /// The document of a person, under which everything of theirs lies.
  DocumentReference user(UserId id) {
    return in(Place.USERS).document(id.toString());
  }

  /// What stands in a document, if it is there.
  ///
  /// @param attempt as in "find a mood entry"
  /// @param reader makes something of it; what it finds wrong is our fault, and told as such
  <T> Optional<T> find(String attempt, DocumentReference at, Function<Fields, T> reader) {
    return findAll(attempt, List.of(at), reader).getFirst();
  }

  /// What stands in several documents, in the order asked for.
  <T> List<Optional<T>> findAll(
      String attempt, List<DocumentReference> wanted, Function<Fields, T> reader) {
    return timed(
        "read",
        attempt,
        deadline ->
            read(wanted, deadline).stream()
                .map(Documents::there)
                .map(each -> each.map(reader))
                .toList());
  }

  /// A document as it was read, unless it was not there.
  static Optional<Fields> there(DocumentSnapshot read) {
    return read.exists() ? Optional.of(new Fields(read)) : Optional.empty();
  }

  /// What stands in the documents that a query finds, made by a [Question].
  <T> List<T> list(String attempt, Query query, Function<Fields, T> reader) {
    return timed(
        "read",
        attempt,
        deadline ->
            patiently(query::get, deadline).getDocuments().stream()
                .map(each -> reader.apply(new Fields(each)))
                .toList());
  }

  /// Changes documents.
  ///
  /// @param turn what is changed, as in a person's id, so that those who change the same take turns
  <T> T change(String attempt, String turn, Decision<T> decision) {
    return change(attempt, turn, List.of(), decision);
  }

  /// Changes documents, one or more of which were read a moment ago. When nothing is to be written
  /// because of those, they are read anew before that is believed.
  <T> T change(
      String attempt, String turn, List<DocumentSnapshot> remembered, Decision<T> decision) {
    return timed(
        "write",
        attempt,
        deadline -> turns.take(turn, left(deadline), () -> change(remembered, decision, deadline)));
  }

  private <T> T change(List<DocumentSnapshot> remembered, Decision<T> decision, long deadline)
      throws Refused, InterruptedException {
    List<DocumentSnapshot> believed = remembered;
    for (int race = 0; ; race++) {
      Draft draft = new Draft(wanted -> read(wanted, deadline), race > 0, believed);
      T decided = decision.on(draft);
      believed = List.of();
      if (!draft.writes()) {
        if (draft.fromMemory()) {
          continue;
        }
        return decided;
      }
      try {
        var _ = patiently(() -> commit(draft), deadline);
        return decided;
      } catch (Refused refused) {
        if (!refused.outdated() || race == RACES) {
          throw refused;
        }
        if (race > 0) {
          pause(race, deadline);
        }
      }
    }
  }

  /// Writes several documents together whatever is in them, for one who is alone with them: it may
  /// be done twice.
  void fill(String attempt, Consumer<WriteBatch> writes) {
    WriteBatch batch = client.batch();
    writes.accept(batch);
    var _ = timed("write", attempt, deadline -> patiently(batch::commit, deadline));
  }

  private ApiFuture<List<WriteResult>> commit(Draft draft) {
    WriteBatch batch = client.batch();
    draft.fill(batch);
    return batch.commit();
  }

  private List<DocumentSnapshot> read(List<DocumentReference> wanted, long deadline)
      throws Refused, InterruptedException {
    return patiently(() -> client.getAll(wanted.toArray(DocumentReference[]::new)), deadline);
  }

  private <T> T patiently(Supplier<ApiFuture<T>> call, long deadline)
      throws Refused, InterruptedException {
    for (int retry = 0; ; retry++) {
      try {
        return await(call.get(), deadline);
      } catch (Refused refused) {
        if (!refused.passing() || retry == RETRIES) {
          throw refused;
        }
        pause(retry, deadline);
      }
    }
  }

  private static <T> T await(ApiFuture<T> coming, long deadline)
      throws Refused, InterruptedException {
    try {
      return coming.get(left(deadline), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw Refused.of(Objects.requireNonNullElse(e.getCause(), e));
    } catch (TimeoutException _) {
      coming.cancel(true);
      throw new Refused(Status.Code.DEADLINE_EXCEEDED, "our patience");
    }
  }

  private static long left(long deadline) {
    return Math.max(0, deadline - System.nanoTime());
  }

  /// Of a length that chance has, so that those who met do not meet again.
  private static void pause(int round, long deadline) throws Refused, InterruptedException {
    long longest = Math.min(LONGEST_PAUSE.toNanos(), FIRST_PAUSE.toNanos() << Math.min(round, 10));
    long nanos = ThreadLocalRandom.current().nextLong(longest + 1);
    if (nanos >= left(deadline)) {
      throw new Refused(Status.Code.DEADLINE_EXCEEDED, "our patience");
    }
    TimeUnit.NANOSECONDS.sleep(nanos);
  }

  @FunctionalInterface
  private interface Work<T> {
    T until(long deadline) throws Refused, InterruptedException;
  }

  private <T> T timed(String kind, String attempt, Work<T> work) {
    long start = System.nanoTime();
    try {
      return work.until(start + patience.toNanos());
    } catch (StorageFailure | Overloaded known) {
      throw known;
    } catch (InvalidValue _) {
      // A stored value that breaks its rule is our fault, never the caller's.
      throw new StorageFailure(attempt, new IllegalStateException("a stored value is invalid"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageFailure(attempt, e);
    } catch (Refused | RuntimeException e) {
      throw new StorageFailure(attempt, e);
    } finally {
      meters.storage(kind, Duration.ofNanos(System.nanoTime() - start));
    }
  }
}
