package se.lugntrygg.adapters.firestore;

import com.google.cloud.firestore.DocumentReference;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import se.lugntrygg.application.port.Consents;
import se.lugntrygg.domain.account.Consent;
import se.lugntrygg.domain.account.ConsentChange;
import se.lugntrygg.domain.account.UserId;

/// Consents, a field of each person's document.
final class FirestoreConsents implements Consents {
  static final String CONSENT = "consent";

  private final Documents documents;

  FirestoreConsents(Documents documents) {
    this.documents = documents;
  }

  @Override
  public Optional<Consent> of(UserId owner) {
    return documents
        .find("find a consent", documents.user(owner), FirestoreConsents::consent)
        .flatMap(Function.identity());
  }

  static Optional<Consent> consent(Fields user) {
    if (!user.has(CONSENT)) {
      return Optional.empty();
    }
    return Optional.of(
        new Consent(
            user.truth(CONSENT + ".analytics"),
            user.truth(CONSENT + ".marketing"),
            user.truth(CONSENT + ".dataProcessing"),
            user.moment(CONSENT + ".updatedAt")));
  }

  @Override
  public Consent change(UserId owner, ConsentChange change, Instant now) {
    DocumentReference user = documents.user(owner);
    return documents.change(
        "keep a consent",
        user.getId(),
        draft -> {
          Fields found = draft.read(user).orElseThrow(People::missing);
          Consent consent = change.after(consent(found), now);
          draft.amend(user, fields(consent));
          return consent;
        });
  }

  static Map<String, Object> fields(Consent consent) {
    return Map.of(
        CONSENT,
        Map.of(
            "analytics",
            consent.analytics(),
            "marketing",
            consent.marketing(),
            "dataProcessing",
            consent.dataProcessing(),
            "updatedAt",
            Fields.moment(consent.updatedAt())));
  }
}
