package se.lugntrygg.domain.mood;

/// Counts and sums over some entries, from which every mean follows exactly. Strands add and
/// subtract, so that they can be kept as entries come, change and go.
///
/// @param entries how many
/// @param rated how many of them have a score
/// @param scoreSum of those, in points of 1..10
/// @param read how many of them have a sentiment
/// @param sentimentSum of those, in thousandths
public record Strand(long entries, long rated, long scoreSum, long read, long sentimentSum) {
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
}
