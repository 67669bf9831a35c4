package se.lugntrygg.domain.safety;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import se.lugntrygg.domain.text.Language;

/// When somebody answers, every day alike.
///
/// @param until may lie before `from`: then the night between is meant; equal: never closed
public record Hours(LocalTime from, LocalTime until) {
  /// Day and night.
  public static final Hours ALWAYS = new Hours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

  /// Whether it never closes.
  public boolean always() {
    return from.equals(until);
  }

  /// Reads `always` or `21:00-06:00`.
  ///
  /// @throws IllegalArgumentException for anything else
  static Hours parse(String text) {
    if (text.equals("always")) {
      return ALWAYS;
    }
    String[] ends = text.split("-", -1);
    if (ends.length == 2) {
      try {
        return new Hours(LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip()));
      } catch (DateTimeParseException _) {
        // falls through to the one complaint
      }
    }
    throw new IllegalArgumentException("hours must be always, or as in 21:00-06:00");
  }

  /// As people say it.
  public String text(Language language) {
    return switch (language) {
      case SV -> always() ? "Dygnet runt" : "Varje dag %s–%s".formatted(from, until);
      case EN -> always() ? "Day and night" : "Every day %s–%s".formatted(from, until);
    };
  }
}
