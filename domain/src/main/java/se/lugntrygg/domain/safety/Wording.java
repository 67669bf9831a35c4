package se.lugntrygg.domain.safety;

import java.util.Arrays;

/// A text cut into words and emoji, written as [Letters] says, with what stands between them.
/// Apostrophes inside words are left out ("don't" is "dont"), letters held down are let go
/// ("dööö"), digits among letters are read as letters ("su1cide").
final class Wording {
  /// A sentence ends before the word.
  static final int STOP = 1;

  /// Something weaker than the end of a sentence: a comma, a dash, a line.
  static final int PAUSE = 2;

  /// A quotation mark or a colon.
  static final int QUOTE = 4;

  /// More than one blank.
  static final int WIDE = 8;

  /// An ellipsis or a new line, with which many end their sentences.
  static final int BREAK = 16;

  /// More letters in a row than this, each standing alone, are not looked at together.
  private static final int LONGEST_RUN = 60;

  /// Letters of a usual word, with the blank after it.
  private static final int USUAL_WORD = 5;

  private static final String LEET_DIGITS = "0134578@$";
  private static final String LEET_LETTERS = "oieastbas";

  private char[] chars;
  private int written;
  private int[] from;
  private int[] to;
  private byte[] before;
  private long[] stretched;
  private int size;
  private Spellings spellings = Spellings.NONE;

  /// What has been seen since the last word.
  private int between;

  private int blanks;
  private int lines;

  private Wording(int length) {
    chars = new char[length + 16];
    int words = length / USUAL_WORD + 16;
    from = new int[words];
    to = new int[words];
    before = new byte[words];
    stretched = new long[words];
  }

  static Wording of(String text) {
    Wording wording = new Wording(text.length());
    wording.cut(text);
    wording.spellings = Spellings.of(wording);
    return wording;
  }

  int size() {
    return size;
  }

  char[] chars() {
    return chars;
  }

  int from(int token) {
    return from[token];
  }

  int to(int token) {
    return to[token];
  }

  int length(int token) {
    return to[token] - from[token];
  }

  /// STOP, PAUSE and QUOTE as they stand before a token.
  int before(int token) {
    return before[token];
  }

  /// Which letters of a word, counted from its first, are there only because a key was held down.
  long stretched(int token) {
    return stretched[token];
  }

  /// Whether it is an emoji or the like.
  boolean isSymbol(int token) {
    char first = chars[from[token]];
    return Character.isSurrogate(first) || Character.getType(first) == Character.OTHER_SYMBOL;
  }

  String word(int token) {
    return new String(chars, from[token], length(token));
  }

  /// Which words are spelled alike.
  Spellings spellings() {
    return spellings;
  }

  private void cut(String text) {
    int length = text.length();
    int at = 0;
    while (at < length) {
      char raw = text.charAt(at);
      char c = Character.isSurrogate(raw) ? raw : Letters.of(raw);
      if (Character.isHighSurrogate(raw)
          && at + 1 < length
          && Character.isLowSurrogate(text.charAt(at + 1))) {
        if (startsWord(text, at)) {
          at = word(text, at);
        } else {
          symbol(raw, text.charAt(at + 1));
          at += 2;
        }
      } else if (c == Letters.SEVERAL || Character.isLetterOrDigit(c)) {
        at = word(text, at);
      } else {
        at = separator(text, at, c);
      }
    }
  }

  private static boolean startsWord(String text, int at) {
    char letter = Letters.of(text.codePointAt(at));
    return letter != Letters.SEVERAL && Character.isLetterOrDigit(letter);
  }

  private void symbol(char high, char low) {
    begin();
    put(high);
    put(low);
    end();
  }

  private int separator(String text, int at, char c) {
    int next = at + 1;
    switch (c) {
      case '.', '…' -> {
        while (next < text.length() && text.charAt(next) == '.') {
          next++;
        }
        between |= next - at > 1 || c == '…' ? PAUSE | BREAK : STOP;
      }
      case '!', '?' -> between |= STOP;
      case '-', '/' -> between |= isInsideWord(text, at) ? 0 : PAUSE;
      case ',', ';', '–', '—', '(', ')' -> between |= PAUSE;
      case ':', '"', '”', '“', '„', '«', '»' -> between |= QUOTE;
      case '\n' -> {
        lines++;
        between |= lines > 1 ? STOP : PAUSE | BREAK;
      }
      case ' ', '\t', '\u00A0' -> {
        blanks++;
        between |= blanks > 1 ? WIDE : 0;
      }
      default -> {
        if (Character.getType(c) == Character.OTHER_SYMBOL) {
          begin();
          put(c);
          end();
        }
      }
    }
    return next;
  }

  /// "self-harm" is two words but no pause.
  private static boolean isInsideWord(String text, int at) {
    return at > 0
        && at + 1 < text.length()
        && Character.isLetterOrDigit(text.charAt(at - 1))
        && Character.isLetterOrDigit(text.charAt(at + 1));
  }

