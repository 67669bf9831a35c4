package se.lugntrygg.application.port;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import se.lugntrygg.domain.account.UserId;

/// What happened to the safety of accounts, for whoever must look into it later. Never holds words,
/// addresses of mail, or tokens.
public interface AuditTrail {
  /// How long an event is kept: whoever finds out about a theft can still look into the year
  /// before. Older ones are removed as new ones come.
  Duration RETENTION = Duration.ofDays(365);

  /// What happened.
  enum Event {
    ACCOUNT_OPENED,
    LOGGED_IN,
    LOGIN_REFUSED,
    LOGGED_OUT,
    PASSWORD_CHANGED,
    REFRESH_TOKEN_REUSED
  }

  /// An event as it was noted, in whole milliseconds.
  ///
  /// @param who empty when nobody we know
  record Noted(Event event, Optional<UserId> who, Instant at) {}

  /// Notes an event; on disk when this returns.
  ///
  /// @param who empty when nobody we know
  void note(Event event, Optional<UserId> who, Instant at);

  /// The newest events of one person, or of nobody we know, the last one noted first, `limit` of
  /// them at most.
  List<Noted> about(Optional<UserId> who, int limit);
}
