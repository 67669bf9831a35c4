package se.lugntrygg.adapters.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.lugntrygg.domain.text.Language;

/// A refusal as RFC 9457 has it. The one place where a refusal becomes an answer.
///
/// @param error the same as `detail`, for old clients
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    String requestId,
    String error,
    @Nullable Long retryAfter,
    @Nullable List<FieldError> errors) {
  static final String CONTENT_TYPE = "application/problem+json";

  /// One field and what is wrong with it.
  record FieldError(String field, String message) {}

  /// What is wrong, field by field, where it is about fields.
  static List<FieldError> errors(Refusal refusal, Language language) {
    return !refusal.complaints().isEmpty()
        ? refusal.complaints().stream()
            .map(
                complaint ->
                    new FieldError(complaint.field(), Wording.flaw(complaint.flaw(), language)))
            .toList()
        : refusal
            .field()
            .map(field -> List.of(new FieldError(field, Wording.detail(refusal, language))))
            .orElse(List.of());
  }

  /// The answer to a refused request.
  static Reply reply(Refusal refusal, Language language, String path, String requestId) {
    Refusal.Kind kind = refusal.kind();
    String detail = Wording.detail(refusal, language);
    Long wait = refusal.retryAfter().map(Wording::seconds).orElse(null);
    List<FieldError> errors = errors(refusal, language);
    Problem problem =
        new Problem(
            "urn:lugn-trygg:problem:" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'),
            Wording.title(kind, language),
            kind.status(),
            detail,
            path,
            requestId,
            detail,
            wait,
            errors.isEmpty() ? null : errors);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Language", language.tag());
    if (wait != null) {
      headers.put("Retry-After", Long.toString(wait));
    }
    if (kind.status() == 401) {
      headers.put("WWW-Authenticate", "Bearer realm=\"lugn-trygg\"");
    }
    return new Reply(kind.status(), CONTENT_TYPE, headers, Json.bytes(problem));
  }
}
