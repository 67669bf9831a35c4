package se.lugntrygg.domain.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/// Cuts text into words, symbols and clause boundaries. A word is a run of letters, digits and
/// their combining marks, as in Unicode's word boundaries (UAX 29), with apostrophes inside; a
/// hyphen separates, so that "burnt-out" and "burnt out" are the same two words.
final class Tokenizer {
  /// Capitals shorter than this are abbreviations or "I", not shouting.
  private static final int SHORTEST_SHOUT = 3;

  private static final int VARIATION_SELECTOR = 0xFE0F;
  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final int FIRST_SKIN_TONE = 0x1F3FB;
  private static final int LAST_SKIN_TONE = 0x1F3FF;

  /// Below this all text is composed already.
  private static final char FIRST_COMBINING = 0x300;

  private final Symbols symbols;

  Tokenizer(Symbols symbols) {
    this.symbols = symbols;
  }

  Tokens tokens(String text) {
    return new Cut(composed(text)).tokens();
  }

  private static String composed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= FIRST_COMBINING) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
      }
    }
    return text;
  }

  /// One text being cut.
  private final class Cut {
    private final String text;
    private final List<Token> found = new ArrayList<>();
    private int exclamations;
    private boolean accented;
    private int at;

    Cut(String text) {
      this.text = text;
    }

    Tokens tokens() {
      while (at < text.length()) {
        int c = text.codePointAt(at);
        if (Character.isLetterOrDigit(c)) {
          word();
        } else if (!emoticon(c)) {
          other(c);
        }
      }
      return new Tokens(found, exclamations, accented);
    }

    private void word() {
      StringBuilder word = new StringBuilder();
      StringBuilder unstretched = new StringBuilder();
      int letters = 0;
      int capitals = 0;
      int previous = -1;
      int run = 0;
      while (at < text.length()) {
        int c = text.codePointAt(at);
        if (isApostrophe(c) && letterFollows()) {
          c = '\'';
        } else if (!isWordPart(c)) {
          break;
        }
        at += Character.charCount(text.codePointAt(at));
        if (Character.isUpperCase(c)) {
          capitals++;
        }
        int folded = Character.toLowerCase(c);
        if (Character.isLetter(folded)) {
          letters++;
          accented |= folded == 'å' || folded == 'ä' || folded == 'ö';
        }
        run = folded == previous ? run + 1 : 1;
        previous = folded;
        if (run <= 2 || !Character.isLetter(folded)) {
          word.appendCodePoint(folded);
          unstretched.appendCodePoint(folded);
        } else if (run == 3) {
          unstretched.setLength(unstretched.length() - Character.charCount(folded));
        }
      }
      String plain = word.toString();
      boolean stretched = unstretched.length() < word.length();
      found.add(
          new Token(
              Token.Kind.WORD,
              plain,
              stretched ? unstretched.toString() : plain,
              letters >= SHORTEST_SHOUT && capitals == letters));
    }

    private boolean letterFollows() {
      return at + 1 < text.length() && Character.isLetter(text.codePointAt(at + 1));
    }

    private boolean emoticon(int first) {
      int length = symbols.emoticonAt(text, at, first);
      if (length == 0) {
        return false;
      }
      found.add(Token.symbol(Symbols.folded(text.substring(at, at + length))));
      char last = text.charAt(at + length - 1);
      at += length;
      while (at < text.length() && text.charAt(at) == last) {
        at++;
      }
      return true;
    }

    private void other(int c) {
      if (Character.isExtendedPictographic(c)) {
        emoji(c);
        return;
      }
      at += Character.charCount(c);
      if (c == '!') {
        exclamations++;
      }
      if (endsClause(c) && !found.isEmpty() && found.getLast().kind() != Token.Kind.BOUNDARY) {
        found.add(Token.BOUNDARY);
      }
    }

    /// An emoji with its skin tone left out, and what is joined to it.
    private void emoji(int first) {
      StringBuilder emoji = new StringBuilder().appendCodePoint(first);
      at += Character.charCount(first);
      while (at < text.length()) {
        int c = text.codePointAt(at);
        if (c == ZERO_WIDTH_JOINER) {
          int joined = at + 1 < text.length() ? text.codePointAt(at + 1) : 0;
          if (!Character.isExtendedPictographic(joined)) {
            break;
          }
          emoji.appendCodePoint(c).appendCodePoint(joined);
          at += 1 + Character.charCount(joined);
        } else if (c == VARIATION_SELECTOR || (c >= FIRST_SKIN_TONE && c <= LAST_SKIN_TONE)) {
          at += Character.charCount(c);
        } else {
          break;
        }
      }
      found.add(Token.symbol(emoji.toString()));
    }
  }

  private static boolean isWordPart(int c) {
    if (Character.isLetterOrDigit(c)) {
      return true;
    }
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean isApostrophe(int c) {
    return c == '\'' || c == '’' || c == 'ʼ';
  }

  private static boolean endsClause(int c) {
    return switch (c) {
      case '.', ',', ';', ':', '!', '?', '…', '(', ')', '–', '—', '\n', '\r' -> true;
      default -> false;
    };
  }
}
