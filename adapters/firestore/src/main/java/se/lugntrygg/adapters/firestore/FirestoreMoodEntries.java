package se.lugntrygg.adapters.firestore;

import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.FieldPath;
import com.google.cloud.firestore.Query;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.lugntrygg.application.port.MoodEntries;
import se.lugntrygg.application.stored.StoredMood;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.mood.MoodEntry;
import se.lugntrygg.domain.mood.MoodEntryId;
import se.lugntrygg.domain.time.Period;

/// Mood entries, a document for each, everything but moment and revision sealed.
///
/// Every change also writes the person's rollup, so one person's changes go one after another: one
/// a second for as long as they like, as Firestore has it for one document. Ten at once wait for
/// each other within a machine, and try again when another machine was faster; all of them are kept
/// in about a second.
final class FirestoreMoodEntries implements MoodEntries {
  private static final String FELT = "timestamp";
  private static final String REVISION = "revision";
  private static final String SEALED = "sealed";

  private final Documents documents;
  private final People people;
  private final Rollups rollups;

  FirestoreMoodEntries(Documents documents, People people, Rollups rollups) {
    this.documents = documents;
    this.people = people;
    this.rollups = rollups;
  }

  DocumentReference at(UserId owner, MoodEntryId id) {
    return documents.in(Place.MOODS, owner).document(id.toString());
  }

  static Map<String, Object> fields(People.Person person, MoodEntry entry) {
    return Map.of(
        FELT,
        Fields.moment(entry.feltAt()),
        REVISION,
        entry.revision(),
        SEALED,
        Sealed.seal(person.sealer(), StoredMood.of(entry), "entry/" + entry.id()));
  }

  private static MoodEntry entry(People.Person person, Fields kept) {
    MoodEntryId id = MoodEntryId.parse("id", kept.document().getId());
    return Sealed.open(person.sealer(), kept.bytes(SEALED), "entry/" + id, StoredMood.class)
        .entry(id, person.id(), kept.moment(FELT), Math.toIntExact(kept.number(REVISION)));
  }

  @Override
  public Addition add(MoodEntry entry) {
    UserId owner = entry.owner();
    DocumentReference at = at(owner, entry.id());
    DocumentReference now = rollups.now(owner);
    return documents.change(
        "save a mood entry",
        Rollups.turn(owner),
        draft -> {
          People.Person person = people.get(owner);
          // The entry itself is not looked for, as it is there only when a request is repeated:
          // then making it fails, and this is done again.
          List<Optional<Fields>> kept =
              draft.readAll(draft.again() ? List.of(now, at) : List.of(now));
          if (draft.again() && kept.getLast().isPresent()) {
            return new AlreadyThere(entry(person, kept.getLast().get()));
          }
          // Nobody who wrote before lacks a rollup, unless another machine has erased them.
          if (kept.getFirst().isEmpty() && draft.read(documents.user(owner)).isEmpty()) {
            people.forget(owner);
            throw People.missing();
          }
          Rollup rollup = Rollups.open(person, kept.getFirst());
          rollup.add(entry);
          var _ = rollups.keep(draft, person, rollup);
          draft.create(at, fields(person, entry));
          return new Added();
        });
  }

  @Override
  public Optional<MoodEntry> find(UserId owner, MoodEntryId id) {
    return people
        .find(owner)
        .flatMap(
            person ->
                documents.find("find a mood entry", at(owner, id), kept -> entry(person, kept)));
  }

  /// An entry as it is kept, with the rollup that counts it.
  private record Kept(People.Person person, MoodEntry entry, Rollup rollup) {}

  private Optional<Kept> kept(Draft draft, UserId owner, MoodEntryId id)
      throws Refused, InterruptedException {
    Optional<People.Person> found = people.find(owner);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    People.Person person = found.get();
    List<Optional<Fields>> read = draft.readAll(List.of(at(owner, id), rollups.now(owner)));
    return read.getFirst()
        .map(kept -> new Kept(person, entry(person, kept), Rollups.open(person, read.getLast())));
  }

  @Override
  public boolean replace(MoodEntry next) {
    return documents.change(
        "amend a mood entry",
        Rollups.turn(next.owner()),
        draft -> {
          Optional<Kept> kept =
              kept(draft, next.owner(), next.id())
                  .filter(found -> found.entry().revision() == next.revision() - 1);
          if (kept.isEmpty()) {
            return false;
          }
          Rollup rollup = kept.get().rollup();
          rollup.remove(kept.get().entry());
          rollup.add(next);
          var _ = rollups.keep(draft, kept.get().person(), rollup);
          draft.put(at(next.owner(), next.id()), fields(kept.get().person(), next));
          return true;
        });
  }

  @Override
  public boolean remove(UserId owner, MoodEntryId id) {
    return documents.change(
        "remove a mood entry",
        Rollups.turn(owner),
        draft -> {
          Optional<Kept> kept = kept(draft, owner, id);
          if (kept.isEmpty()) {
            return false;
          }
          Rollup rollup = kept.get().rollup();
          rollup.remove(kept.get().entry());
          var _ = rollups.keep(draft, kept.get().person(), rollup);
          draft.remove(at(owner, id));
          return true;
        });
  }

  @Override
  public List<MoodEntry> feltWithin(
      UserId owner, Period period, Optional<Position> after, int offset, int limit) {
    return people
        .find(owner)
        .map(person -> feltWithin(person, period, after, offset, limit))
        .orElse(List.of());
  }

  List<MoodEntry> feltWithin(
      People.Person person, Period period, Optional<Position> after, int offset, int limit) {
    if (after.filter(position -> position.feltAt().isBefore(period.from())).isPresent()) {
      return List.of();
    }
    Query from =
        Question.MOODS_OF
            .in(documents.in(Place.MOODS, person.id()))
            .orderBy(FieldPath.documentId(), Query.Direction.DESCENDING)
            .whereGreaterThanOrEqualTo(FELT, Fields.moment(period.from()));
    // One upper border, where the period ends or the last page did.
    Query within =
        after
            .filter(position -> position.feltAt().isBefore(period.until()))
            .map(
                position ->
                    from.startAfter(
                        Fields.moment(position.feltAt()), at(person.id(), position.id())))
            .orElseGet(() -> from.whereLessThan(FELT, Fields.moment(period.until())));
    return documents.list(
        "list mood entries", within.offset(offset).limit(limit), kept -> entry(person, kept));
  }
}
