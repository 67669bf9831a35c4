package se.lugntrygg.adapters.cache;

import java.util.List;
import java.util.Optional;
import se.lugntrygg.application.port.AnswerCache;
import se.lugntrygg.application.port.MoodEntries;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.mood.MoodEntry;
import se.lugntrygg.domain.mood.MoodEntryId;
import se.lugntrygg.domain.time.Period;

/// Mood entries whose every change makes the owner's answers forgotten: also a change that failed,
/// since it may have taken effect.
public final class ForgettingMoodEntries implements MoodEntries {
  private final MoodEntries entries;
  private final AnswerCache answers;

  public ForgettingMoodEntries(MoodEntries entries, AnswerCache answers) {
    this.entries = entries;
    this.answers = answers;
  }

  @Override
  public Addition add(MoodEntry entry) {
    try {
      return entries.add(entry);
    } finally {
      answers.forget(entry.owner());
    }
  }

  @Override
  public Optional<MoodEntry> find(UserId owner, MoodEntryId id) {
    return entries.find(owner, id);
  }

  @Override
  public boolean replace(MoodEntry next) {
    try {
      return entries.replace(next);
    } finally {
      answers.forget(next.owner());
    }
  }

  @Override
  public boolean remove(UserId owner, MoodEntryId id) {
    try {
      return entries.remove(owner, id);
    } finally {
      answers.forget(owner);
    }
  }

  @Override
  public List<MoodEntry> feltWithin(
      UserId owner, Period period, Optional<Position> after, int offset, int limit) {
    return entries.feltWithin(owner, period, after, offset, limit);
  }
}
