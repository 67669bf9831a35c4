package se.lugntrygg.adapters.firestore;

import com.google.cloud.firestore.Blob;
import com.google.cloud.firestore.DocumentReference;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.lugntrygg.application.port.Accounts;
import se.lugntrygg.application.port.WordSafe;
import se.lugntrygg.application.stored.StoredAccount;
import se.lugntrygg.domain.account.Account;
import se.lugntrygg.domain.account.Email;
import se.lugntrygg.domain.account.PasswordHash;
import se.lugntrygg.domain.account.UserId;

/// Accounts as documents: e-mail and profile sealed, found by a keyed hash of the e-mail. One
/// address has one account because its hash is the id of one document.
final class FirestoreAccounts implements Accounts {
  private static final String SEAL = "profile/";
  private static final String PROFILE = "profile";
  private static final String PASSWORD = "password";
  private static final String CREATED = "createdAt";
  private static final String OWNER = "owner";

  private final Documents documents;
  private final People people;
  private final WordSafe safe;

  FirestoreAccounts(Documents documents, People people, WordSafe safe) {
    this.documents = documents;
    this.people = people;
    this.safe = safe;
  }

  /// The id of what is kept under an e-mail address.
  static String print(WordSafe safe, Email email) {
    return HexFormat.of().formatHex(safe.fingerprint("email", email.value()));
  }

  private DocumentReference address(Email email) {
    return documents.in(Place.EMAILS).document(print(safe, email));
  }

  @Override
  public boolean open(Account account, PasswordHash hash) {
    byte[] key = safe.newKey();
    Blob profile = Sealed.seal(safe.unwrap(key), StoredAccount.of(account), SEAL + account.id());
    DocumentReference user = documents.user(account.id());
    DocumentReference address = address(account.email());
    return documents.change(
        "open an account",
        address.getId(),
        draft -> {
          if (draft.again()) {
            List<Optional<Fields>> there = draft.readAll(List.of(user, address));
            if (there.getFirst().isPresent()) {
              return true;
            }
            if (there.getLast().isPresent()) {
              return false;
            }
          }
          draft.create(user, fields(account, hash, key, profile, account.profile().homeZone()));
          draft.create(address, addressed(account.id()));
          return true;
        });
  }

  private static Map<String, Object> fields(
      Account account, PasswordHash hash, byte[] key, Blob profile, ZoneId home) {
    return Map.of(
        People.KEY,
        Blob.fromBytes(key),
        PROFILE,
        profile,
        PASSWORD,
        hash.value(),
        People.HOME,
        home.getId(),
        CREATED,
        Fields.moment(account.createdAt()));
  }

  /// What an account was opened with elsewhere.
  ///
  /// @param home the zone its days begin with here
  static Map<String, Object> fields(
      Account account, PasswordHash hash, byte[] key, WordSafe.Sealer sealer, ZoneId home) {
    return fields(
        account,
        hash,
        key,
        Sealed.seal(sealer, StoredAccount.of(account), SEAL + account.id()),
        home);
  }

  /// What stands under an e-mail address.
  static Map<String, Object> addressed(UserId owner) {
    return Map.of(OWNER, owner.toString());
  }

  static UserId owner(Fields address) {
    return UserId.parse("id", address.text(OWNER));
  }

  @Override
  public Optional<Account> find(UserId id) {
    Optional<Account> found =
        documents.find("find an account", documents.user(id), user -> account(id, user));
    if (found.isEmpty()) {
      people.forget(id);
    }
    return found;
  }

  private Account account(UserId id, Fields user) {
    return account(people.seen(id, user), user);
  }

  static Account account(People.Person person, Fields user) {
    return Sealed.open(
            person.sealer(), user.bytes(PROFILE), SEAL + person.id(), StoredAccount.class)
        .account(person.id(), user.moment(CREATED));
  }

  @Override
  public Optional<Credentials> findByEmail(Email email) {
    return documents
        .find("find an account", address(email), FirestoreAccounts::owner)
        .flatMap(
            owner ->
                documents.find(
                    "find an account",
                    documents.user(owner),
                    user -> new Credentials(account(owner, user), password(user))));
  }

  static PasswordHash password(Fields user) {
    return new PasswordHash(user.text(PASSWORD));
  }

  @Override
  public Optional<PasswordHash> passwordOf(UserId id) {
    return documents.find("find a password hash", documents.user(id), FirestoreAccounts::password);
  }

  @Override
  public boolean changeProfile(Account seen, Account next) {
    DocumentReference user = documents.user(seen.id());
    return documents.change(
        "change a profile",
        user.getId(),
        draft -> {
          Optional<Fields> found = draft.read(user);
          if (found.isEmpty()) {
            return false;
          }
          Account kept = account(seen.id(), found.get());
          if (!kept.profile().equals(seen.profile())) {
            return false;
          }
          draft.amend(
              user,
              Map.of(
                  PROFILE,
                  Sealed.seal(
                      people.seen(seen.id(), found.get()).sealer(),
                      StoredAccount.of(kept.with(next.profile())),
                      SEAL + seen.id())));
          return true;
        });
  }

  @Override
  public boolean changePassword(UserId id, PasswordHash seen, PasswordHash next) {
    DocumentReference user = documents.user(id);
    return documents.change(
        "change a password",
        user.getId(),
        draft -> {
          if (draft.read(user).filter(found -> password(found).equals(seen)).isEmpty()) {
            return false;
          }
          draft.amend(user, Map.of(PASSWORD, next.value()));
          return true;
        });
  }
}
