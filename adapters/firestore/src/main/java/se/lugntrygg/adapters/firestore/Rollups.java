package se.lugntrygg.adapters.firestore;

import com.google.cloud.firestore.Blob;
import com.google.cloud.firestore.DocumentReference;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.mood.Tally;

/// What people's entries add up to, in documents. One, called `now`, holds a person's [Rollup] and
/// is written with every change of an entry, in the same commit. When it grows large, the days of a
/// year move from it into a volume, a document that never changes: it is replaced and removed, so
/// who looks for one that is gone knows that `now` has changed as well.
///
/// No document comes near Firestore's limit of 1 MiB, whatever a person writes: see [Limits]. Who
/// writes more in a year than a volume holds has several volumes of it.
final class Rollups {
  /// How large documents may grow, in bytes before they are sealed.
  ///
  /// @param room from here on, years that are over for long are put away: what is left is written
  ///   with every entry
  /// @param most from here on, whatever is largest is put away, even of this year
  /// @param step so much may be added in one step of reckoning anew, unless `most` is passed: so
  ///   `now` is at most both together, and an entry
  /// @param volume the largest volume
  /// @param page entries looked at in one step of reckoning anew
  record Limits(int room, int most, int step, int volume, int page) {
    /// Two years of a few entries a day take half the room.
    static final Limits USUAL = new Limits(48_000, 200_000, 128_000, 600_000, 300);
  }

  /// Outworn volumes removed by one change.
  private static final int SWEEP = 2;

  private static final String NOW = "now";
  private static final String SEALED = "sealed";

  private final Documents documents;
  private final Limits limits;

  Rollups(Documents documents, Limits limits) {
    this.documents = documents;
    this.limits = limits;
  }

  Limits limits() {
    return limits;
  }

  /// The document that changes with every entry.
  DocumentReference now(UserId owner) {
    return at(owner, NOW);
  }

  private DocumentReference at(UserId owner, String name) {
    return documents.in(Place.ROLLUPS, owner).document(name);
  }

  /// What those who change a person's moods take turns for.
  static String turn(UserId owner) {
    return "moods/" + owner;
  }

  private static String seal(String name) {
    return "rollup/" + name;
  }

  /// The rollup that was read, or that of somebody who has none yet.
  static Rollup open(People.Person person, Optional<Fields> now) {
    return now.map(kept -> Rollup.unpacked(unsealed(person, kept)))
        .orElseGet(() -> new Rollup(person.home()));
  }

  private static byte[] unsealed(People.Person person, Fields kept) {
    return person.sealer().open(kept.bytes(SEALED), seal(kept.document().getId()));
  }

  private static Map<String, Object> sealed(People.Person person, String name, byte[] packed) {
    return Map.of(SEALED, Blob.fromBytes(person.sealer().seal(packed, seal(name))));
  }

  /// The volumes of these names, empty when one of them is gone.
  Optional<List<SortedMap<LocalDate, Tally>>> volumes(People.Person person, List<String> names) {
    if (names.isEmpty()) {
      return Optional.of(List.of());
    }
    List<Optional<SortedMap<LocalDate, Tally>>> read =
        documents.findAll(
            "read a person's days",
            names.stream().map(name -> at(person.id(), name)).toList(),
            kept -> volume(person, kept));
    return read.stream().allMatch(Optional::isPresent)
        ? Optional.of(read.stream().map(Optional::orElseThrow).toList())
        : Optional.empty();
  }

  private static SortedMap<LocalDate, Tally> volume(People.Person person, Fields kept) {
    return new Packing.Reader(unsealed(person, kept)).tallies();
  }

  /// Writes a changed rollup, whose document was read: one write, or three when something is put
  /// away or swept out. Reads, so it goes before all other writes of the draft.
  ///
  /// @return whether something was, so that there may be more of it
  boolean keep(Draft draft, People.Person person, Rollup rollup)
      throws Refused, InterruptedException {
    byte[] packed = rollup.packed();
    Optional<Rollup.Shelving> shelving =
        packed.length > limits.room()
            ? rollup.weightiest(packed.length > limits.most())
            : Optional.empty();
    List<String> gone =
        shelving.isPresent() ? List.of() : rollup.outworn().stream().limit(SWEEP).toList();
    if (shelving.isPresent()) {
      shelve(draft, person, rollup, shelving.get());
    } else {
      gone.forEach(name -> draft.forget(at(person.id(), name)));
      rollup.forget(gone);
    }
    boolean tidied = shelving.isPresent() || !gone.isEmpty();
    draft.put(now(person.id()), sealed(person, NOW, tidied ? rollup.packed() : packed));
    return tidied;
  }

  private void shelve(Draft draft, People.Person person, Rollup rollup, Rollup.Shelving shelving)
      throws Refused, InterruptedException {
    Days days = shelving.days();
    int year = shelving.year();
    SortedMap<LocalDate, Tally> taken = days.take(year);
    Optional<DocumentReference> last = days.lastVolume(year).map(name -> at(person.id(), name));
    // Gone when `now` was read just before it changed: then this try comes to nothing anyway.
    Optional<Fields> kept = last.isEmpty() ? Optional.empty() : draft.read(last.get());
    if (kept.isPresent()) {
      SortedMap<LocalDate, Tally> whole = volume(person, kept.get());
      Days.sum(whole, taken);
      byte[] packed = Days.packed(whole);
      if (packed.length <= limits.volume()) {
        days.shelve(year, put(draft, person, rollup, year, whole, packed), true);
        draft.remove(last.orElseThrow());
        return;
      }
    }
    days.shelve(year, put(draft, person, rollup, year, taken, Days.packed(taken)), false);
  }

  private Optional<String> put(
      Draft draft,
      People.Person person,
      Rollup rollup,
      int year,
      SortedMap<LocalDate, Tally> whole,
      byte[] packed) {
    if (whole.isEmpty()) {
      return Optional.empty();
    }
    String name = rollup.name(year);
    draft.create(at(person.id(), name), sealed(person, name, packed));
    return Optional.of(name);
  }
}
