package se.lugntrygg.domain.text;

/// Reads a text offline: its language, sentiment and emotions. Holds only word lists, so one may be
/// shared by all threads.
public interface TextAnalyzer {
  /// What the text tells.
  ///
  /// @param text anything a person may write, also nothing at all
  /// @param assumed the person's own language, for a text that does not tell
  TextAnalysis analyze(String text, Language assumed);
}
