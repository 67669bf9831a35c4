package se.lugntrygg.domain.account;

import java.util.Locale;
import java.util.regex.Pattern;
import se.lugntrygg.domain.Flaw;
import se.lugntrygg.domain.InvalidValue;

/// An e-mail address, trimmed and in lower case, so that one person cannot hold two accounts by
/// typing it differently.
public record Email(String value) {
  /// The longest address that fits an SMTP path (RFC 5321, 4.5.3.1.3, less its brackets).
  public static final int MAX_LENGTH = 254;

  /// One `@`, something before it, a dotted name after it. Only the mail server knows more. Every
  /// part is possessive, so matching is linear.
  private static final Pattern FORM =
      Pattern.compile(
          "[^\\s@\\p{Cntrl}<>\",;:\\\\]++@[^\\s@.\\p{Cntrl}<>\",;:\\\\]++(?:\\.[^\\s@.\\p{Cntrl}<>\",;:\\\\]++)++");

  public Email {
    value = value.strip().toLowerCase(Locale.ROOT);
    if (value.isEmpty()) {
      throw new InvalidValue("email", new Flaw.Missing());
    }
    if (value.length() > MAX_LENGTH) {
      throw new InvalidValue("email", new Flaw.TooLong(MAX_LENGTH));
    }
    if (!FORM.matcher(value).matches()) {
      throw new InvalidValue("email", new Flaw.Malformed(Flaw.Form.EMAIL_ADDRESS));
    }
  }

  @Override
  public String toString() {
    return "Email[hidden]";
  }
}
