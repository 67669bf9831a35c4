package se.lugntrygg.application.fakes;

import se.lugntrygg.application.contracts.AccountsContract;
import se.lugntrygg.application.port.Accounts;

class InMemoryAccountsTest implements AccountsContract {
  private final Accounts accounts = new InMemoryAccounts();

  @Override
  public Accounts accounts() {
    return accounts;
  }
}
