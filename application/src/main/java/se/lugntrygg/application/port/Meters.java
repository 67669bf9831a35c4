package se.lugntrygg.application.port;

import java.time.Duration;
import se.lugntrygg.domain.safety.RiskLevel;

/// Counts what happens. Counting never blocks and never fails.
public interface Meters {
  /// One answered request.
  ///
  /// @param route its template, from a small set
  void answered(String method, String route, int status, Duration took);

  /// One question to a cache.
  void cache(boolean hit);

  /// One refusal by a limiter.
  void refused(Limit limit);

  /// Work of the store: `kind` is `read` or `write`, from a small set.
  void storage(String kind, Duration took);

  /// Documents that the store charges for.
  ///
  /// @param work what they were for, from a small set, as in a route
  void documents(String work, long reads, long writes, long deletes);

  /// One call to an assistant.
  ///
  /// @param provider as configuration names it
  /// @param outcome from a small set, as in `answered` or `timeout`
  void ai(String provider, String outcome, Duration took);

  /// One judgement of a person's words: its level alone.
  void judged(RiskLevel level);

  /// One judgement that failed, so that a concern was taken for granted.
  void judgeFailed();

  /// One person who was given help although the request was refused.
  void helpedAnyway();

  /// One flag that could not be kept.
  void flagLost();

  /// One text of an AI that must not be shown to a person.
  void replyRefused();
}
