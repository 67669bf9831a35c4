package se.lugntrygg.adapters.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import se.lugntrygg.domain.InvalidValue;

/// Why a request is not answered as asked. Thrown on the way, answered in one place.
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Each kind of refusal, with its status.
  public enum Kind {
    MALFORMED_REQUEST(400),
    MALFORMED_JSON(400),
    NOT_AN_OBJECT(400),
    WRONG_TYPE(400),
    BAD_HEADER(400),
    BAD_QUERY(400),
    UNKNOWN_CALLER(401),
    WRONG_PASSWORD(401),
    FORBIDDEN(403),
    NOT_FOUND(404),
    ANSWER_GONE(404),
    METHOD_NOT_ALLOWED(405),
    EMAIL_TAKEN(409),
    RUNNING(409),
    TOO_LARGE(413),
    TOO_LONG_PATH(414),
    WRONG_CONTENT_TYPE(415),
    INVALID(422),
    KEY_REUSED(422),
    TOO_MANY(429),
    LOCKED_OUT(429),
    TOO_LARGE_HEADERS(431),
    BROKEN(500),
    OVERLOADED(503),
    STORAGE_AWAY(503),
    STILL_AT_WORK(503),
    TOO_SLOW(408);

    private final int status;

    Kind(int status) {
      this.status = status;
    }

    /// The HTTP status it is answered with.
    public int status() {
      return status;
    }
  }

  private final Kind kind;
  private final transient Optional<String> field;
  private final transient List<InvalidValue.Complaint> complaints;
  private final transient Optional<Duration> retryAfter;

  private Refusal(
      Kind kind,
      Optional<String> field,
      List<InvalidValue.Complaint> complaints,
      Optional<Duration> retryAfter) {
    // Refusals are answers, not errors: nobody reads where they were made.
    super(kind.name(), null, false, false);
    this.kind = kind;
    this.field = field;
    this.complaints = complaints;
    this.retryAfter = retryAfter;
  }

  /// A refusal that needs no more words.
  public Refusal(Kind kind) {
    this(kind, Optional.empty(), List.of(), Optional.empty());
  }

  /// A refusal because of one field or header.
  public Refusal(Kind kind, String field) {
    this(kind, Optional.of(field), List.of(), Optional.empty());
  }

  /// A refusal that ends by itself.
  public Refusal(Kind kind, Duration retryAfter) {
    this(kind, Optional.empty(), List.of(), Optional.of(retryAfter));
  }

  /// A refusal because of values that break their rules.
  public static Refusal of(InvalidValue invalid) {
    return new Refusal(Kind.INVALID, Optional.empty(), invalid.complaints(), Optional.empty());
  }

  Kind kind() {
    return kind;
  }

  Optional<String> field() {
    return field;
  }

  List<InvalidValue.Complaint> complaints() {
    return complaints;
  }

  Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
