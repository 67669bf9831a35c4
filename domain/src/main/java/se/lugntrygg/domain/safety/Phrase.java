package se.lugntrygg.domain.safety;

import java.util.List;

/// Words, or sets of words and phrases, that follow each other.
///
/// @param steps in order; at least one
/// @param ends whether nothing of the clause may follow
/// @param target the set it belongs to, or the rule
/// @param isRule what [#target] is
record Phrase(List<Step> steps, boolean ends, int target, boolean isRule) {
  Phrase {
    steps = List.copyOf(steps);
  }

  /// One word of a phrase, or one set.
  ///
  /// @param meaning what the word must mean
  /// @param gap how many other words may stand before it
  /// @param isLoose a "not" or another person may be among them
  record Step(int meaning, int gap, boolean isLoose) {}

  /// What it begins with.
  int first() {
    return steps.getFirst().meaning();
  }
}
