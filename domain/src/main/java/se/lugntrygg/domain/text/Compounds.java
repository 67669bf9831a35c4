package se.lugntrygg.domain.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Words built from words, as Swedish builds them: jätteglad, skitväder, söndagsångest. A part
/// counts only when the rest of the word is one too, or is long enough not to be chance.
final class Compounds {
  private static final double INTENSIFIED = 1.3;

  /// What an unknown word is worth that a prefix makes pleasant or unpleasant.
  private static final double COLOURED = 2;

  /// Shorter rests come about by chance: "as" + "ta".
  private static final int SHORTEST_REST = 3;

  /// Shorter tails come about by chance: "zebra" ends in "bra".
  private static final int SHORTEST_TAIL = 4;

  private final List<String> intensifiers = new ArrayList<>();
  private final List<String> sweeteners = new ArrayList<>();
  private final List<String> spoilers = new ArrayList<>();
  private final Set<String> tails = new HashSet<>();
  private final Map<String, Meaning> byTail = new HashMap<>();
  private Function<String, Meaning> words = _ -> Meaning.UNKNOWN;

  void intensifyBy(List<String> prefixes) {
    intensifiers.addAll(prefixes);
  }

  void sweetenBy(List<String> prefixes) {
    sweeteners.addAll(prefixes);
  }

  void spoilBy(List<String> prefixes) {
    spoilers.addAll(prefixes);
  }

  void endIn(List<String> words) {
    tails.addAll(words);
  }

  /// Takes the meanings of the parts from the finished lexicon.
  void resolve(Function<String, Meaning> words) {
    this.words = words;
    for (String tail : tails) {
      Meaning meaning = words.apply(tail);
      if (tail.length() < SHORTEST_TAIL || !meaning.feels()) {
        throw new IllegalStateException("a tail too short or without a meaning: " + tail);
      }
      byTail.put(tail, meaning);
      byTail.put(Spelling.bare(tail), meaning);
    }
  }

  Meaning meaning(String word) {
    for (String prefix : intensifiers) {
      if (startsCompound(word, prefix)) {
        Meaning rest = words.apply(word.substring(prefix.length()));
        if (rest.feels()) {
          return rest.times(INTENSIFIED);
        }
      }
    }
    Meaning tail = byTail(word);
    if (tail.isKnown()) {
      return tail;
    }
    if (startsWithAny(word, spoilers)) {
      return Meaning.feeling(-COLOURED, List.of(Emotion.SADNESS), false);
    }
    if (startsWithAny(word, sweeteners)) {
      return Meaning.feeling(COLOURED, List.of(Emotion.JOY), false);
    }
    return Meaning.UNKNOWN;
  }

  private Meaning byTail(String word) {
    for (int start = SHORTEST_REST; start <= word.length() - SHORTEST_TAIL; start++) {
      Meaning meaning = byTail.get(word.substring(start));
      if (meaning != null) {
        return meaning;
      }
    }
    return Meaning.UNKNOWN;
  }

  private static boolean startsWithAny(String word, List<String> prefixes) {
    for (String prefix : prefixes) {
      if (startsCompound(word, prefix)) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsCompound(String word, String prefix) {
    return word.length() >= prefix.length() + SHORTEST_REST && word.startsWith(prefix);
  }
}
