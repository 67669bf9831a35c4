package se.lugntrygg.domain.account;

/// The rules a new password is held to, in the order in which they are named to the person.
public enum PasswordRule {
  /// At least [Password#MIN_LENGTH] characters.
  LONG_ENOUGH,
  /// At most [Password#MAX_LENGTH] characters, since hashing costs time by length.
  SHORT_ENOUGH,
  UPPER_CASE,
  LOWER_CASE,
  DIGIT,
  /// Any character that is neither letter, digit nor white space.
  SPECIAL,
  /// Not among the 10,000 most common passwords, whatever its case.
  UNCOMMON
}
