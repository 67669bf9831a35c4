package se.lugntrygg.domain.text;

/// A piece of text that may carry meaning.
///
/// @param text folded to lower case; of a letter held three times or longer, two are left
/// @param unstretched the same with one left of such a letter, or simply `text`
/// @param shouted whether it was written in capitals
record Token(Kind kind, String text, String unstretched, boolean shouted) {
  enum Kind {
    WORD,
    /// An emoji or emoticon.
    SYMBOL,
    /// Punctuation that ends a clause.
    BOUNDARY
  }

  static final Token BOUNDARY = new Token(Kind.BOUNDARY, "", "", false);

  static Token symbol(String symbol) {
    return new Token(Kind.SYMBOL, symbol, symbol, false);
  }
}
