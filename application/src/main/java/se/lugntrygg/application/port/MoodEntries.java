package se.lugntrygg.application.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.mood.MoodEntry;
import se.lugntrygg.domain.mood.MoodEntryId;
import se.lugntrygg.domain.time.Period;

/// The mood entries of everybody with an account; ids are each owner's own. Moments are kept in
/// whole milliseconds. Every change keeps [MoodSummaries] in step in the same atomic act, and is on
/// disk when its method returns. Questions cost the same however long the history is.
public interface MoodEntries {
  /// What became of a new entry.
  sealed interface Addition {}

  /// It is kept.
  record Added() implements Addition {}

  /// The owner's entry with this id is kept already, from an earlier try; nothing changed.
  record AlreadyThere(MoodEntry kept) implements Addition {}

  /// A place in a person's entries, newest first: just behind the entry felt at this moment with
  /// this id.
  record Position(Instant feltAt, MoodEntryId id) {
    /// Just behind the entry.
    public static Position after(MoodEntry entry) {
      return new Position(entry.feltAt(), entry.id());
    }
  }

  /// Keeps a new entry.
  ///
  /// @throws StorageFailure when its owner has no account
  Addition add(MoodEntry entry);

  /// The owner's entry; another person's is not found.
  Optional<MoodEntry> find(UserId owner, MoodEntryId id);

  /// Keeps an amended entry in place of the one whose revision is one less.
  ///
  /// @return false when that is not what is kept: somebody amended or removed it; nothing changed
  boolean replace(MoodEntry next);

  /// Removes the owner's entry.
  ///
  /// @return false when there was none
  boolean remove(UserId owner, MoodEntryId id);

  /// Entries felt within the period, newest first, those of one moment by the text of their id,
  /// falling.
  ///
  /// @param after where to go on, empty for the start
  /// @param offset how many to leave out from there, 0 or more
  /// @param limit how many at most, 1 or more
  List<MoodEntry> feltWithin(
      UserId owner, Period period, Optional<Position> after, int offset, int limit);
}
