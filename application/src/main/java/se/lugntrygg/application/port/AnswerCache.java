package se.lugntrygg.application.port;

import java.time.Duration;
import java.util.function.Supplier;
import se.lugntrygg.domain.account.UserId;

/// Answers made a moment ago, each person's on a shelf of their own. Holds a bounded number of
/// bytes.
public interface AnswerCache {
  /// An answer, ready to send.
  ///
  /// @param etag changes when the content does
  /// @param fresh the body as first sent
  /// @param again the body as sent from the cache
  @SuppressWarnings("ArrayRecordComponent") // never compared, and shared read-only
  record Kept(String etag, byte[] fresh, byte[] again) {
    @Override
    public String toString() {
      return "Kept[%d bytes]".formatted(fresh.length);
    }
  }

  /// An answer and whether it came from the cache.
  record Found(Kept answer, boolean hit) {}

  /// The answer kept under the key, or the one that `work` makes now. Work for one key runs once at
  /// a time: who asks meanwhile waits for it and counts as a hit. What fails is not kept, and fails
  /// for all who waited. Work that began before a [#forget] is never kept past it.
  ///
  /// @param key what was asked, all of it
  /// @param keep how long the answer may be given again
  Found find(UserId owner, String key, Duration keep, Supplier<Kept> work);

  /// Forgets all the owner's answers. When this returns, no later [#find] gives what was made
  /// before.
  void forget(UserId owner);
}
