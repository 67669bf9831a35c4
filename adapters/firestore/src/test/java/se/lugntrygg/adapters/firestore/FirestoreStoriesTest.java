package se.lugntrygg.adapters.firestore;

import org.junit.jupiter.api.extension.RegisterExtension;
import se.lugntrygg.application.contracts.StoriesContract;
import se.lugntrygg.application.port.Stories;
import se.lugntrygg.domain.account.Profile;
import se.lugntrygg.domain.account.UserId;

class FirestoreStoriesTest implements StoriesContract {
  @RegisterExtension final OpenStore store = new OpenStore();

  @Override
  public Stories stories() {
    return store.get().stories();
  }

  @Override
  public UserId somebody() {
    return store.somebody(Profile.DEFAULT_ZONE);
  }
}
