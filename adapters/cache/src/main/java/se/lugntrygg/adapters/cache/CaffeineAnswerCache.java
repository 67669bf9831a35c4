package se.lugntrygg.adapters.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.lugntrygg.application.port.AnswerCache;
import se.lugntrygg.domain.account.UserId;

/// Answers in memory. Each is kept under its owner's shelf; forgetting takes the shelf away, so
/// that work still under way puts its answer where nobody looks any more.
public final class CaffeineAnswerCache implements AnswerCache {
  /// What an answer costs beside its bytes, and a shelf beside its answers; about what a heap dump
  /// shows.
  private static final int ANSWER_COST = 300;

  private static final int SHELF_COST = 500;

  /// Shelves get an eighth of the room.
  private static final int SHELF_SHARE = 8;

  /// No answer lives longer, so neither does a shelf that nobody touches.
  private static final Duration SHELF_LIFE = Duration.ofMinutes(10);

  private final Cache<UserId, Shelf> shelves;
  private final Cache<Key, Slot> slots;
  private final Remembered<Key, Slot> answers;
  private final Ticker ticker;

  /// @param maxBytes about how much all answers together may take
  /// @param ticker counts nanoseconds
  public CaffeineAnswerCache(long maxBytes, Ticker ticker) {
    this.ticker = ticker;
    this.slots =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes - maxBytes / SHELF_SHARE)
            .weigher((Key key, Slot slot) -> bytes(key, slot))
            .expireAfter(Expiry.<Key, Slot>writing((_, slot) -> left(slot)))
            .evictionListener(
                (@Nullable Key key, @Nullable Slot _, RemovalCause _) -> {
                  if (key != null) {
                    key.shelf.keys.remove(key);
                  }
                })
            .ticker(ticker)
            .build();
    this.answers = new Remembered<>(slots, _ -> true);
    this.shelves =
        Caffeine.newBuilder()
            .maximumSize(maxBytes / SHELF_SHARE / SHELF_COST)
            .expireAfterAccess(SHELF_LIFE)
            .evictionListener(
                (@Nullable UserId _, @Nullable Shelf shelf, RemovalCause _) -> {
                  if (shelf != null) {
                    empty(shelf);
                  }
                })
            .ticker(ticker)
            .build();
  }

  /// What of one person is kept, until somebody changes something of theirs. Equal to itself only.
  private static final class Shelf {
    private final Set<Key> keys = ConcurrentHashMap.newKeySet();
    private volatile boolean gone;
  }

  private record Key(Shelf shelf, String question) {}

  /// @param until in the ticker's nanoseconds
  private record Slot(Kept answer, long until) {}

  private static int bytes(Key key, Slot slot) {
    long bytes =
        (long) ANSWER_COST
            + key.question.length()
            + slot.answer.fresh().length
            + slot.answer.again().length;
    return (int) Math.min(bytes, Integer.MAX_VALUE);
  }

  private Duration left(Slot slot) {
    return Duration.ofNanos(Math.max(0, slot.until - ticker.read()));
  }

  @Override
  public Found find(UserId owner, String key, Duration keep, Supplier<Kept> work) {
    Shelf shelf = shelves.get(owner, _ -> new Shelf());
    Key whole = new Key(shelf, key);
    Remembered.Got<Slot> got =
        answers.get(
            whole,
            () -> {
              // An answer is as old as what it was made of, so its time runs from here.
              long until = ticker.read() + keep.toNanos();
              return new Slot(work.get(), until);
            });
    if (got.made()) {
      shelf.keys.add(whole);
      if (shelf.gone) {
        answers.forget(whole);
      }
    }
    return new Found(got.value().answer, !got.made());
  }

  @Override
  public void forget(UserId owner) {
    Shelf shelf = shelves.asMap().remove(owner);
    if (shelf != null) {
      empty(shelf);
    }
  }

  /// Takes the answers out of memory too: nobody can reach them, but they are somebody's words.
  private void empty(Shelf shelf) {
    shelf.gone = true;
    for (Key key : shelf.keys) {
      answers.forget(key);
    }
  }

  /// How many answers are kept, after what is due was done.
  long size() {
    shelves.cleanUp();
    slots.cleanUp();
    return slots.estimatedSize();
  }

  /// What they weigh together, in bytes.
  long weight() {
    slots.cleanUp();
    return slots.policy().eviction().orElseThrow().weightedSize().orElseThrow();
  }
}
