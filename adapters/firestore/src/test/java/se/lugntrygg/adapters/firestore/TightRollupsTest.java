package se.lugntrygg.adapters.firestore;

import java.time.ZoneId;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.lugntrygg.application.contracts.MoodEntriesContract;
import se.lugntrygg.application.port.MoodEntries;
import se.lugntrygg.application.port.MoodSummaries;
import se.lugntrygg.domain.account.UserId;

/// All that is promised of moods holds, too, while nearly every change puts something away.
class TightRollupsTest implements MoodEntriesContract {
  @RegisterExtension final OpenStore store = new OpenStore();

  private final Moods moods = new Moods(store.get(), Moods.TIGHT);

  @Override
  public MoodEntries entries() {
    return moods.entries();
  }

  @Override
  public MoodSummaries summaries() {
    return moods.summaries();
  }

  @Override
  public UserId somebody(ZoneId home) {
    return store.somebody(home);
  }
}
