package se.lugntrygg.application.mood;

import java.util.Optional;
import se.lugntrygg.application.port.MoodEntries;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.mood.MoodEntry;
import se.lugntrygg.domain.mood.MoodEntryId;

/// Shows one entry.
public final class ShowMood {
  private final MoodEntries entries;

  public ShowMood(MoodEntries entries) {
    this.entries = entries;
  }

  /// Empty when it is not there, or not theirs.
  public Optional<MoodEntry> handle(UserId owner, MoodEntryId id) {
    return entries.find(owner, id);
  }
}
