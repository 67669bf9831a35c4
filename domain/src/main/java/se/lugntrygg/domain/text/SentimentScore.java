package se.lugntrygg.domain.text;

import se.lugntrygg.domain.Flaw;
import se.lugntrygg.domain.InvalidValue;

/// What a text's words say, in thousandths from −1000 (as dark as words get) to 1000. Whole
/// numbers, so that sums kept over many entries stay exact when entries come and go.
public record SentimentScore(int thousandths) {
  private static final int UNIT = 1000;
  public static final SentimentScore ZERO = new SentimentScore(0);

  public SentimentScore {
    if (thousandths < -UNIT || thousandths > UNIT) {
      throw new InvalidValue("sentiment_score", new Flaw.OutOfRange(-1, 1));
    }
  }

  /// The score nearest to a number from −1 to 1; numbers outside are clipped.
  public static SentimentScore of(double value) {
    return new SentimentScore((int) Math.round(Math.clamp(value, -1.0, 1.0) * UNIT));
  }

  /// −1 to 1.
  public double value() {
    return thousandths / (double) UNIT;
  }
}
