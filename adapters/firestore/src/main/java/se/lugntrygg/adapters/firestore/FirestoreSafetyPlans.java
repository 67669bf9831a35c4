package se.lugntrygg.adapters.firestore;

import com.google.cloud.firestore.DocumentReference;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import se.lugntrygg.application.port.SafetyPlans;
import se.lugntrygg.application.stored.StoredPlan;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.safety.SafetyPlan;

/// Safety plans, a sealed document for each person.
final class FirestoreSafetyPlans implements SafetyPlans {
  static final String NAME = "safety-plan";

  private final Documents documents;
  private final People people;

  FirestoreSafetyPlans(Documents documents, People people) {
    this.documents = documents;
    this.people = people;
  }

  private DocumentReference at(UserId owner) {
    return documents.in(Place.PRIVATE, owner).document(NAME);
  }

  static SafetyPlan plan(People.Person person, Fields kept) {
    return Sealed.open(person.sealer(), kept.bytes(Sealed.FIELD), NAME, StoredPlan.class).plan();
  }

  @Override
  public Optional<SafetyPlan> of(UserId owner) {
    return documents
        .find(
            "find a safety plan",
            at(owner),
            kept -> people.find(owner).map(person -> plan(person, kept)))
        .flatMap(Function.identity());
  }

  @Override
  public boolean keep(UserId owner, Optional<SafetyPlan> seen, SafetyPlan next) {
    DocumentReference at = at(owner);
    return documents.change(
        "keep a safety plan",
        at.getPath(),
        draft -> {
          People.Person person = people.get(owner);
          Optional<SafetyPlan> kept = draft.read(at).map(found -> plan(person, found));
          if (draft.again() && kept.filter(next::equals).isPresent()) {
            // An earlier try whose answer was lost.
            return true;
          }
          if (!kept.equals(seen)) {
            return false;
          }
          draft.put(at, fields(person, next));
          return true;
        });
  }

  static Map<String, Object> fields(People.Person person, SafetyPlan plan) {
    return Map.of(Sealed.FIELD, Sealed.seal(person.sealer(), StoredPlan.of(plan), NAME));
  }
}
