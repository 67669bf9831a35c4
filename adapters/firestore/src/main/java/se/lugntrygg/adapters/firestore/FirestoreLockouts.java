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
              draft
                  .read(tries)
                  .map(
                      found ->
                          new LoginAttempts(
                              Math.toIntExact(found.number(FAILURES)), found.moment(LAST)))
                  .orElse(LoginAttempts.none(now));
          LoginAttempts.Try come = before.attempt(now);
          LoginAttempts after = come.attempts();
          // A lock that is only looked at is not written, so an attack is held off by reads alone.
          if (!after.equals(before)) {
            draft.put(
                tries,
                Map.of(
                    FAILURES,
                    after.failures(),
                    LAST,
                    Fields.moment(after.lastAt()),
                    "forgetAt",
                    Fields.moment(after.lastAt().plus(LoginAttempts.MEMORY))));
          }
          return come.lockedUntil();
        });
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
