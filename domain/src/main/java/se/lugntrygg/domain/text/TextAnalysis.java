package se.lugntrygg.domain.text;

import java.util.List;

/// What a text tells.
///
/// @param language the language it was read in
/// @param languageConfidence 0..1; 0 when nothing spoke for either and the person's own was taken
/// @param score what the words say, −1..1
/// @param magnitude the sum of the strengths found, 0 or more: a long stormy text has a high
///   magnitude
/// @param confidence 0..1, from how many words were known and how far they agree
/// @param emotions strongest first, at most three, never empty: `NEUTRAL` alone when none was found
public record TextAnalysis(
    Language language,
    double languageConfidence,
    SentimentScore score,
    double magnitude,
    double confidence,
    List<Emotion> emotions) {
  public static final int MAX_EMOTIONS = 3;

  public TextAnalysis {
    emotions = List.copyOf(emotions);
    if (emotions.isEmpty() || emotions.size() > MAX_EMOTIONS) {
      throw new IllegalArgumentException("one to three emotions, not " + emotions.size());
    }
  }

  public Sentiment sentiment() {
    return Sentiment.of(score);
  }

  /// How strong the feeling is, whichever way it points: 0..1.
  public double intensity() {
    return Math.abs(score.value());
  }
}
