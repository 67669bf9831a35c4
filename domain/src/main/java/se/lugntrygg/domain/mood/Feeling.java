package se.lugntrygg.domain.mood;

import java.util.List;
import java.util.Optional;
import se.lugntrygg.domain.safety.Risk;
import se.lugntrygg.domain.text.Emotion;
import se.lugntrygg.domain.text.TextAnalysis;

/// How a person says they feel right now, in a word, a score or a sentence.
///
/// @param emotions strongest first
public record Feeling(MoodLevel level, List<Emotion> emotions, Risk risk) {
  public Feeling {
    emotions = List.copyOf(emotions);
  }

  /// What was said and what was read in it: a score of 1 to 10 or the word of a level is taken at
  /// its word, anything else as its words sound.
  ///
  /// @param analysis absent when nothing could be read
  public static Feeling of(String said, Optional<TextAnalysis> analysis, Risk risk) {
    MoodLevel level =
        score(said)
            .map(MoodLevel::of)
            .or(() -> MoodLevel.ofWord(said))
            .or(() -> analysis.map(found -> MoodLevel.of(MoodScore.derivedFrom(found.score()))))
            .orElse(MoodLevel.NEUTRAL);
    return new Feeling(level, analysis.map(TextAnalysis::emotions).orElse(List.of()), risk);
  }

  private static Optional<MoodScore> score(String said) {
    for (int score = MoodScore.MIN; score <= MoodScore.MAX; score++) {
      if (said.strip().equals(Integer.toString(score))) {
        return Optional.of(new MoodScore(score));
      }
    }
    return Optional.empty();
  }

  /// Whether another person should be at hand before anything else.
  boolean needsCompany() {
    return risk.detected() || level == MoodLevel.LOW;
  }
}
