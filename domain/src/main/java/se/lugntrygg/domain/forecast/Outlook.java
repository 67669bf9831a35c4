package se.lugntrygg.domain.forecast;

import se.lugntrygg.domain.text.Language;

/// What can be said of the coming days.
public sealed interface Outlook {
  /// So many entries before we foretell anything: two a day for a week, or one for two.
  int ENTRIES_NEEDED = 14;

  /// On so many days: each weekday once, or as many to learn from.
  int DAYS_NEEDED = 7;

  /// A forecast, and how the past was foretold in the same way.
  record Foretold(Forecast forecast, BackTest backTest) implements Outlook {}

  /// Too little is known yet.
  ///
  /// @param now what is
  record TooEarly(Situation now) implements Outlook {
    /// What to do until then.
    public String recommendation(Language language) {
      return switch (language) {
        case SV ->
            "Skriv gärna några ord om hur du mår en stund till: efter %d noteringar på minst %d dagar"
                    .formatted(ENTRIES_NEEDED, DAYS_NEEDED)
                + " kan vi se framåt tillsammans.";
        case EN ->
            "Keep writing a few words about how you feel: after %d entries on at least %d days"
                    .formatted(ENTRIES_NEEDED, DAYS_NEEDED)
                + " we can look ahead together.";
      };
    }
  }
}
