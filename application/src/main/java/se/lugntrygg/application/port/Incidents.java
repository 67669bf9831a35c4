package se.lugntrygg.application.port;

/// Where unexpected errors are told, so that somebody mends them.
public interface Incidents {
  /// Tells of one, without waiting for anybody. Nothing of a person's words goes along: neither the
  /// body nor the query, and of the exceptions their types and places only.
  ///
  /// @param requestId as the caller got it
  /// @param route method and template, as in `GET /api/mood/{id}`
  void report(Throwable error, String requestId, String route);
}
