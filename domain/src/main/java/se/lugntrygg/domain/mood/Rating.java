package se.lugntrygg.domain.mood;

import java.util.Optional;
import se.lugntrygg.domain.text.TextAnalysis;

/// A score and who gave it.
public record Rating(MoodScore score, Source source) {
  /// The person's own score if they gave one, else the one their words suggest, if they could be
  /// read.
  public static Optional<Rating> of(Optional<MoodScore> own, Optional<TextAnalysis> analysis) {
    return own.map(score -> new Rating(score, Source.SELF))
        .or(
            () ->
                analysis.map(
                    found -> new Rating(MoodScore.derivedFrom(found.score()), Source.DERIVED)));
  }

  /// Where a score comes from.
  public enum Source {
    /// The person rated themselves.
    SELF,
    /// Read from their words, because they did not.
    DERIVED
  }
}