  private int word(String text, int start) {
    begin();
    int length = text.length();
    int at = start;
    boolean digits = false;
    boolean letters = false;
    while (at < length) {
      char raw = text.charAt(at);
      if (Character.isSurrogate(raw)) {
        if (!Character.isHighSurrogate(raw)
            || at + 1 == length
            || !Character.isLowSurrogate(text.charAt(at + 1))
            || !startsWord(text, at)) {
          break;
        }
        putLetter(Letters.of(text.codePointAt(at)));
        letters = true;
        at += 2;
        continue;
      }
      char c = Letters.of(raw);
      if (c == Letters.SEVERAL) {
        String several = Letters.several(raw);
        for (int i = 0; i < several.length(); i++) {
          if (Character.isLetterOrDigit(several.charAt(i))) {
            putLetter(several.charAt(i));
          }
        }
        letters = true;
      } else if (c == Letters.NOTHING) {
        if ((raw == Letters.RING || raw == Letters.DIAERESIS) && written > from[size]) {
          chars[written - 1] = Letters.marked(chars[written - 1], raw);
        }
      } else if (Character.isLetterOrDigit(c)) {
        digits |= c <= '9';
        letters |= c > '9';
        putLetter(c);
      } else if (isApostrophe(c) && letterAt(text, at + 1)) {
        // left out
      } else if ((c == '*' || c == '@' || c == '$') && letterAt(text, at + 1)) {
        digits = true;
        putLetter(c);
      } else {
        break;
      }
      at++;
    }
    if (digits && letters) {
      readDigits();
    }
    end();
    return at;
  }

  private static boolean isApostrophe(char c) {
    return c == '\'' || c == '’' || c == '‘' || c == 'ʼ' || c == '′' || c == '´' || c == '`';
  }

  private static boolean letterAt(String text, int at) {
    return at < text.length() && Character.isLetter(text.charAt(at));
  }

  private void readDigits() {
    for (int i = from[size]; i < written; i++) {
      int digit = LEET_DIGITS.indexOf(chars[i]);
      if (digit >= 0) {
        chars[i] = LEET_LETTERS.charAt(digit);
      }
    }
  }

  private void begin() {
    if (size == from.length - 1) {
      from = Arrays.copyOf(from, size * 2);
      to = Arrays.copyOf(to, size * 2);
      before = Arrays.copyOf(before, size * 2);
      stretched = Arrays.copyOf(stretched, size * 2);
    }
    from[size] = written;
    stretched[size] = 0;
  }

  private void putLetter(char c) {
    int length = written - from[size];
    if (length >= 2 && chars[written - 1] == c && chars[written - 2] == c) {
      if (length <= Long.SIZE) {
        stretched[size] |= 1L << (length - 1);
      }
      return;
    }
    put(c);
  }

  private void put(char c) {
    if (written == chars.length) {
      chars = Arrays.copyOf(chars, chars.length * 2);
    }
    chars[written++] = c;
  }

  private void end() {
    if (written == from[size]) {
      return;
    }
    to[size] = written;
    before[size] = (byte) between;
    size++;
    between = 0;
    blanks = 0;
    lines = 0;
  }

  /// Puts words together that were written a letter at a time ("d ö", "s.o.m n a"), where that
  /// gives words that are known.
  void joinLetters(Vocabulary vocabulary) {
    boolean joined = false;
    for (int i = 0; i + 1 < size && !joined; i++) {
      joined = isLetter(i) && isLetter(i + 1);
    }
    if (!joined) {
      return;
    }
    Wording source = copy();
    size = 0;
    int at = 0;
    while (at < source.size) {
      int end = at;
      while (end < source.size
          && end - at < LONGEST_RUN
          && source.isLetter(end)
          && (end == at || (source.before[end] & WIDE) == 0)) {
        end++;
      }
      if (end - at >= 2 && spell(source, at, end, vocabulary)) {
        at = end;
      } else {
        keep(source, at, source.from[at], source.to[at]);
        at++;
      }
    }
    spellings = Spellings.of(this);
  }

  /// Cuts words that were written without the blank between them.
  void cutJoined(Vocabulary vocabulary) {
    Spellings alike = spellings;
    int[] cuts = new int[alike.count()];
    boolean cut = false;
    for (int i = 0; i < cuts.length; i++) {
      int word = alike.first(i);
      cuts[i] = vocabulary.missingBlank(chars, from[word], to[word]);
      cut |= cuts[i] > 0;
    }
    if (!cut) {
      return;
    }
    Wording source = copy();
    size = 0;
    for (int i = 0; i < source.size; i++) {
      int length = cuts[alike.of(i)];
      if (length == 0) {
        keep(source, i, source.from[i], source.to[i]);
      } else {
        int middle = source.from[i] + length;
        keep(source, i, source.from[i], middle);
        keep(source, i, middle, source.to[i]);
        before[size - 1] = 0;
      }
    }
    spellings = Spellings.of(this);
  }

  private Wording copy() {
    Wording copy = new Wording(0);
    copy.chars = chars;
    copy.from = from.clone();
    copy.to = to.clone();
    copy.before = before.clone();
    copy.stretched = stretched.clone();
    copy.size = size;
    return copy;
  }

  private boolean isLetter(int token) {
    return length(token) == 1 && chars[from[token]] > '9';
  }

  private void keep(Wording source, int token, int start, int end) {
    if (size == from.length - 1) {
      from = Arrays.copyOf(from, size * 2);
      to = Arrays.copyOf(to, size * 2);
      before = Arrays.copyOf(before, size * 2);
      stretched = Arrays.copyOf(stretched, size * 2);
    }
    from[size] = start;
    to[size] = end;
    before[size] = source.before[token];
    stretched[size] = start == source.from[token] ? source.stretched[token] : 0;
    size++;
  }

  /// Writes the letters of a run together and takes them if they can be cut into known words.
  private boolean spell(Wording source, int first, int last, Vocabulary vocabulary) {
    int start = written;
    for (int i = first; i < last; i++) {
      put(source.chars[source.from[i]]);
    }
    source.chars = chars;
    int[] cuts = vocabulary.cut(chars, start, written);
    if (cuts.length == 0) {
      written = start;
      return false;
    }
    int at = start;
    for (int cut : cuts) {
      keep(source, first + at - start, at, cut);
      if (at > start) {
        before[size - 1] = 0;
      }
      at = cut;
    }
    return true;
  }
}
