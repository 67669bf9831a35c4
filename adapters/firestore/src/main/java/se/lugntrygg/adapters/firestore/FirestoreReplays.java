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
import se.lugntrygg.application.archive.Kept;
import se.lugntrygg.application.port.Replays;
import se.lugntrygg.application.port.WordSafe;
import se.lugntrygg.domain.InvalidValue;
import se.lugntrygg.domain.account.UserId;

/// Answers given before, a document for each key, under the keyed hash of it. Firestore removes it
/// some time after it is forgotten.
final class FirestoreReplays implements Replays {
  private static final String SCOPE = "scope";
  private static final String KEY_PRINT = "keyPrint";
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
    return at(documents, safe, key.scope(), print(safe, key));
  }

  private static String print(WordSafe safe, Key key) {
    return HexFormat.of().formatHex(safe.fingerprint("replay-key", key.key()));
  }

  private static DocumentReference at(
      Documents documents, WordSafe safe, String scope, String keyPrint) {
    // The length keeps scope and key apart, whatever they hold.
    String whole = scope.length() + "/" + scope + "/" + keyPrint;
    return documents
        .in(Place.REPLAYS)
        .document(HexFormat.of().formatHex(safe.fingerprint("replay-key", whole)));
  }

  /// Whose keys these are, when a person's.
  private Optional<People.Person> person(String scope) {
    try {
      return people.find(UserId.parse(SCOPE, scope));
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
  private Optional<WordSafe.Sealer> sealer(String scope, Fields kept) {
    return kept.has(KEY)
        ? Optional.of(safe.unwrap(kept.bytes(KEY)))
        : person(scope).map(People.Person::sealer);
  }

  private static Blob seal(WordSafe.Sealer sealer, DocumentReference at, Answer answer) {
    return Sealed.seal(
        sealer, new Stored(answer.status(), answer.headers(), answer.body()), seal(at));
  }

  private static Answer answer(WordSafe.Sealer sealer, Fields kept) {
    Stored stored =
        Sealed.open(sealer, kept.bytes(ANSWER), seal(kept.document().getReference()), Stored.class);
    return new Answer(stored.status(), stored.headers(), stored.body());
  }

  private static String seal(DocumentReference at) {
    return "replay/" + at.getId();
  }

  @Override
  public Claim claim(Key key, String fingerprint, UUID holder, Instant now) {
    DocumentReference at = at(key);
    String call = UUID.randomUUID().toString();
    Optional<byte[]> own =
        person(key.scope()).isPresent() ? Optional.empty() : Optional.of(safe.newKey());
    String print = print(safe, key);
    return documents.change(
        "claim a request",
        at.getId(),
        draft -> {
          // Mostly it is the first of its key, so that is tried before anything is read.
          if (!draft.again()) {
            draft.create(
                at, claimed(key.scope(), print, fingerprint, holder, holder, call, own, now));
            return new Proceed(holder);
          }
          Optional<Fields> found =
              draft.read(at).filter(kept -> kept.moment(CLAIMED).isAfter(now.minus(MEMORY)));
          if (found.isEmpty()) {
            draft.put(at, claimed(key.scope(), print, fingerprint, holder, holder, call, own, now));
            return new Proceed(holder);
          }
          Fields kept = found.get();
          if (!kept.text(FINGERPRINT).equals(fingerprint)) {
            return new OtherRequest();
          }
          UUID known = UUID.fromString(kept.text(EFFECT));
          if (kept.has(ANSWER)) {
            Optional<WordSafe.Sealer> sealer = sealer(key.scope(), kept);
            if (sealer.isEmpty()) {
              throw People.missing();
            }
            return new Finished(answer(sealer.get(), kept), known);
          }
          // Its own, when the answer to an earlier try was lost on the way.
          if (kept.text(CALL).equals(call)) {
            return new Proceed(known);
          }
          if (held(kept, now)) {
            return new Running();
          }
          draft.put(at, claimed(key.scope(), print, fingerprint, known, holder, call, own, now));
          return new Proceed(known);
        });
  }

  /// A claim as every store keeps it.
  Kept.Replay claim(Fields kept) {
    String scope = kept.text(SCOPE);
    Optional<WordSafe.Sealer> sealer = sealer(scope, kept);
    return new Kept.Replay(
        scope,
        kept.text(KEY_PRINT),
        kept.text(FINGERPRINT),
        UUID.fromString(kept.text(EFFECT)),
        kept.text(HOLDER),
        kept.moment(CLAIMED),
        kept.has(ANSWER)
            ? Optional.of(answer(sealer.orElseThrow(People::missing), kept))
            : Optional.empty());
  }

  /// Where a claim of another store is kept.
  DocumentReference at(Kept.Replay claim) {
    return at(documents, safe, claim.scope(), claim.keyPrint());
  }

  /// A claim of another store, for the document at [#at].
  Map<String, Object> fields(Kept.Replay claim) {
    Optional<WordSafe.Sealer> theirs = person(claim.scope()).map(People.Person::sealer);
    Optional<byte[]> own = theirs.isPresent() ? Optional.empty() : Optional.of(safe.newKey());
    Map<String, Object> fields =
        new HashMap<>(
            claimed(
                claim.scope(),
                claim.keyPrint(),
                claim.fingerprint(),
                claim.effect(),
                claim.effect(),
                "",
                own,
                claim.claimedAt()));
    fields.put(HOLDER, claim.holder());
    fields.put(RELEASED, true);
    claim
        .answer()
        .ifPresent(
            answer ->
                fields.put(
                    ANSWER,
                    seal(theirs.or(() -> own.map(safe::unwrap)).orElseThrow(), at(claim), answer)));
    return fields;
  }

  private static Map<String, Object> claimed(
      String scope,
      String keyPrint,
      String fingerprint,
      UUID effect,
      UUID holder,
      String call,
      Optional<byte[]> own,
      Instant now) {
    Map<String, Object> fields =
        new HashMap<>(
            Map.of(
                SCOPE,
                scope,
                KEY_PRINT,
                keyPrint,
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
              Optional<WordSafe.Sealer> sealer = open.flatMap(kept -> sealer(key.scope(), kept));
              sealer.ifPresent(
                  found ->
                      draft.amend(
                          at,
                          Map.of(
                              ANSWER,
                              seal(found, at, answer),
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
