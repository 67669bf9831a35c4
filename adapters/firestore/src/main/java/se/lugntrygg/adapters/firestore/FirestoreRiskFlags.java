package se.lugntrygg.adapters.firestore;

import com.google.cloud.firestore.DocumentReference;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import se.lugntrygg.application.port.RiskFlags;
import se.lugntrygg.application.stored.StoredWatch;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.safety.RiskWatch;

/// What was seen of each person lately, a sealed document for each, which Firestore removes when
/// nothing in it counts any more.
///
/// It is read each time rather than remembered: a flag that another machine has raised a second ago
/// must be seen.
final class FirestoreRiskFlags implements RiskFlags {
  static final String NAME = "risk-watch";

  private final Documents documents;
  private final People people;

  FirestoreRiskFlags(Documents documents, People people) {
    this.documents = documents;
    this.people = people;
  }

  private DocumentReference at(UserId owner) {
    return documents.in(Place.PRIVATE, owner).document(NAME);
  }

  static RiskWatch watch(People.Person person, Fields kept) {
    return Sealed.open(person.sealer(), kept.bytes(Sealed.FIELD), NAME, StoredWatch.class).watch();
  }

  @Override
  public void add(UserId owner, RiskWatch.Sighting sighting) {
    DocumentReference at = at(owner);
    var _ =
        documents.change(
            "keep a flag",
            at.getPath(),
            draft -> {
              Optional<People.Person> person = people.find(owner);
              if (person.isEmpty()) {
                return false;
              }
              RiskWatch before =
                  draft.read(at).map(found -> watch(person.get(), found)).orElse(RiskWatch.NOTHING);
              if (draft.again() && before.sightings().contains(sighting)) {
                // An earlier try whose answer was lost.
                return true;
              }
              RiskWatch after = before.and(sighting);
              draft.put(at, fields(person.get(), after));
              return true;
            });
  }

  static Map<String, Object> fields(People.Person person, RiskWatch watch) {
    return Map.of(
        Sealed.FIELD,
        Sealed.seal(person.sealer(), StoredWatch.of(watch), NAME),
        "forgetAt",
        Fields.moment(latest(watch).plus(RiskWatch.MEMORY)));
  }

  private static Instant latest(RiskWatch watch) {
    return watch.sightings().stream()
        .map(RiskWatch.Sighting::at)
        .max(Instant::compareTo)
        .orElseThrow();
  }

  @Override
  public RiskWatch of(UserId owner) {
    // Of most people nothing is there, and then their key is not needed either.
    return documents
        .find(
            "look for a flag",
            at(owner),
            kept -> people.find(owner).map(person -> watch(person, kept)))
        .flatMap(Function.identity())
        .orElse(RiskWatch.NOTHING);
  }
}
