package se.lugntrygg.adapters.sqlite;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import se.lugntrygg.application.port.Accounts;
import se.lugntrygg.application.port.WordSafe;
import se.lugntrygg.application.stored.StoredAccount;
import se.lugntrygg.domain.account.Account;
import se.lugntrygg.domain.account.Email;
import se.lugntrygg.domain.account.PasswordHash;
import se.lugntrygg.domain.account.UserId;

/// Accounts as rows: e-mail and profile sealed, found by a keyed hash of the e-mail.
final class SqliteAccounts implements Accounts {
  static final String PLACE = "profile/";

  private final Database database;
  private final People people;
  private final WordSafe safe;

  SqliteAccounts(Database database, People people, WordSafe safe) {
    this.database = database;
    this.people = people;
    this.safe = safe;
  }

  private byte[] print(Email email) {
    return print(safe, email);
  }

  /// What an account is found by.
  static byte[] print(WordSafe safe, Email email) {
    return safe.fingerprint("email", email.value());
  }

  @Override
  public boolean open(Account account, PasswordHash hash) {
    byte[] print = print(account.email());
    byte[] key = safe.newKey();
    byte[] profile = Sealed.seal(safe.unwrap(key), StoredAccount.of(account), PLACE + account.id());
    return database.write(
        "open an account",
        rows -> {
          if (people.find(rows, account.id()).isPresent()) {
            return true;
          }
          return rows.change(
                  "INSERT INTO person (id, email_print, wrapped_key, profile, password, zone,"
                      + " created_at) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (email_print) DO"
                      + " NOTHING",
                  account.id().toString(),
                  print,
                  key,
                  profile,
                  hash.value(),
                  account.profile().homeZone().getId(),
                  account.createdAt().toEpochMilli())
              == 1;
        });
  }

  @Override
  public Optional<Account> find(UserId id) {
    return database.read("find an account", rows -> find(rows, id));
  }

  private Optional<Account> find(Rows rows, UserId id) throws SQLException {
    Optional<People.Person> person = people.find(rows, id);
    if (person.isEmpty()) {
      return Optional.empty();
    }
    return rows.one(
        row ->
            Sealed.open(person.get().sealer(), row.getBytes(1), PLACE + id, StoredAccount.class)
                .account(id, Instant.ofEpochMilli(row.getLong(2))),
        "SELECT profile, created_at FROM person WHERE n = ?",
        person.get().n());
  }

  @Override
  public Optional<Credentials> findByEmail(Email email) {
    byte[] print = print(email);
    return database.read(
        "find an account",
        rows -> {
          Optional<String> id =
              rows.one(
                  row -> row.getString(1), "SELECT id FROM person WHERE email_print = ?", print);
          if (id.isEmpty()) {
            return Optional.empty();
          }
          UserId owner = UserId.parse("id", id.get());
          Optional<PasswordHash> hash = password(rows, owner);
          return find(rows, owner)
              .flatMap(account -> hash.map(known -> new Credentials(account, known)));
        });
  }

  private static Optional<PasswordHash> password(Rows rows, UserId id) throws SQLException {
    return rows.one(
        row -> new PasswordHash(row.getString(1)),
        "SELECT password FROM person WHERE id = ?",
        id.toString());
  }

  @Override
  public Optional<PasswordHash> passwordOf(UserId id) {
    return database.read("find a password hash", rows -> password(rows, id));
  }

  @Override
  public boolean changeProfile(Account seen, Account next) {
    return database.write(
        "change a profile",
        rows -> {
          Optional<Account> kept = find(rows, seen.id());
          if (kept.isEmpty() || !kept.get().profile().equals(seen.profile())) {
            return false;
          }
          People.Person person = people.get(rows, seen.id());
          byte[] sealed =
              Sealed.seal(
                  person.sealer(),
                  StoredAccount.of(kept.get().with(next.profile())),
                  PLACE + seen.id());
          return rows.change("UPDATE person SET profile = ? WHERE n = ?", sealed, person.n()) == 1;
        });
  }

  @Override
  public boolean changePassword(UserId id, PasswordHash seen, PasswordHash next) {
    return database.write(
        "change a password",
        rows ->
            rows.change(
                    "UPDATE person SET password = ? WHERE id = ? AND password = ?",
                    next.value(),
                    id.toString(),
                    seen.value())
                == 1);
  }
}
