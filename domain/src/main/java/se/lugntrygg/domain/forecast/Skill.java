package se.lugntrygg.domain.forecast;

/// How well the past would have been foretold, on the −1 to 1 scale.
///
/// @param comparisons how many foretold days were compared with what came; 0 when nothing is known
/// @param rmse the root of the mean squared error
/// @param meanError the mean absolute error
/// @param naiveError the same, had each day been foretold to be as the last known one
public record Skill(int comparisons, double rmse, double meanError, double naiveError) {
  /// Before anything could be compared.
  public static final Skill UNKNOWN = new Skill(0, 0, 0, 0);

  /// How much of the naive error we avoid, 0 to 1. Without any naive error there is nothing to
  /// avoid: being as faultless counts as all, anything else as nothing.
  public double confidence() {
    if (comparisons == 0) {
      return 0;
    }
    if (naiveError == 0) {
      return meanError == 0 ? 1 : 0;
    }
    return Math.clamp(1 - meanError / naiveError, 0.0, 1.0);
  }
}
