package se.lugntrygg.domain.conversation;

/// Whose words an answer is.
///
/// @param model what answered, by the name its maker gives it
/// @param standIn whether it spoke for somebody who was asked first and stayed silent or was unfit
public record Origin(Speaker speaker, String model, boolean standIn) {
  /// Kinds of speakers.
  public enum Speaker {
    /// A language model somewhere else.
    PROVIDER,
    /// Our own rules.
    BUILT_IN,
    /// The words for a person in danger, which come before any assistant.
    CRISIS_CARD
  }

  /// Whether a language model wrote it.
  public boolean byProvider() {
    return speaker == Speaker.PROVIDER;
  }
}
