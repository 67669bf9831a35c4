package se.lugntrygg.application.stored;

import java.util.List;
import se.lugntrygg.domain.text.Emotion;
import se.lugntrygg.domain.text.Language;
import se.lugntrygg.domain.text.SentimentScore;
import se.lugntrygg.domain.text.TextAnalysis;

/// What is sealed of what a text tells.
public record StoredAnalysis(
    Language language,
    double languageConfidence,
    int thousandths,
    double magnitude,
    double confidence,
    List<Emotion> emotions) {
  /// All of it that is private.
  public static StoredAnalysis of(TextAnalysis analysis) {
    return new StoredAnalysis(
        analysis.language(),
        analysis.languageConfidence(),
        analysis.score().thousandths(),
        analysis.magnitude(),
        analysis.confidence(),
        analysis.emotions());
  }

  /// The thing itself, with what is kept in the clear beside it.
  public TextAnalysis analysis() {
    return new TextAnalysis(
        language,
        languageConfidence,
        new SentimentScore(thousandths),
        magnitude,
        confidence,
        emotions);
  }

  @Override
  public String toString() {
    return "StoredAnalysis[hidden]";
  }
}
