package se.lugntrygg.adapters.http.mood;

import java.util.List;
import java.util.Locale;
import se.lugntrygg.domain.safety.Risk;
import se.lugntrygg.domain.text.Language;
import se.lugntrygg.domain.text.Sentiment;
import se.lugntrygg.domain.text.TextAnalysis;

/// What a text tells, as clients know it.
///
/// @param method `lexicon`: by word lists, offline; `ai`: by a language model
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
  private static final String BY_LISTS = "lexicon";

  public static AnalysisJson of(TextAnalysis analysis, Risk risk) {
    return of(analysis, risk, BY_LISTS);
  }

  /// The analysis and by which method it was made.
  public static AnalysisJson of(TextAnalysis analysis, Risk risk, String method) {
    return new AnalysisJson(
        analysis.sentiment(),
        analysis.score().value(),
        rounded(analysis.magnitude()),
        rounded(analysis.confidence()),
        emotions(analysis),
        rounded(analysis.intensity()),
        method,
        analysis.language().tag(),
        risk.detected());
  }

  /// As clients name emotions, strongest first.
  public static List<String> emotions(TextAnalysis analysis) {
    return analysis.emotions().stream()
        .map(emotion -> emotion.name().toLowerCase(Locale.ROOT))
        .toList();
  }

  /// A text of which nothing could be read.
  public static AnalysisJson unread(Language language, Risk risk) {
    return new AnalysisJson(
        Sentiment.NEUTRAL,
        0,
        0,
        0,
        List.of("neutral"),
        0,
        BY_LISTS,
        language.tag(),
        risk.detected());
  }

  /// Three decimals: more would only pretend to know.
  public static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
