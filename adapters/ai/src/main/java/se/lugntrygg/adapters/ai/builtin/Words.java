package se.lugntrygg.adapters.ai.builtin;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The words of a message, folded to lower case.
///
/// @param all in their order, without what stands between them
/// @param bare whether they were typed without å, ä and ö, as on a foreign keyboard
record Words(List<String> all, boolean bare) {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:'[\\p{L}]+)?");
  private static final Pattern ACCENT = Pattern.compile("[åäöé]");
  private static final Pattern HELD_LETTER = Pattern.compile("(\\p{L})\\1{2,}");

  /// More of a message tell no more about its subject; keeps the work short.
  private static final int ENOUGH = 250;

  static Words of(String text) {
    String folded =
        Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT).replace('’', '\'');
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(HELD_LETTER.matcher(folded).replaceAll("$1"));
    while (words.size() < ENOUGH && matcher.find()) {
      words.add(matcher.group());
    }
    return new Words(words, !ACCENT.matcher(folded).find());
  }

  /// A word as it is typed on a keyboard without å, ä and ö.
  static String bared(String word) {
    return word.replace('å', 'a').replace('ä', 'a').replace('ö', 'o').replace('é', 'e');
  }

  int count() {
    return all.size();
  }

  String joined() {
    return String.join(" ", all);
  }
}
