package se.lugntrygg.adapters.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lugntrygg.adapters.http.safety.HelpJson;
import se.lugntrygg.application.safety.GiveHelp;
import se.lugntrygg.domain.text.Language;

/// The answer to a person in danger whose request could not be done, or not in time. Clients that
/// only look at statuses still show it, and those that look closer see that nothing is known to be
/// kept, and why.
///
/// @param success always false
/// @param stored always false: not known to be kept
/// @param error what went wrong, as the refusal would have said it
@JsonInclude(JsonInclude.Include.NON_NULL)
record HelpedAnyway(
    boolean success,
    boolean stored,
    boolean crisisDetected,
    HelpJson.Analysis crisisAnalysis,
    HelpJson.Crisis crisis,
    String response,
    String message,
    String error,
    @Nullable Long retryAfter,
    @Nullable List<Problem.FieldError> errors) {
  static Reply reply(GiveHelp.Help help, Refusal refusal, Language language) {
    HelpJson json = HelpJson.of(help, language);
    List<Problem.FieldError> errors = Problem.errors(refusal, language);
    return Reply.ok(
        new HelpedAnyway(
            false,
            false,
            true,
            json.crisisAnalysis(),
            json.crisis(),
            json.crisis().message(),
            json.crisis().message(),
            Wording.detail(refusal, language),
            refusal.retryAfter().map(Wording::seconds).orElse(null),
            errors.isEmpty() ? null : errors));
  }

  @Override
  public String toString() {
    return "HelpedAnyway[hidden]";
  }
}
