package se.lugntrygg.application.port;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// How much one caller may ask in a time. Taking is exact: of many at the same moment no more pass
/// than are allowed. When more callers come than can be remembered, some who were not seen lately
/// are forgotten.
public interface Throttle {
  /// How many in which time: a full bucket holds `tokens` and refills evenly over `per`.
  record Rate(long tokens, Duration per) {}

  /// What is left of one rate.
  ///
  /// @param remaining whole requests that could be made now
  /// @param reset until the bucket is full again; of several rates, to a token
  record Standing(Rate rate, long remaining, Duration reset) {
    /// The standings of all rates of one bucket.
    ///
    /// @param available whole requests that could be made now, by rate; may be out of bounds
    /// @param untilAllFull until every rate is full again: of several, whole tokens must do
    public static List<Standing> of(List<Rate> rates, long[] available, Duration untilAllFull) {
      List<Standing> standings = new ArrayList<>(rates.size());
      for (int i = 0; i < rates.size(); i++) {
        Rate rate = rates.get(i);
        long remaining = Math.clamp(available[i], 0, rate.tokens());
        long missing = rate.tokens() - remaining;
        standings.add(
            new Standing(
                rate,
                remaining,
                rates.size() == 1
                    ? untilAllFull
                    : rate.per().multipliedBy(missing).dividedBy(rate.tokens())));
      }
      return standings;
    }
  }

  /// Whose bucket of which limit.
  ///
  /// @param caller a user id or a client address
  record Key(Limit limit, String caller) {}

  /// The answer to one request.
  ///
  /// @param allowed whether the limit has room for it
  /// @param standings one for each rate of the limit, in the order of its settings
  /// @param retryAfter until the limit has room; zero when it has
  record Decision(boolean allowed, List<Standing> standings, Duration retryAfter) {}

  /// Takes one request from every bucket of every limit named, or none at all when one of them is
  /// empty: who is over one limit spends nothing of the others, so that a client stuck in a loop on
  /// one route does not lock its person out of all.
  ///
  /// @param keys each at most once
  /// @return one decision for each key, in their order; the request passes when all allow it
  List<Decision> takeAll(List<Key> keys);

  /// Takes one request from every bucket of the limit, or none when one is empty.
  default Decision take(Limit limit, String caller) {
    return takeAll(List.of(new Key(limit, caller))).getFirst();
  }

  /// What is left, taking nothing.
  List<Standing> standings(Limit limit, String caller);
}
