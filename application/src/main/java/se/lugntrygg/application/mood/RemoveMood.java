package se.lugntrygg.application.mood;

import se.lugntrygg.application.port.MoodEntries;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.mood.MoodEntryId;

/// Removes an entry for good.
public final class RemoveMood {
  private final MoodEntries entries;

  public RemoveMood(MoodEntries entries) {
    this.entries = entries;
  }

  /// False when it was not there, or not theirs.
  public boolean handle(UserId owner, MoodEntryId id) {
    return entries.remove(owner, id);
  }
}
