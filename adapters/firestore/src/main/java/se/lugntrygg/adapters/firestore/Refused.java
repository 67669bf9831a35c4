package se.lugntrygg.adapters.firestore;

import com.google.api.gax.rpc.ApiException;
import com.google.cloud.firestore.FirestoreException;
import io.grpc.Status;
import java.util.Set;

/// Firestore did not do what was asked. Says the code and no more: the server's own words may quote
/// what was sent.
final class Refused extends Exception {
  private static final long serialVersionUID = 1L;

  /// Passing, and harmless to ask again: nothing was done, or what was done is found by its id.
  private static final Set<Status.Code> PASSING =
      Set.of(Status.Code.ABORTED, Status.Code.UNAVAILABLE);

  /// Something is not as it was seen, or not there, or there already.
  private static final Set<Status.Code> OUTDATED =
      Set.of(Status.Code.ALREADY_EXISTS, Status.Code.FAILED_PRECONDITION, Status.Code.NOT_FOUND);

  /// Nobody answered, or one who cannot just now.
  private static final Set<Status.Code> AWAY =
      Set.of(
          Status.Code.UNAVAILABLE,
          Status.Code.DEADLINE_EXCEEDED,
          Status.Code.ABORTED,
          Status.Code.CANCELLED,
          Status.Code.INTERNAL,
          Status.Code.RESOURCE_EXHAUSTED,
          Status.Code.UNKNOWN);

  private final Status.Code code;

  Refused(Status.Code code, String why) {
    super("Firestore answered " + code + " (" + why + ")");
    this.code = code;
  }

  /// What was thrown, as far as it may be told.
  static Refused of(Throwable thrown) {
    Status.Code code = Status.Code.UNKNOWN;
    Throwable root = thrown;
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      if (code == Status.Code.UNKNOWN) {
        code = code(each);
      }
      root = each;
    }
    return new Refused(code, root.getClass().getSimpleName());
  }

  private static Status.Code code(Throwable thrown) {
    return switch (thrown) {
      case FirestoreException known when known.getStatus() != null -> known.getStatus().getCode();
      case ApiException known
          when known.getStatusCode().getTransportCode() instanceof Status.Code c ->
          c;
      default -> Status.Code.UNKNOWN;
    };
  }

  Status.Code code() {
    return code;
  }

  boolean passing() {
    return PASSING.contains(code);
  }

  /// Whether it would be answered otherwise when Firestore is well. The rest is for somebody to put
  /// right: who we are, what we may, which database.
  boolean away() {
    return AWAY.contains(code);
  }

  boolean outdated() {
    return OUTDATED.contains(code);
  }
}
