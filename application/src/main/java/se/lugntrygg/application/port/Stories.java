package se.lugntrygg.application.port;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.story.Story;
import se.lugntrygg.domain.story.StoryId;
import se.lugntrygg.domain.story.Told;

/// The stories told to everybody with an account, each in its place; ids are each owner's own.
/// Moments are kept in whole milliseconds. Questions cost the same however many there are.
public interface Stories {
  /// Keeps a story behind all others of its owner, in one atomic step; it is on disk when this
  /// returns. The first has the sequence [Story#FIRST], every other is one above the last.
  ///
  /// @return what is kept of the owner under this id: the story, or the one of an earlier try,
  ///   which does not change
  /// @throws StorageFailure when the owner has no account
  Story keep(Told told);

  /// The owner's story; another person's is not found.
  Optional<Story> find(UserId owner, StoryId id);

  /// The owner's stories, newest first.
  ///
  /// @param before only those of a lower sequence; empty for all
  /// @param limit how many at most, 1 or more
  List<Story> newest(UserId owner, OptionalLong before, int limit);
}
