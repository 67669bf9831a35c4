package se.lugntrygg.domain.text;

import se.lugntrygg.domain.Flaw;
import se.lugntrygg.domain.InvalidValue;

/// What every text a person writes must keep to, whatever it is about.
public final class PlainText {
  private PlainText() {}

  /// The text itself, if it has at most `max` characters and can be stored and sent.
  ///
  /// @param max in Unicode code points, so that an emoji counts as one
  /// @throws InvalidValue naming `field` when it is longer, holds a NUL, or a lone surrogate, which
  ///   UTF-8 cannot carry
  public static String within(String field, String text, int max) {
    if (text.codePointCount(0, text.length()) > max) {
      throw new InvalidValue(field, new Flaw.TooLong(max));
    }
    boolean unstorable =
        text.codePoints()
            .anyMatch(
                c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    if (unstorable) {
      throw new InvalidValue(field, new Flaw.Malformed(Flaw.Form.PLAIN_TEXT));
    }
    return text;
  }
}
