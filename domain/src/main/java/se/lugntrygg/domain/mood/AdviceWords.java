package se.lugntrygg.domain.mood;

import se.lugntrygg.domain.text.Language;

/// Says advice in one language: what to do, how, and why it is given. Never a command, never a
/// promise, never a diagnosis.
sealed interface AdviceWords permits SwedishAdvice, EnglishAdvice {
  static AdviceWords in(Language language) {
    return switch (language) {
      case SV -> new SwedishAdvice();
      case EN -> new EnglishAdvice();
    };
  }

  /// The advice in words.
  Recommendation of(Advice advice);
}
