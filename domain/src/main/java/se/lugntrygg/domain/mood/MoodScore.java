package se.lugntrygg.domain.mood;

import se.lugntrygg.domain.Flaw;
import se.lugntrygg.domain.InvalidValue;
import se.lugntrygg.domain.text.SentimentScore;

/// How a person rates themselves, 1 (as low as it gets) to 10.
public record MoodScore(int value) {
  public static final int MIN = 1;
  public static final int MAX = 10;

  public MoodScore {
    if (value < MIN || value > MAX) {
      throw new InvalidValue("score", new Flaw.OutOfRange(MIN, MAX));
    }
  }

  /// The score that the words suggest when the person gave none: −1..1 laid evenly over 1..10,
  /// halves up.
  public static MoodScore derivedFrom(SentimentScore sentiment) {
    return new MoodScore((int) Math.round(1 + 4.5 * (sentiment.value() + 1)));
  }
}
