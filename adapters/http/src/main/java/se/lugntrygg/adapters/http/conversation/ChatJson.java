package se.lugntrygg.adapters.http.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.lugntrygg.adapters.http.Timestamps;
import se.lugntrygg.adapters.http.mood.AnalysisJson;
import se.lugntrygg.adapters.http.safety.HelpJson;
import se.lugntrygg.application.conversation.Converse;
import se.lugntrygg.domain.conversation.Exercise;
import se.lugntrygg.domain.conversation.Said;
import se.lugntrygg.domain.conversation.Suggestion;
import se.lugntrygg.domain.text.Emotion;
import se.lugntrygg.domain.text.Language;
import se.lugntrygg.domain.text.Sentiment;

/// An answer to a message, as clients know it.
///
/// @param message the same as `response`, for old clients
/// @param suggestions what the person may want to say next
/// @param suggestedActions the same, for old clients
/// @param aiGenerated whether a language model wrote it
/// @param fallback whether we spoke in place of a language model that stayed silent
/// @param stored whether the exchange is kept
public record ChatJson(
    String id,
    String response,
    String message,
    String language,
    Sentiment sentiment,
    List<String> suggestions,
    List<String> suggestedActions,
    List<String> emotionsDetected,
    AnalysisJson sentimentAnalysis,
    List<ExerciseJson> exerciseRecommendations,
    boolean crisisDetected,
    @JsonInclude(JsonInclude.Include.NON_NULL) HelpJson.@Nullable Analysis crisisAnalysis,
    @JsonInclude(JsonInclude.Include.NON_NULL) HelpJson.@Nullable Crisis crisis,
    boolean aiGenerated,
    String modelUsed,
    boolean fallback,
    boolean stored,
    String timestamp) {
  static ChatJson of(Converse.Outcome outcome) {
    Said said = outcome.said();
    Language language = outcome.language();
    Optional<HelpJson> help = outcome.help().map(given -> HelpJson.of(given, language));
    AnalysisJson analysis = AnalysisJson.of(said.analysis(), said.risk());
    Emotion emotion = said.analysis().emotions().getFirst();
    List<String> suggestions =
        Suggestion.fitting(emotion, said.risk(), outcome.turn()).stream()
            .map(suggestion -> suggestion.text(language))
            .toList();
    return new ChatJson(
        said.id().toString(),
        said.reply(),
        said.reply(),
        language.tag(),
        analysis.sentiment(),
        suggestions,
        suggestions,
        analysis.emotions(),
        analysis,
        Exercise.Kind.fitting(emotion, said.risk()).stream()
            .map(kind -> ExerciseJson.of(Exercise.of(kind, language, Optional.empty())))
            .toList(),
        said.risk().detected(),
        help.map(HelpJson::crisisAnalysis).orElse(null),
        help.map(HelpJson::crisis).orElse(null),
        said.origin().byProvider(),
        said.origin().model(),
        said.origin().standIn(),
        outcome.stored(),
        Timestamps.text(said.at()));
  }

  @Override
  public String toString() {
    return "ChatJson[hidden]";
  }
}
