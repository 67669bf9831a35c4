package se.lugntrygg.application.port;

import java.time.Duration;
import java.util.List;

/// How much one caller may ask in a time. Taking is exact: of many at the same moment no more pass
/// than are allowed.
public interface Throttle {
  /// How many in which time: a full bucket holds `tokens` and refills evenly over `per`.
  record Rate(long tokens, Duration per) {}

  /// What is left of one rate.
  ///
  /// @param remaining whole requests that could be made now
  /// @param reset until the bucket is full again
  record Standing(Rate rate, long remaining, Duration reset) {}

  /// The answer to one request.
  ///
  /// @param standings one for each rate of the limit, in the order of its settings
  /// @param retryAfter until the next request may pass; zero when this one did
  record Decision(boolean allowed, List<Standing> standings, Duration retryAfter) {}

  /// Takes one request from every bucket of the limit, or none when one is empty.
  ///
  /// @param caller a user id or a client address
  Decision take(Limit limit, String caller);

  /// What is left, taking nothing.
  List<Standing> standings(Limit limit, String caller);
}
