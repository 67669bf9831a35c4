package se.lugntrygg.adapters.firestore;

import com.google.cloud.firestore.DocumentReference;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import se.lugntrygg.application.port.Lockouts;
import se.lugntrygg.application.port.WordSafe;
import se.lugntrygg.domain.account.Email;
import se.lugntrygg.domain.account.LoginAttempts;

/// Failed tries, a document for each address, known only by its keyed hash.
final class FirestoreLockouts implements Lockouts {
  private static final String FAILURES = "failures";
  private static final String LAST = "lastAt";

  private final Documents documents;
  private final WordSafe safe;

  FirestoreLockouts(Documents documents, WordSafe safe) {
    this.documents = documents;
    this.safe = safe;
  }

  private DocumentReference tries(Email email) {
    return documents.in(Place.LOCKOUTS).document(FirestoreAccounts.print(safe, email));
  }

  @Override
  public Optional<Instant> attempt(Email email, Instant now) {
    DocumentReference tries = tries(email);
    return documents.change(
        "count a try to log in",
        tries.getPath(),
        draft -> {
          LoginAttempts before =
              draft.read(tries).map(FirestoreLockouts::attempts).orElse(LoginAttempts.none(now));
          LoginAttempts.Try come = before.attempt(now);
          LoginAttempts after = come.attempts();
          // A lock that is only looked at is not written, so an attack is held off by reads alone.
          if (!after.equals(before)) {
            draft.put(tries, fields(after));
          }
          return come.lockedUntil();
        });
  }

  static Map<String, Object> fields(LoginAttempts attempts) {
    return Map.of(
        FAILURES,
        attempts.failures(),
        LAST,
        Fields.moment(attempts.lastAt()),
        "forgetAt",
        Fields.moment(attempts.lastAt().plus(LoginAttempts.MEMORY)));
  }

  static LoginAttempts attempts(Fields kept) {
    return new LoginAttempts(Math.toIntExact(kept.number(FAILURES)), kept.moment(LAST));
  }

  @Override
  public void succeeded(Email email) {
    DocumentReference tries = tries(email);
    var _ =
        documents.change(
            "forget failed tries",
            tries.getPath(),
            draft -> {
              draft.forget(tries);
              return true;
            });
  }
}
