package se.lugntrygg.application.mood;

import java.util.Optional;
import se.lugntrygg.domain.safety.Risk;
import se.lugntrygg.domain.text.Language;
import se.lugntrygg.domain.text.TextAnalyzer;

/// The one point that every text of a person passes on its way in. Here its risk will be judged
/// before anything else is done with it; as long as there is no judge, nothing claims that there
/// was one.
public final class ReadText {
  private final TextAnalyzer analyzer;

  public ReadText(TextAnalyzer analyzer) {
    this.analyzer = analyzer;
  }

  /// What the text tells.
  ///
  /// @param assumed the person's own language, for a text that does not tell
  public Reading handle(String text, Language assumed) {
    return new Reading(
        Risk.NONE,
        text.isBlank() ? Optional.empty() : Optional.of(analyzer.analyze(text, assumed)));
  }
}
