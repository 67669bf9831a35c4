package se.lugntrygg.adapters.ai.builtin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import se.lugntrygg.domain.text.Language;

/// Everything that can be said in one language, in pools of phrases that serve the same turn of a
/// conversation.
final class Phrasebook {
  private static final String YES = "  + ";
  private static final String NO = "  - ";

  private final Map<String, List<Phrase>> pools = new HashMap<>();
  private final List<Phrase> yesOrNo;
  private final List<Phrase> offers;
  private final List<Phrase> suggestions;

  Phrasebook(Language language) {
    List<Phrase> pool = List.of();
    for (String line : Lines.of(language.tag() + ".phrases")) {
      if (line.startsWith("[") && line.endsWith("]")) {
        pool = new ArrayList<>();
        if (pools.put(line.substring(1, line.length() - 1), pool) != null) {
          throw new IllegalArgumentException("two pools of one name: " + line);
        }
      } else if (line.startsWith(YES)) {
        pool.add(new Phrase(pool.removeLast().text(), line.substring(YES.length()), ""));
      } else if (line.startsWith(NO)) {
        Phrase asked = pool.removeLast();
        pool.add(new Phrase(asked.text(), asked.onYes(), line.substring(NO.length())));
      } else {
        pool.add(new Phrase(line, "", ""));
      }
    }
    yesOrNo = pools.values().stream().flatMap(List::stream).filter(Phrase::expectsYesOrNo).toList();
    offers = pooled(name -> name.startsWith("offer "));
    suggestions = pooled(name -> name.startsWith("offer ") || name.endsWith(" step"));
  }

  /// The phrases of a pool; none when there is no such pool.
  List<Phrase> pool(String name) {
    return pools.getOrDefault(name, List.of());
  }

  /// What a subject is called within a sentence.
  String nameOf(String area) {
    return pool(area + " name").getFirst().text();
  }

  /// The question in a reply that a yes or a no would answer: the last, if there are several.
  Optional<Phrase> askedIn(String reply) {
    Optional<Phrase> asked = Optional.empty();
    int last = -1;
    for (Phrase phrase : yesOrNo) {
      int at = reply.lastIndexOf(phrase.text());
      if (at > last) {
        last = at;
        asked = Optional.of(phrase);
      }
    }
    // A question further up was not the one left standing.
    int end = last < 0 ? 0 : last + asked.orElseThrow().text().length();
    return reply.indexOf('?', end) < 0 ? asked : Optional.empty();
  }

  /// Whether a reply suggests something to try.
  boolean suggests(String reply) {
    return suggestions.stream().anyMatch(phrase -> reply.contains(phrase.text()));
  }

  /// Whether a reply goes on after an offer that was declined.
  boolean takesNo(String reply) {
    return offers.stream().anyMatch(phrase -> reply.contains(phrase.onNo()));
  }

  private List<Phrase> pooled(Predicate<String> name) {
    return pools.entrySet().stream()
        .filter(pool -> name.test(pool.getKey()))
        .flatMap(pool -> pool.getValue().stream())
        .toList();
  }

  Map<String, List<Phrase>> pools() {
    return pools;
  }
}
