package se.lugntrygg.application.mood;

import java.util.Optional;
import se.lugntrygg.application.safety.JudgeText;
import se.lugntrygg.domain.mood.MoodWords;
import se.lugntrygg.domain.safety.Risk;
import se.lugntrygg.domain.text.Language;
import se.lugntrygg.domain.text.TextAnalyzer;

/// The one point that every text of a person passes on its way in. Its risk is judged before
/// anything else is done with it.
public final class ReadText {
  private final JudgeText judge;
  private final TextAnalyzer analyzer;

  public ReadText(JudgeText judge, TextAnalyzer analyzer) {
    this.judge = judge;
    this.analyzer = analyzer;
  }

  /// What the text tells.
  ///
  /// @param assumed the person's own language, for a text that does not tell
  public Reading handle(String text, Language assumed) {
    return handle(text, text, assumed);
  }

  /// What the words about a mood tell. Their tags are judged too: they say what it had to do with,
  /// and count for nothing else.
  public Reading handle(MoodWords words, Language assumed) {
    return handle(words.judged(), words.readable(), assumed);
  }

  private Reading handle(String judged, String read, Language assumed) {
    Risk risk = judge.handle(judged);
    return new Reading(
        risk, read.isBlank() ? Optional.empty() : Optional.of(analyzer.analyze(read, assumed)));
  }
}
