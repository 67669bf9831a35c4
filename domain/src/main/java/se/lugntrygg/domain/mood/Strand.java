package se.lugntrygg.domain.mood;

import java.util.OptionalDouble;

/// Counts and sums over some entries, from which every mean follows exactly. Strands add and
/// subtract, so that they can be kept as entries come, change and go.
///
/// @param entries how many
/// @param rated how many of them have a score
/// @param scoreSum of those, in points of 1..10
/// @param read how many of them have a sentiment
/// @param sentimentSum of those, in thousandths
public record Strand(long entries, long rated, long scoreSum, long read, long sentimentSum) {
  private static final double THOUSANDTHS = 1000;
  public static final Strand NONE = new Strand(0, 0, 0, 0, 0);

  /// One entry.
  public static Strand of(MoodEntry entry) {
    return new Strand(
        1,
        entry.rating().isPresent() ? 1 : 0,
        entry.rating().map(rating -> (long) rating.score().value()).orElse(0L),
        entry.analysis().isPresent() ? 1 : 0,
        entry.analysis().map(analysis -> (long) analysis.score().thousandths()).orElse(0L));
  }

  /// Both together.
  public Strand plus(Strand other) {
    return new Strand(
        entries + other.entries,
        rated + other.rated,
        scoreSum + other.scoreSum,
        read + other.read,
        sentimentSum + other.sentimentSum);
  }

  /// The opposite, so that `plus` takes it away.
  public Strand negated() {
    return new Strand(-entries, -rated, -scoreSum, -read, -sentimentSum);
  }

  /// These without `other`.
  public Strand minus(Strand other) {
    return plus(other.negated());
  }

  /// The mean score of those that have one, 1..10.
  public OptionalDouble meanScore() {
    return rated == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) scoreSum / rated);
  }

  /// The mean sentiment of those that have one, −1..1.
  public OptionalDouble meanSentiment() {
    return read == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) sentimentSum / read / THOUSANDTHS);
  }
}
