package se.lugntrygg.domain;

import java.time.Instant;
import java.util.List;
import se.lugntrygg.domain.account.PasswordRule;

/// What can be wrong with a value. The border says it in the caller's language; a new flaw does not
/// compile until it has words in all of them.
public sealed interface Flaw {
  /// Not given, or nothing but white space.
  record Missing() implements Flaw {}

  /// More than `max` characters (Unicode code points).
  record TooLong(int max) implements Flaw {}

  /// Fewer than `min` characters (Unicode code points).
  record TooShort(int min) implements Flaw {}

  /// More than `max` items.
  record TooMany(int max) implements Flaw {}

  /// A number outside `min..max`, both inclusive.
  record OutOfRange(long min, long max) implements Flaw {}

  /// Not one of a small set of words.
  record NotOneOf(List<String> allowed) implements Flaw {}

  /// Before the earliest moment we accept.
  record TooEarly(Instant earliest) implements Flaw {}

  /// After the latest moment we accept.
  record TooLate(Instant latest) implements Flaw {}

  /// The end lies before the start.
  record Backwards() implements Flaw {}

  /// Not written in the form it must have.
  record Malformed(Form form) implements Flaw {}

  /// A new password that breaks a rule.
  record WeakPassword(PasswordRule broken) implements Flaw {}

  /// Forms a text can be required to have.
  enum Form {
    EMAIL_ADDRESS,
    IDENTIFIER,
    TIMESTAMP,
    DATE,
    TIME_ZONE,
    CURSOR,
    PLAIN_TEXT
  }
}
