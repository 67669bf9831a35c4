package se.lugntrygg.adapters.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import se.lugntrygg.application.port.AnswerCache;
import se.lugntrygg.domain.account.UserId;

/// Answers in memory. Each person has a shelf; forgetting takes the whole shelf away, so work that
/// is still under way puts its answer on a shelf that nobody looks at any more.
public final class CaffeineAnswerCache implements AnswerCache {
  /// A shelf's own size, and what a slot on it costs beside its bytes; about what a heap dump
  /// shows.
  private static final int SHELF_COST = 200;

  /// One person's clients ask a handful of questions; more are somebody paging through everything.
  private static final int SLOTS = 32;

  /// No answer lives longer, so neither does a shelf that nobody touches.
  private static final Duration SHELF_LIFE = Duration.ofMinutes(10);

  private final Cache<UserId, Shelf> shelves;
  private final Ticker ticker;

  /// @param maxBytes about how much all answers together may take
  /// @param ticker counts nanoseconds
  public CaffeineAnswerCache(long maxBytes, Ticker ticker) {
    this.ticker = ticker;
    this.shelves =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes)
            .weigher((UserId _, Shelf shelf) -> shelf.weight())
            .expireAfterAccess(SHELF_LIFE)
            .ticker(ticker)
            .build();
  }

  private static final class Shelf {
    private final ConcurrentHashMap<String, Slot> slots = new ConcurrentHashMap<>();

    int weight() {
      long bytes = SHELF_COST;
      for (Slot slot : slots.values()) {
        bytes += slot.weight();
      }
      return (int) Math.min(bytes, Integer.MAX_VALUE);
    }
  }

  /// One answer, or the promise of one.
  ///
  /// @param until in the ticker's nanoseconds
  private record Slot(CompletableFuture<Kept> answer, long until) {
    long weight() {
      Kept kept = answer.isDone() && !answer.isCompletedExceptionally() ? answer.join() : null;
      return kept == null
          ? SHELF_COST
          : (long) SHELF_COST + kept.fresh().length + kept.again().length;
    }
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // futures are their own identity
  public Found find(UserId owner, String key, Duration keep, Supplier<Kept> work) {
    Shelf shelf = shelves.get(owner, _ -> new Shelf());
    long now = ticker.read();
    CompletableFuture<Kept> mine = new CompletableFuture<>();
    Slot fresh = new Slot(mine, now + keep.toNanos());
    if (shelf.slots.size() >= SLOTS) {
      shelf.slots.values().removeIf(slot -> slot.answer.isDone());
    }
    Slot slot =
        shelf.slots.compute(key, (_, old) -> old != null && now - old.until < 0 ? old : fresh);
    if (slot != fresh) {
      return new Found(joined(slot.answer), true);
    }
    try {
      Kept made = work.get();
      mine.complete(made);
      // Put again, so that the shelf is weighed with its new answer, unless it was taken away.
      shelves.asMap().computeIfPresent(owner, (_, current) -> current);
      return new Found(made, false);
    } catch (RuntimeException | Error e) {
      shelf.slots.remove(key, fresh);
      mine.completeExceptionally(e);
      throw e;
    }
  }

  private static Kept joined(CompletableFuture<Kept> answer) {
    try {
      return answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  @Override
  public void forget(UserId owner) {
    shelves.invalidate(owner);
  }
}
