package se.lugntrygg.domain.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// What emoji and emoticons mean, in every language.
final class Symbols {
  private final Map<String, Meaning> meanings = new HashMap<>();
  private int longestEmoticon;

  Symbols() {
    for (WordList.Group group : WordList.read("symbols.lexicon")) {
      Meaning meaning = Meaning.feeling(group.valence(), group.emotions(), false);
      for (String symbol : group.lemmas()) {
        meanings.put(symbol, meaning);
        if (symbol.charAt(0) < Byte.MAX_VALUE) {
          longestEmoticon = Math.max(longestEmoticon, symbol.length());
        }
      }
    }
  }

  /// The meaning of a symbol, or of the first of several joined.
  Meaning meaning(String symbol) {
    Meaning whole = meanings.get(symbol);
    if (whole != null) {
      return whole;
    }
    String first = symbol.substring(0, symbol.offsetByCodePoints(0, 1));
    return meanings.getOrDefault(first, Meaning.UNKNOWN);
  }

  /// How long the emoticon is that stands here, 0 for none. One that runs into a letter, digit or
  /// slash is something else: a time, a scale, a web address.
  int emoticonAt(String text, int at, int first) {
    if (!startsEmoticon(first)) {
      return 0;
    }
    for (int length = Math.min(longestEmoticon, text.length() - at); length >= 2; length--) {
      int end = at + length;
      if (meanings.containsKey(folded(text.substring(at, end)))
          && (end == text.length() || !runsOn(text.charAt(end), text.charAt(end - 1)))) {
        return length;
      }
    }
    return 0;
  }

  static String folded(String symbol) {
    return symbol.toLowerCase(Locale.ROOT);
  }

  private static boolean runsOn(char next, char last) {
    return next != last && (Character.isLetterOrDigit(next) || next == '/');
  }

  private static boolean startsEmoticon(int c) {
    return switch (c) {
      case ':', ';', '=', '<', '>', '(', ')', '-', '^', '\\' -> true;
      default -> false;
    };
  }
}
