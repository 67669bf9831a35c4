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

  /// @param seed where in a pool to begin looking, so that not every conversation begins alike
  Said(List<Exchange> recent, int seed) {
    recent.forEach(exchange -> before.append(exchange.reply()).append('\n'));
    this.seed = seed;
  }

  boolean already(String text) {
    return before.indexOf(text) >= 0 || now.contains(text);
  }

  /// Says something of the pool that was not said before, wherever in the pool it stands.
  ///
  /// @return false when everything in it was said
  boolean anyOf(List<Phrase> pool) {
    return first(pool, pool.isEmpty() ? 0 : Math.floorMod(seed, pool.size()));
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
