package se.lugntrygg.domain.account;

import java.util.UUID;
import se.lugntrygg.domain.Flaw;
import se.lugntrygg.domain.InvalidValue;

/// Who a person is to the system: a random pseudonym that says nothing about them.
public record UserId(UUID value) {
  /// The id in its canonical text, 36 lower-case characters.
  ///
  /// @throws InvalidValue for any other text, so that an id never reaches storage as a path
  ///   unchecked
  public static UserId parse(String field, String text) {
    return new UserId(canonical(field, text));
  }

  /// Reads a UUID strictly: `UUID.fromString` alone also takes shortened groups.
  public static UUID canonical(String field, String text) {
    try {
      UUID parsed = UUID.fromString(text);
      if (parsed.toString().equals(text)) {
        return parsed;
      }
    } catch (IllegalArgumentException _) {
      // falls through to the one complaint
    }
    throw new InvalidValue(field, new Flaw.Malformed(Flaw.Form.IDENTIFIER));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
