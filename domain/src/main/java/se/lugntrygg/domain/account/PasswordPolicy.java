package se.lugntrygg.domain.account;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import se.lugntrygg.domain.Flaw;
import se.lugntrygg.domain.InvalidValue;

/// What a new password must be.
public final class PasswordPolicy {
  private static final PasswordPolicy STANDARD = new PasswordPolicy(load());

  private final Set<String> common;

  private PasswordPolicy(Set<String> common) {
    this.common = common;
  }

  /// The policy with its list of common passwords.
  public static PasswordPolicy standard() {
    return STANDARD;
  }

  private static Set<String> load() {
    try (InputStream in = PasswordPolicy.class.getResourceAsStream("common-passwords.txt");
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException("could not read the list of common passwords", e);
    }
  }

  /// Checks a new password.
  ///
  /// @throws InvalidValue naming every broken rule for `field`, in the order of [PasswordRule]
  public void check(String field, Password password) {
    List<InvalidValue.Complaint> complaints = new ArrayList<>();
    for (PasswordRule rule : PasswordRule.values()) {
      if (!keeps(rule, password.value())) {
        complaints.add(new InvalidValue.Complaint(field, new Flaw.WeakPassword(rule)));
      }
    }
    if (!complaints.isEmpty()) {
      throw new InvalidValue(complaints);
    }
  }

  private boolean keeps(PasswordRule rule, String password) {
    int length = password.codePointCount(0, password.length());
    return switch (rule) {
      case LONG_ENOUGH -> length >= Password.MIN_LENGTH;
      case SHORT_ENOUGH -> length <= Password.MAX_LENGTH;
      case UPPER_CASE -> password.codePoints().anyMatch(Character::isUpperCase);
      case LOWER_CASE -> password.codePoints().anyMatch(Character::isLowerCase);
      case DIGIT -> password.codePoints().anyMatch(Character::isDigit);
      case SPECIAL ->
          password
              .codePoints()
              .anyMatch(c -> !Character.isLetterOrDigit(c) && !Character.isWhitespace(c));
      case UNCOMMON -> !common.contains(password.toLowerCase(Locale.ROOT));
    };
  }
}
