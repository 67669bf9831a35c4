package se.lugntrygg.domain.safety;

import java.text.Normalizer;
import java.util.Arrays;

/// What each character counts as: lower case, compatibility forms undone (NFKC), accents other than
/// those of å, ä and ö removed, letters that only look Latin made Latin. Works a character at a
/// time, so that no pile of combining marks can make it slow.
final class Letters {
  /// The character is not there at all: joiners, soft hyphens, marks.
  static final char NOTHING = '\0';

  /// The character stands for several; see [#several].
  static final char SEVERAL = '\uFFFF';

  static final char RING = '\u030A';
  static final char DIAERESIS = '\u0308';

  /// Cyrillic and Greek letters and the Latin ones they are mistaken for, in pairs.
  private static final String LOOKALIKES =
      "аaеeоoрpсcуyхxіiѕsјjкkмmтtвbнhгrдdиuлlоoαaεeοoιiκkνvρpτtυuχxηnωwßsøöæäđdłlıiſsðd";

  /// Not asked for yet. No text has it: it is no character.
  private static final char UNKNOWN = '\uFFFE';

  /// Of the planes of Unicode, those with letters and emoji.
  private static final int PLANES = 2;

  /// By character, found when it is first asked for, since few of them ever are. Threads that ask
  /// at the same time find the same, so whose answer stays does not matter.
  private static final char[] SINGLE = new char[PLANES << Character.SIZE];

  static {
    Arrays.fill(SINGLE, UNKNOWN);
  }

  private Letters() {}

  /// What a character counts as, given as its code point: "𝓭" is a d.
  static char of(int codePoint) {
    if (codePoint >= SINGLE.length) {
      return single(codePoint);
    }
    char single = SINGLE[codePoint];
    if (single == UNKNOWN) {
      single = single(codePoint);
      SINGLE[codePoint] = single;
    }
    return single;
  }

  private static char single(int codePoint) {
    String folded = fold(codePoint);
    return switch (folded.length()) {
      case 0 -> NOTHING;
      case 1 -> folded.charAt(0);
      default -> SEVERAL;
    };
  }

  /// What a character stands for of which [#of] said [#SEVERAL].
  static String several(char c) {
    return fold(c);
  }

  private static String fold(int codePoint) {
    if (codePoint < 0x80) {
      return Character.toString(Character.toLowerCase(codePoint));
    }
    int type = Character.getType(codePoint);
    if (type == Character.FORMAT
        || type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.COMBINING_SPACING_MARK) {
      return "";
    }
    StringBuilder folded = new StringBuilder();
    String open = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD);
    open.codePoints().map(Character::toLowerCase).forEach(c -> add(folded, c));
    return folded.toString();
  }

  private static void add(StringBuilder folded, int c) {
    int last = folded.length() - 1;
    if ((c == RING || c == DIAERESIS) && last >= 0) {
      folded.setCharAt(last, marked(folded.charAt(last), (char) c));
      return;
    }
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK || type == Character.FORMAT) {
      return;
    }
    int lookalike = LOOKALIKES.indexOf(c);
    if (lookalike >= 0 && lookalike % 2 == 0 && c >= 0x80) {
      folded.append(LOOKALIKES.charAt(lookalike + 1));
    } else {
      folded.appendCodePoint(c);
    }
  }

  /// The letter with a ring or two dots, if Swedish has it.
  static char marked(char letter, char mark) {
    if (letter == 'a') {
      return mark == RING ? 'å' : 'ä';
    }
    return letter == 'o' && mark == DIAERESIS ? 'ö' : letter;
  }
}
