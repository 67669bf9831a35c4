package se.lugntrygg.adapters.http.story;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import se.lugntrygg.adapters.http.Timestamps;
import se.lugntrygg.domain.story.Basis;
import se.lugntrygg.domain.story.Told;

/// A story, as clients know it.
///
/// @param story in paragraphs, with an empty line between
/// @param moodSummary the week it rests upon
/// @param aiGenerated whether a language model wrote it
/// @param confidence how much of the week it could go by, 0..1
/// @param fallback whether a language model was asked and what it said was not told
/// @param stored whether it is kept
record StoryJson(
    String id,
    String story,
    String title,
    String locale,
    Summary moodSummary,
    boolean aiGenerated,
    String modelUsed,
    double confidence,
    int wordCount,
    String generatedAt,
    boolean fallback,
    boolean stored) {

  /// The week.
  ///
  /// @param averageScore 1..10; null without a score, as are both days
  /// @param trend of the words: `improving`, `declining`, `stable`, `insufficient_data`
  /// @param weekShape by the scores, as the story has it
  /// @param bestDay the latest of the best days by score
  /// @param daysLogged on how many of the seven days something was logged
  /// @param gentle whether the story was told with special care
  record Summary(
      long totalMoods,
      @Nullable Double averageScore,
      String trend,
      String weekShape,
      @Nullable String bestDay,
      @Nullable String hardestDay,
      int daysLogged,
      int streakDays,
      String weekStart,
      String weekEnd,
      boolean gentle) {
    static Summary of(Basis basis) {
      return new Summary(
          basis.moods(),
          mean(basis.average()),
          basis.trend().key(),
          basis.shape().key(),
          day(basis.best()),
          day(basis.hardest()),
          basis.days(),
          basis.streak(),
          basis.weekStart().toString(),
          basis.weekEnd().toString(),
          basis.gentle());
    }
  }

  static StoryJson of(Told told, boolean stored) {
    return new StoryJson(
        told.id().toString(),
        told.tale().text(),
        told.tale().title(),
        told.language().tag(),
        Summary.of(told.basis()),
        told.origin().byProvider(),
        told.origin().model(),
        rounded(told.confidence()),
        told.tale().words(),
        Timestamps.text(told.at()),
        told.origin().standIn(),
        stored);
  }

  private static @Nullable Double mean(OptionalDouble value) {
    return value.isPresent() ? rounded(value.getAsDouble()) : null;
  }

  private static @Nullable String day(Optional<LocalDate> day) {
    return day.map(LocalDate::toString).orElse(null);
  }

  /// Three decimals: more would only pretend to know.
  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }

  @Override
  public String toString() {
    return "StoryJson[hidden]";
  }
}
