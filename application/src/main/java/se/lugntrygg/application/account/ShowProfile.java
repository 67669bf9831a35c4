package se.lugntrygg.application.account;

import java.util.Optional;
import se.lugntrygg.application.port.Accounts;
import se.lugntrygg.domain.account.Account;
import se.lugntrygg.domain.account.UserId;

/// Shows a person their account.
public final class ShowProfile {
  private final Accounts accounts;

  public ShowProfile(Accounts accounts) {
    this.accounts = accounts;
  }

  /// The account, if there still is one.
  public Optional<Account> handle(UserId owner) {
    return accounts.find(owner);
  }
}
