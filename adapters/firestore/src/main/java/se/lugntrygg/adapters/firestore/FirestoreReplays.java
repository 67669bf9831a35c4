package se.lugntrygg.adapters.firestore;

import com.google.cloud.firestore.Blob;
import com.google.cloud.firestore.DocumentReference;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import se.lugntrygg.application.port.Replays;
import se.lugntrygg.application.port.WordSafe;
import se.lugntrygg.domain.InvalidValue;
import se.lugntrygg.domain.account.UserId;

/// Answers given before, a document for each key, under the keyed hash of it. Firestore removes it
/// some time after it is forgotten.
final class FirestoreReplays implements Replays {
  private static final String FINGERPRINT = "fingerprint";
  private static final String EFFECT = "effect";
  private static final String HOLDER = "holder";
  private static final String CALL = "call";
  private static final String CLAIMED = "claimedAt";
  private static final String RELEASED = "released";
  private static final String KEY = "key";
  private static final String ANSWER = "answer";
  private static final String FORGET = "forgetAt";

  private final Documents documents;
  private final People people;
  private final WordSafe safe;

  FirestoreReplays(Documents documents, People people, WordSafe safe) {
    this.documents = documents;
    this.people = people;
    this.safe = safe;
  }

  /// What is sealed of an answer.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Stored(int status, Map<String, String> headers, byte[] body) {
    @Override
    public String toString() {
      return "Stored[hidden]";
    }
  }

  private DocumentReference at(Key key) {
    return at(documents, safe, key);
  }

  /// Where an answer is kept.
  static DocumentReference at(Documents documents, WordSafe safe, Key key) {
    // The length keeps scope and key apart, whatever they hold.
    String whole = key.scope().length() + "/" + key.scope() + "/" + key.key();
    return documents
        .in(Place.REPLAYS)
        .document(HexFormat.of().formatHex(safe.fingerprint("replay-key", whole)));
  }

  /// Whose keys these are, when a person's.
  private Optional<People.Person> person(Key key) {
    try {
      return people.find(UserId.parse("scope", key.scope()));
    } catch (InvalidValue _) {
      return Optional.empty();
    }
  }

  private static boolean held(Fields kept, Instant now) {
    return !kept.truth(RELEASED)
        && Duration.between(kept.moment(CLAIMED), now).abs().compareTo(PATIENCE) < 0;
  }

  private static boolean heldBy(UUID holder, Fields kept) {
    return kept.text(HOLDER).equals(holder.toString());
  }

  /// Sealed under the person's key, so that it goes with them, or else under its own.
  private Optional<WordSafe.Sealer> sealer(Key key, Fields kept) {
    return kept.has(KEY)
        ? Optional.of(safe.unwrap(kept.bytes(KEY)))
        : person(key).map(People.Person::sealer);
  }

  private static String seal(DocumentReference at) {
    return "replay/" + at.getId();
  }

  @Override
  public Claim claim(Key key, String fingerprint, UUID holder, Instant now) {
    DocumentReference at = at(key);
    String call = UUID.randomUUID().toString();
    Optional<byte[]> own = person(key).isPresent() ? Optional.empty() : Optional.of(safe.newKey());
    return documents.change(
        "claim a request",
        at.getId(),
        draft -> {
          // Mostly it is the first of its key, so that is tried before anything is read.
          if (!draft.again()) {
            draft.create(at, claimed(fingerprint, holder, holder, call, own, now));
            return new Proceed(holder);
          }
          Optional<Fields> found =
              draft.read(at).filter(kept -> kept.moment(CLAIMED).isAfter(now.minus(MEMORY)));
          if (found.isEmpty()) {
            draft.put(at, claimed(fingerprint, holder, holder, call, own, now));
            return new Proceed(holder);
          }
          Fields kept = found.get();
          if (!kept.text(FINGERPRINT).equals(fingerprint)) {
            return new OtherRequest();
          }
          UUID known = UUID.fromString(kept.text(EFFECT));
          if (kept.has(ANSWER)) {
            Optional<WordSafe.Sealer> sealer = sealer(key, kept);
            if (sealer.isEmpty()) {
              throw People.missing();
            }
            Stored stored = Sealed.open(sealer.get(), kept.bytes(ANSWER), seal(at), Stored.class);
            return new Finished(
                new Answer(stored.status(), stored.headers(), stored.body()), known);
          }
          // Its own, when the answer to an earlier try was lost on the way.
          if (kept.text(CALL).equals(call)) {
            return new Proceed(known);
          }
          if (held(kept, now)) {
            return new Running();
          }
          draft.put(at, claimed(fingerprint, known, holder, call, own, now));
          return new Proceed(known);
        });
  }

  private static Map<String, Object> claimed(
      String fingerprint,
      UUID effect,
      UUID holder,
      String call,
      Optional<byte[]> own,
      Instant now) {
    Map<String, Object> fields =
        new HashMap<>(
            Map.of(
                FINGERPRINT,
                fingerprint,
                EFFECT,
                effect.toString(),
                HOLDER,
                holder.toString(),
                CALL,
                call,
                CLAIMED,
                Fields.moment(now),
                RELEASED,
                false,
                FORGET,
                Fields.moment(now.plus(MEMORY))));
    own.ifPresent(wrapped -> fields.put(KEY, Blob.fromBytes(wrapped)));
    return fields;
  }

  @Override
  public void finish(Key key, UUID holder, Answer answer, Instant now) {
    DocumentReference at = at(key);
    var _ =
        documents.change(
            "remember an answer",
            at.getId(),
            draft -> {
              Optional<Fields> open = open(draft, at, holder);
              Optional<WordSafe.Sealer> sealer = open.flatMap(kept -> sealer(key, kept));
              sealer.ifPresent(
                  found ->
                      draft.amend(
                          at,
                          Map.of(
                              ANSWER,
                              Sealed.seal(
                                  found,
                                  new Stored(answer.status(), answer.headers(), answer.body()),
                                  seal(at)),
                              CLAIMED,
                              Fields.moment(now),
                              FORGET,
                              Fields.moment(now.plus(MEMORY)))));
              return sealer.isPresent();
            });
  }

  /// The claim, while it is not answered and still its holder's.
  private static Optional<Fields> open(Draft draft, DocumentReference at, UUID holder)
      throws Refused, InterruptedException {
    return draft.read(at).filter(kept -> !kept.has(ANSWER) && heldBy(holder, kept));
  }

  @Override
  public void abandon(Key key, UUID holder) {
    DocumentReference at = at(key);
    var _ =
        documents.change(
            "give up a claim",
            at.getId(),
            draft -> {
              boolean open = open(draft, at, holder).isPresent();
              if (open) {
                draft.remove(at);
              }
              return open;
            });
  }

  @Override
  public void release(Key key, UUID holder) {
    DocumentReference at = at(key);
    var _ =
        documents.change(
            "release a claim",
            at.getId(),
            draft -> {
              boolean open = open(draft, at, holder).isPresent();
              if (open) {
                draft.amend(at, Map.of(RELEASED, true));
              }
              return open;
            });
  }
}
