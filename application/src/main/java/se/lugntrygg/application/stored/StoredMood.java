package se.lugntrygg.application.stored;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.mood.MoodEntry;
import se.lugntrygg.domain.mood.MoodEntryId;
import se.lugntrygg.domain.mood.MoodScore;
import se.lugntrygg.domain.mood.MoodWords;
import se.lugntrygg.domain.mood.Rating;
import se.lugntrygg.domain.safety.Risk;
import se.lugntrygg.domain.safety.RiskLevel;

/// What is sealed of a mood entry.
public record StoredMood(
    @Nullable String mood,
    @Nullable String text,
    @Nullable String note,
    List<String> tags,
    @Nullable Integer score,
    Rating.@Nullable Source source,
    @Nullable StoredAnalysis analysis,
    RiskLevel risk,
    List<String> rules,
    boolean aboutAnother,
    long createdAt,
    long updatedAt) {
  /// All of it that is private.
  public static StoredMood of(MoodEntry entry) {
    MoodWords words = entry.words();
    return new StoredMood(
        words.mood().orElse(null),
        words.text().orElse(null),
        words.note().orElse(null),
        words.tags(),
        entry.rating().map(rating -> rating.score().value()).orElse(null),
        entry.rating().map(Rating::source).orElse(null),
        entry.analysis().map(StoredAnalysis::of).orElse(null),
        entry.risk().level(),
        entry.risk().rules(),
        entry.risk().aboutAnother(),
        entry.createdAt().toEpochMilli(),
        entry.updatedAt().toEpochMilli());
  }

  /// The thing itself, with what is kept in the clear beside it.
  public MoodEntry entry(MoodEntryId id, UserId owner, Instant feltAt, int revision) {
    return new MoodEntry(
        id,
        owner,
        new MoodWords(
            Optional.ofNullable(mood), Optional.ofNullable(text), Optional.ofNullable(note), tags),
        score == null || source == null
            ? Optional.empty()
            : Optional.of(new Rating(new MoodScore(score), source)),
        Optional.ofNullable(analysis).map(StoredAnalysis::analysis),
        new Risk(risk, rules, aboutAnother),
        feltAt,
        Instant.ofEpochMilli(createdAt),
        Instant.ofEpochMilli(updatedAt),
        revision);
  }

  @Override
  public String toString() {
    return "StoredMood[hidden]";
  }
}
