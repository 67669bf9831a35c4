package se.lugntrygg.adapters.http.mood;

import java.util.List;
import java.util.Locale;
import se.lugntrygg.domain.safety.Risk;
import se.lugntrygg.domain.text.Language;
import se.lugntrygg.domain.text.Sentiment;
import se.lugntrygg.domain.text.TextAnalysis;

/// What a text tells, as clients know it.
///
/// @param method `lexicon`: by word lists, offline
public record AnalysisJson(
    Sentiment sentiment,
    double score,
    double magnitude,
    double confidence,
    List<String> emotions,
    double intensity,
    String method,
    String language,
    boolean crisisDetected) {
  static AnalysisJson of(TextAnalysis analysis, Risk risk) {
    return new AnalysisJson(
        analysis.sentiment(),
        analysis.score().value(),
        rounded(analysis.magnitude()),
        rounded(analysis.confidence()),
        analysis.emotions().stream()
            .map(emotion -> emotion.name().toLowerCase(Locale.ROOT))
            .toList(),
        rounded(analysis.intensity()),
        "lexicon",
        analysis.language().tag(),
        risk.detected());
  }

  /// A text of which nothing could be read.
  static AnalysisJson unread(Language language, Risk risk) {
    return new AnalysisJson(
        Sentiment.NEUTRAL,
        0,
        0,
        0,
        List.of("neutral"),
        0,
        "lexicon",
        language.tag(),
        risk.detected());
  }

  /// Three decimals: more would only pretend to know.
  static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
