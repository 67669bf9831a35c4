package se.lugntrygg.domain.text;

import java.util.List;

/// Reads a text offline: its language, sentiment and emotions. Holds only word lists, so one may be
/// shared by all threads.
public final class TextAnalyzer {
  private final Symbols symbols = new Symbols();
  private final Tokenizer tokenizer = new Tokenizer(symbols);
  private final Lexicon swedish = new Lexicon(Language.SV, tokenizer, List.of("swedish.lexicon"));
  private final Lexicon english =
      new Lexicon(Language.EN, tokenizer, List.of("afinn-165.lexicon", "english.lexicon"));
  private final LanguageDetector detector = new LanguageDetector(swedish, english);

  /// Reads the word lists, which takes a moment.
  public TextAnalyzer() {}

  /// What the text tells.
  ///
  /// @param text anything a person may write, also nothing at all
  /// @param assumed the person's own language, for a text that does not tell
  public TextAnalysis analyze(String text, Language assumed) {
    Tokens tokens = tokenizer.tokens(text);
    LanguageDetector.Guess guess = detector.guess(tokens, assumed);
    return new FeelingReader(lexicon(guess.language()), symbols, tokens).read(guess);
  }

  private Lexicon lexicon(Language language) {
    return switch (language) {
      case SV -> swedish;
      case EN -> english;
    };
  }

  /// How many words and phrases are known in a language.
  int known(Language language) {
    return lexicon(language).size();
  }
}
