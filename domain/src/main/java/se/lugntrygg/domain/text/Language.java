package se.lugntrygg.domain.text;

import java.util.Locale;
import java.util.Optional;

/// The languages the product speaks and reads.
public enum Language {
  SV,
  EN;

  /// What a person gets who asked for nothing, or for a language we do not speak.
  public static final Language DEFAULT = SV;

  /// The BCP 47 primary tag: `sv` or `en`.
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The supported language of a BCP 47 tag such as `en-GB`, if there is one.
  public static Optional<Language> ofTag(String tag) {
    int end = 0;
    while (end < tag.length() && tag.charAt(end) != '-' && tag.charAt(end) != '_') {
      end++;
    }
    return switch (tag.substring(0, end).strip().toLowerCase(Locale.ROOT)) {
      case "sv" -> Optional.of(SV);
      case "en" -> Optional.of(EN);
      default -> Optional.empty();
    };
  }
}
