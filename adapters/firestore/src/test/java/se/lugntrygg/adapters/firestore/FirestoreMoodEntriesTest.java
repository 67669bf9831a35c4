package se.lugntrygg.adapters.firestore;

import java.time.ZoneId;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.lugntrygg.application.contracts.MoodEntriesContract;
import se.lugntrygg.application.port.MoodEntries;
import se.lugntrygg.application.port.MoodSummaries;
import se.lugntrygg.domain.account.UserId;

class FirestoreMoodEntriesTest implements MoodEntriesContract {
  @RegisterExtension final OpenStore store = new OpenStore();

  @Override
  public MoodEntries entries() {
    return store.get().moodEntries();
  }

  @Override
  public MoodSummaries summaries() {
    return store.get().moodSummaries();
  }

  @Override
  public UserId somebody(ZoneId home) {
    return store.somebody(home);
  }
}
