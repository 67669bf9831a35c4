package se.lugntrygg.adapters.cache;

import java.util.Optional;
import se.lugntrygg.application.port.Accounts;
import se.lugntrygg.application.port.AnswerCache;
import se.lugntrygg.domain.account.Account;
import se.lugntrygg.domain.account.Email;
import se.lugntrygg.domain.account.PasswordHash;
import se.lugntrygg.domain.account.UserId;

/// Accounts whose changed profile makes the owner's answers forgotten: goal, language and zone are
/// in them.
public final class ForgettingAccounts implements Accounts {
  private final Accounts accounts;
  private final AnswerCache answers;

  public ForgettingAccounts(Accounts accounts, AnswerCache answers) {
    this.accounts = accounts;
    this.answers = answers;
  }

  @Override
  public boolean open(Account account, PasswordHash hash) {
    return accounts.open(account, hash);
  }

  @Override
  public Optional<Account> find(UserId id) {
    return accounts.find(id);
  }

  @Override
  public Optional<Credentials> findByEmail(Email email) {
    return accounts.findByEmail(email);
  }

  @Override
  public Optional<PasswordHash> passwordOf(UserId id) {
    return accounts.passwordOf(id);
  }

  @Override
  public boolean changeProfile(Account seen, Account next) {
    try {
      return accounts.changeProfile(seen, next);
    } finally {
      answers.forget(seen.id());
    }
  }

  @Override
  public boolean changePassword(UserId id, PasswordHash seen, PasswordHash next) {
    return accounts.changePassword(id, seen, next);
  }
}
