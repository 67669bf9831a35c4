package se.lugntrygg.application.archive;

import java.util.Arrays;
import java.util.List;

/// Every kind of record that a store keeps. A store says of each of its tables or collections which
/// kinds lie there, so that none is left behind.
public enum Kind {
  /// Who a person is, their password's hash, their wrapped key.
  ACCOUNT("accounts", true),
  /// What they agreed to.
  CONSENT("consents", true),
  /// Their mood entries.
  MOOD("moods", true),
  /// What those add up to, day by day. Reckoned anew by the store that is filled, and compared.
  DAY("days of moods", true),
  /// The runs of days that have an entry; reckoned anew and compared likewise.
  RUN("runs of days", true),
  /// How their conversation stands.
  CONVERSATION("conversations", true),
  /// What was said in it.
  EXCHANGE("exchanges", true),
  STORY("stories", true),
  FORECAST("forecasts", true),
  EXERCISE("exercises", true),
  SAFETY_PLAN("safety plans", true),
  /// What worried us lately.
  RISK_WATCH("risk flags", true),
  /// What one person has spent on language models elsewhere.
  AI_UNITS_OF_PERSON("AI units by person", true),
  /// What all have.
  AI_UNITS("AI units by day", false),
  /// Logins, open and ended.
  SESSION("logins", false),
  /// Failed tries to log in.
  LOCKOUT("failed tries", false),
  /// Answers given before.
  REPLAY("kept answers", false),
  /// What happened to the safety of accounts.
  AUDIT("audit events", false);

  private final String plural;
  private final boolean ofPerson;

  Kind(String plural, boolean ofPerson) {
    this.plural = plural;
    this.ofPerson = ofPerson;
  }

  /// What an operator reads.
  public String plural() {
    return plural;
  }

  /// Whether it is read with a person, or else by itself.
  public boolean ofPerson() {
    return ofPerson;
  }

  /// Those that are nobody's, or are found without knowing whose they are.
  public static List<Kind> shared() {
    return Arrays.stream(values()).filter(kind -> !kind.ofPerson).toList();
  }
}
