package se.lugntrygg.domain.mood;

import java.time.Instant;
import java.util.Optional;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.safety.Risk;
import se.lugntrygg.domain.text.TextAnalysis;

/// How a person felt at one moment, in their words and by their own measure.
///
/// @param rating absent only when the person gave no score and nothing of their words can be read
/// @param analysis what their words tell; absent when nothing of them can be read
/// @param risk the judgement of their words
/// @param feltAt the moment it is about, in whole milliseconds
/// @param revision how often it was amended
public record MoodEntry(
    MoodEntryId id,
    UserId owner,
    MoodWords words,
    Optional<Rating> rating,
    Optional<TextAnalysis> analysis,
    Risk risk,
    Instant feltAt,
    Instant createdAt,
    Instant updatedAt,
    int revision) {

  /// The word under which it is counted: that of its level, as long as it has a score.
  public Optional<String> countedAs() {
    return rating.map(given -> MoodLevel.of(given.score()).key());
  }

  /// The same moment, put in other words or rated anew.
  public MoodEntry amended(
      MoodWords newWords,
      Optional<Rating> newRating,
      Optional<TextAnalysis> newAnalysis,
      Risk newRisk,
      Instant now) {
    return new MoodEntry(
        id, owner, newWords, newRating, newAnalysis, newRisk, feltAt, createdAt, now, revision + 1);
  }
}
