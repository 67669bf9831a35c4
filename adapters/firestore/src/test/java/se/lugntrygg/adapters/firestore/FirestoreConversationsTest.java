package se.lugntrygg.adapters.firestore;

import org.junit.jupiter.api.extension.RegisterExtension;
import se.lugntrygg.application.contracts.ConversationsContract;
import se.lugntrygg.application.port.Conversations;
import se.lugntrygg.domain.account.Profile;
import se.lugntrygg.domain.account.UserId;

class FirestoreConversationsTest implements ConversationsContract {
  @RegisterExtension final OpenStore store = new OpenStore();

  @Override
  public Conversations conversations() {
    return store.get().conversations();
  }

  @Override
  public UserId somebody() {
    return store.somebody(Profile.DEFAULT_ZONE);
  }
}
