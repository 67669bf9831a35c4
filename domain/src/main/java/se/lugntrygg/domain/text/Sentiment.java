package se.lugntrygg.domain.text;

/// The direction of a text.
public enum Sentiment {
  POSITIVE,
  NEUTRAL,
  NEGATIVE;

  /// From here (in thousandths) a text counts as positive, and from its negative as negative:
  /// weaker scores come as often from a single stray word as from a mood.
  private static final int THRESHOLD = 200;

  public static Sentiment of(SentimentScore score) {
    if (score.thousandths() >= THRESHOLD) {
      return POSITIVE;
    }
    return score.thousandths() <= -THRESHOLD ? NEGATIVE : NEUTRAL;
  }
}
