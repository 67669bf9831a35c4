package se.lugntrygg.application.port;

import java.time.Instant;
import java.util.Optional;
import se.lugntrygg.domain.account.UserId;

/// What happened to the safety of accounts, for whoever must look into it later. Never holds words,
/// addresses of mail, or tokens.
public interface AuditTrail {
  /// What happened.
  enum Event {
    ACCOUNT_OPENED,
    LOGGED_IN,
    LOGIN_REFUSED,
    LOGGED_OUT,
    PASSWORD_CHANGED,
    REFRESH_TOKEN_REUSED
  }

  /// Notes an event.
  ///
  /// @param who empty when nobody we know
  void note(Event event, Optional<UserId> who, Instant at);
}
