package se.lugntrygg.adapters.firestore;

import org.junit.jupiter.api.extension.RegisterExtension;
import se.lugntrygg.application.contracts.AccountsContract;
import se.lugntrygg.application.port.Accounts;

class FirestoreAccountsTest implements AccountsContract {
  @RegisterExtension final OpenStore store = new OpenStore();

  @Override
  public Accounts accounts() {
    return store.get().accounts();
  }
}
