package se.lugntrygg.adapters.cache;

import com.github.benmanes.caffeine.cache.Cache;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Values made on demand, one at a time for each key, and remembered. A value may be forgotten
/// while it is being made: then those who waited get it, and nobody later. Reading takes no lock,
/// and work holds none.
final class Remembered<K, V> {
  private final Cache<K, V> values;
  private final Predicate<V> worthKeeping;
  private final ConcurrentHashMap<K, CompletableFuture<V>> underWay = new ConcurrentHashMap<>();

  Remembered(Cache<K, V> values, Predicate<V> worthKeeping) {
    this.values = values;
    this.worthKeeping = worthKeeping;
  }

  /// A value, and whether it was made for this question.
  record Got<V>(V value, boolean made) {}

  /// What is remembered, or what `work` makes now. What it throws is thrown for all who waited, and
  /// not remembered.
  Got<V> get(K key, Supplier<V> work) {
    V kept = values.getIfPresent(key);
    if (kept != null) {
      return new Got<>(kept, false);
    }
    CompletableFuture<V> mine = new CompletableFuture<>();
    CompletableFuture<V> others = underWay.putIfAbsent(key, mine);
    if (others != null) {
      return new Got<>(joined(others), false);
    }
    try {
      // Somebody may have finished between the two looks.
      V before = values.getIfPresent(key);
      V value = before == null ? work.get() : before;
      finish(key, mine, value);
      mine.complete(value);
      return new Got<>(value, before == null);
    } catch (RuntimeException | Error e) {
      underWay.remove(key, mine);
      mine.completeExceptionally(e);
      throw e;
    }
  }

  /// Keeps the value unless it was forgotten meanwhile, in one atomic step beside [#forget].
  @SuppressWarnings("ReferenceEquality") // futures are their own identity
  private void finish(K key, CompletableFuture<V> mine, V value) {
    underWay.computeIfPresent(
        key,
        (_, current) -> {
          if (current != mine) {
            return current;
          }
          if (worthKeeping.test(value)) {
            values.put(key, value);
          }
          return null;
        });
  }

  private static <V> V joined(CompletableFuture<V> value) {
    try {
      return value.join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw e;
      }
    }
  }

  /// When this returns, no later [#get] gives what was begun before.
  void forget(K key) {
    underWay.remove(key);
    values.invalidate(key);
  }

  /// As [#forget] of every key.
  void forgetAll() {
    underWay.clear();
    values.invalidateAll();
  }
}
