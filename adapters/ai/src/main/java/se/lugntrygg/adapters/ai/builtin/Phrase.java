package se.lugntrygg.adapters.ai.builtin;

/// Something that can be said.
///
/// @param onYes how to go on when the person answers it with yes; empty when it is no such question
/// @param onNo how to go on when they answer with no
record Phrase(String text, String onYes, String onNo) {
  boolean expectsYesOrNo() {
    return !onYes.isEmpty();
  }
}
