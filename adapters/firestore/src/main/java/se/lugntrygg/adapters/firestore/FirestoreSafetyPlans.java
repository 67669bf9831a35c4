package se.lugntrygg.adapters.firestore;

import com.google.cloud.firestore.DocumentReference;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.lugntrygg.application.port.SafetyPlans;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.safety.SafetyPlan;

/// Safety plans, a sealed document for each person.
final class FirestoreSafetyPlans implements SafetyPlans {
  private static final String NAME = "safety-plan";

  private final Documents documents;
  private final People people;

  FirestoreSafetyPlans(Documents documents, People people) {
    this.documents = documents;
    this.people = people;
  }

  /// What is sealed of a plan; the parts by the names of [SafetyPlan.Part].
  private record Stored(Map<String, List<String>> parts, @Nullable Long updatedAt) {
    static Stored of(SafetyPlan plan) {
      Map<String, List<String>> parts = new TreeMap<>();
      for (SafetyPlan.Part part : SafetyPlan.Part.values()) {
        parts.put(part.name(), plan.part(part));
      }
      return new Stored(parts, plan.updatedAt().map(Instant::toEpochMilli).orElse(null));
    }

    SafetyPlan plan() {
      Map<SafetyPlan.Part, List<String>> known = new EnumMap<>(SafetyPlan.Part.class);
      parts.forEach((name, items) -> known.put(SafetyPlan.Part.valueOf(name), items));
      return new SafetyPlan(known, Optional.ofNullable(updatedAt).map(Instant::ofEpochMilli));
    }

    @Override
    public String toString() {
      return "Stored[hidden]";
    }
  }

  private DocumentReference at(UserId owner) {
    return documents.in(Place.PRIVATE, owner).document(NAME);
  }

  private static SafetyPlan plan(People.Person person, Fields kept) {
    return Sealed.open(person.sealer(), kept.bytes(Sealed.FIELD), NAME, Stored.class).plan();
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
          draft.put(at, Map.of(Sealed.FIELD, Sealed.seal(person.sealer(), Stored.of(next), NAME)));
          return true;
        });
  }
}
