package se.lugntrygg.adapters.ai.builtin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.lugntrygg.domain.conversation.Exchange;

/// What the assistant has said so far, and is about to say, so that it does not say it again.
final class Said {
  private final StringBuilder before = new StringBuilder();
  private final List<String> now = new ArrayList<>();
  private final int seed;
  private final int take;

  /// @param seed where in a pool to begin looking, so that not every conversation begins alike
  /// @param take how often the same was tried to be said in other words before
  Said(List<Exchange> recent, int seed, int take) {
    recent.forEach(exchange -> before.append(exchange.reply()).append('\n'));
    this.seed = seed;
    this.take = take;
  }

  boolean already(String text) {
    return before.indexOf(text) >= 0 || now.contains(text);
  }

  /// Says something of the pool that was not said before, wherever in the pool it stands.
  ///
  /// @return false when everything in it was said
  boolean anyOf(List<Phrase> pool) {
    return first(pool, pool.isEmpty() ? 0 : Math.floorMod(seed + shift(), pool.size()));
  }

  /// Another for each part of a further take, so that parts do not change in step; none in the
  /// first take.
  private int shift() {
    int mixed = take * (0x9e3779b1 + 2 * now.size());
    return mixed ^ (mixed >>> 15);
  }

  /// Puts something of the pool in front of all that is about to be said.
  boolean begin(List<Phrase> pool) {
    if (!anyOf(pool)) {
      return false;
    }
    now.addFirst(now.removeLast());
    return true;
  }

  /// Says the first thing of the pool that was not said before.
  boolean firstOf(List<Phrase> pool) {
    return first(pool, 0);
  }

  private boolean first(List<Phrase> pool, int start) {
    Optional<String> fresh = Optional.empty();
    for (int i = 0; i < pool.size() && fresh.isEmpty(); i++) {
      String text = pool.get((start + i) % pool.size()).text();
      fresh = already(text) ? Optional.empty() : Optional.of(text);
    }
    fresh.ifPresent(now::add);
    return fresh.isPresent();
  }

  /// Says just this, unless it was said before.
  boolean say(String text) {
    return !already(text) && now.add(text);
  }

  int parts() {
    return now.size();
  }

  boolean hasAsked() {
    return now.stream().anyMatch(text -> text.endsWith("?"));
  }

  /// Everything that is about to be said.
  String text() {
    return String.join(" ", now);
  }
}
