package se.lugntrygg.adapters.cache;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;
import se.lugntrygg.application.port.Accounts;
import se.lugntrygg.application.port.AnswerCache;
import se.lugntrygg.domain.account.Account;
import se.lugntrygg.domain.account.Email;
import se.lugntrygg.domain.account.PasswordHash;
import se.lugntrygg.domain.account.UserId;

/// Accounts that are remembered for a while, since every request asks for its caller's. A change
/// made here shows at once, one made elsewhere when [#forget] is called, or within [#KEEP]. Whoever
/// does not exist is asked for anew, and what passwords are compared with is never kept. A changed
/// profile makes the owner's answers forgotten: goal, language and zone are in them.
public final class RememberingAccounts implements Accounts {
  static final Duration KEEP = Duration.ofMinutes(1);

  /// About half a kilobyte each.
  private static final int MOST = 20_000;

  private final Accounts accounts;
  private final AnswerCache answers;
  private final Remembered<UserId, Optional<Account>> remembered;

  /// @param ticker counts nanoseconds
  public RememberingAccounts(Accounts accounts, AnswerCache answers, Ticker ticker) {
    this.accounts = accounts;
    this.answers = answers;
    this.remembered =
        new Remembered<>(
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEEP).ticker(ticker).build(),
            Optional::isPresent);
  }

  @Override
  public boolean open(Account account, PasswordHash hash) {
    return accounts.open(account, hash);
  }

  @Override
  public Optional<Account> find(UserId id) {
    return remembered.get(id, () -> accounts.find(id)).value();
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
      // In this order: an answer made in between was made of what is being forgotten.
      remembered.forget(seen.id());
      answers.forget(seen.id());
    }
  }

  @Override
  public boolean changePassword(UserId id, PasswordHash seen, PasswordHash next) {
    return accounts.changePassword(id, seen, next);
  }

  /// Forgets what is remembered of one person: somebody else has changed it.
  public void forget(UserId id) {
    remembered.forget(id);
  }

  /// Forgets everything: a change may have been missed.
  public void forgetAll() {
    remembered.forgetAll();
  }
}
