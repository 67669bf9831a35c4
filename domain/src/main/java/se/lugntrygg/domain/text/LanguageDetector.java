package se.lugntrygg.domain.text;

import java.util.List;

/// Tells Swedish from English by the words that hold sentences together and by the letters å, ä, ö.
final class LanguageDetector {
  /// A language, and how sure it is: 0 to 1.
  record Guess(Language language, double confidence) {}

  /// Only Swedish writes them; one such word is worth two common ones.
  private static final double ACCENTED_LETTERS = 2;

  /// A mood word that only one of the languages knows tells less than its grammar does.
  private static final double MOOD_WORD = 0.5;

  /// More tell no more; keeps the work short on long texts.
  private static final int ENOUGH_WORDS = 400;

  private final Lexicon swedish;
  private final Lexicon english;

  LanguageDetector(Lexicon swedish, Lexicon english) {
    this.swedish = swedish;
    this.english = english;
  }

  Guess guess(Tokens tokens, Language assumed) {
    List<Token> all = tokens.all();
    int end = Math.min(all.size(), ENOUGH_WORDS);
    double sv = tokens.accented() ? ACCENTED_LETTERS : 0;
    double en = 0;
    for (int i = 0; i < end; i++) {
      Token token = all.get(i);
      if (token.kind() == Token.Kind.WORD) {
        boolean inSwedish = swedish.isCommon(token.text());
        boolean inEnglish = english.isCommon(token.text());
        sv += inSwedish && !inEnglish ? 1 : 0;
        en += inEnglish && !inSwedish ? 1 : 0;
      }
    }
    if (sv == en) {
      for (int i = 0; i < end; i++) {
        Token token = all.get(i);
        if (token.kind() == Token.Kind.WORD) {
          boolean inSwedish = swedish.knows(token);
          boolean inEnglish = english.knows(token);
          sv += inSwedish && !inEnglish ? MOOD_WORD : 0;
          en += inEnglish && !inSwedish ? MOOD_WORD : 0;
        }
      }
    }
    if (sv == en) {
      return new Guess(assumed, 0);
    }
    // One word in favour is half sure, and never is one wholly sure.
    double confidence = Math.abs(sv - en) / (sv + en + 1);
    return new Guess(sv > en ? Language.SV : Language.EN, confidence);
  }
}
