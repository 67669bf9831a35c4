package se.lugntrygg.adapters.http.mood;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import se.lugntrygg.adapters.http.Timestamps;
import se.lugntrygg.domain.mood.MoodEntry;
import se.lugntrygg.domain.mood.MoodLevel;
import se.lugntrygg.domain.text.Language;
import se.lugntrygg.domain.text.Sentiment;

/// A mood entry, as clients know it.
///
/// @param mood as it was sent, else the word for the score
/// @param scoreSource `self` or `derived`; null without a score
/// @param sentiment null when nothing of the words could be read
/// @param aiAnalysis the same as `sentiment_analysis`, for old clients
public record EntryJson(
    String id,
    String userId,
    @Nullable String moodText,
    @Nullable String mood,
    @Nullable String note,
    @Nullable Integer score,
    @Nullable String scoreSource,
    String timestamp,
    String createdAt,
    String updatedAt,
    List<String> tags,
    @Nullable Sentiment sentiment,
    @Nullable Double sentimentScore,
    List<String> emotionsDetected,
    @Nullable AnalysisJson sentimentAnalysis,
    @Nullable AnalysisJson aiAnalysis,
    boolean crisisDetected) {
  /// The entry, its missing words in this language.
  static EntryJson of(MoodEntry entry, Language language) {
    AnalysisJson analysis =
        entry.analysis().map(found -> AnalysisJson.of(found, entry.risk())).orElse(null);
    return new EntryJson(
        entry.id().toString(),
        entry.owner().toString(),
        entry.words().text().orElse(null),
        entry
            .words()
            .mood()
            .or(() -> entry.rating().map(rating -> MoodLevel.of(rating.score()).word(language)))
            .orElse(null),
        entry.words().note().orElse(null),
        entry.rating().map(rating -> rating.score().value()).orElse(null),
        entry.rating().map(rating -> rating.source().name().toLowerCase(Locale.ROOT)).orElse(null),
        Timestamps.text(entry.feltAt()),
        Timestamps.text(entry.createdAt()),
        Timestamps.text(entry.updatedAt()),
        entry.words().tags(),
        analysis == null ? null : analysis.sentiment(),
        analysis == null ? null : analysis.score(),
        analysis == null ? List.of() : analysis.emotions(),
        analysis,
        analysis,
        entry.risk().detected());
  }

  @Override
  public String toString() {
    return "EntryJson[hidden]";
  }
}
