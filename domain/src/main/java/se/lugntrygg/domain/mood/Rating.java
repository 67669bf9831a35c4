package se.lugntrygg.domain.mood;

/// A score and who gave it.
public record Rating(MoodScore score, Source source) {
  /// Where a score comes from.
  public enum Source {
    /// The person rated themselves.
    SELF,
    /// Read from their words, because they did not.
    DERIVED
  }
}
