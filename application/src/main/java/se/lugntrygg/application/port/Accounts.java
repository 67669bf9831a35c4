package se.lugntrygg.application.port;

import java.util.Optional;
import se.lugntrygg.domain.account.Account;
import se.lugntrygg.domain.account.Email;
import se.lugntrygg.domain.account.PasswordHash;
import se.lugntrygg.domain.account.UserId;

/// Everybody who has an account. One e-mail address belongs to one account at most, also when many
/// ask for it at once. Every change is on disk when its method returns.
public interface Accounts {
  /// An account and what its password is compared with.
  record Credentials(Account account, PasswordHash hash) {}

  /// Opens an account. Doing it again with one id changes nothing, whatever else it says, and says
  /// true, so that an interrupted registration may be repeated.
  ///
  /// @return false when another account holds the e-mail address, and nothing was kept
  boolean open(Account account, PasswordHash hash);

  /// The account, if there is one.
  Optional<Account> find(UserId id);

  /// The account that holds the e-mail address.
  Optional<Credentials> findByEmail(Email email);

  /// What the account's password is compared with.
  Optional<PasswordHash> passwordOf(UserId id);

  /// Keeps `next` in place of `seen`.
  ///
  /// @return false when the account is gone or its profile is not `seen` any more; nothing was kept
  boolean changeProfile(Account seen, Account next);

  /// Keeps another password hash.
  ///
  /// @return false when the account is gone or its hash is not `seen` any more; nothing was kept
  boolean changePassword(UserId id, PasswordHash seen, PasswordHash next);
}
