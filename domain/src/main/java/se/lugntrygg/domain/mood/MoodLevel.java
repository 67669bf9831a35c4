package se.lugntrygg.domain.mood;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import se.lugntrygg.domain.text.Language;

/// A score in one word, best first.
public enum MoodLevel {
  SUPER(9, "super", "super"),
  HAPPY(8, "glad", "happy"),
  GOOD(7, "bra", "good"),
  NEUTRAL(5, "neutral", "neutral"),
  WORRIED(3, "orolig", "worried"),
  LOW(1, "ledsen", "low");

  private final int from;
  private final String swedish;
  private final String english;

  MoodLevel(int from, String swedish, String english) {
    this.from = from;
    this.swedish = swedish;
    this.english = english;
  }

  /// The level that a score lies in.
  public static MoodLevel of(MoodScore score) {
    for (MoodLevel level : values()) {
      if (score.value() >= level.from) {
        return level;
      }
    }
    throw new AssertionError("a score below " + MoodScore.MIN);
  }

  /// The level of that [#key], if there is one.
  public static Optional<MoodLevel> ofKey(String key) {
    return Arrays.stream(values()).filter(level -> level.key().equals(key)).findFirst();
  }

  /// The level that people of either language call by that word.
  public static Optional<MoodLevel> ofWord(String word) {
    String given = word.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(level -> given.equals(level.swedish) || given.equals(level.english))
        .findFirst();
  }

  /// The word under which entries are counted, the same in every language.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether it is better than neutral.
  boolean bright() {
    return from > NEUTRAL.from;
  }

  /// The level as people say it.
  public String word(Language language) {
    return switch (language) {
      case SV -> swedish;
      case EN -> english;
    };
  }
}
