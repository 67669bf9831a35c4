package se.lugntrygg.application.port;

import java.time.Duration;
import java.time.Instant;
import se.lugntrygg.domain.account.SessionId;
import se.lugntrygg.domain.account.UserId;

/// Issues and checks the short-lived tokens that say who asks. They are signed, so checking one
/// needs no storage.
public interface AccessTokens {
  /// What a token says.
  ///
  /// @param session the login it comes from
  /// @param generation of the refresh token it was handed out with
  record Claims(UserId subject, SessionId session, int generation, Instant expiresAt) {}

  /// What a check finds.
  sealed interface Verdict {}

  /// The token is ours, and in force.
  record Valid(Claims claims) implements Verdict {}

  /// It is not to be trusted; the reason is for the log.
  record Refused(Reason reason) implements Verdict {}

  /// Why a token is refused.
  enum Reason {
    MALFORMED,
    WRONG_ALGORITHM,
    UNKNOWN_KEY,
    BAD_SIGNATURE,
    WRONG_ISSUER,
    WRONG_AUDIENCE,
    INCOMPLETE,
    EXPIRED,
    NOT_YET_VALID
  }

  /// A signed token that ends [#lifetime] after `now`.
  String issue(UserId subject, SessionId session, int generation, Instant now);

  /// Checks a token; anything may be given.
  Verdict verify(String token, Instant now);

  /// How long a token is good.
  Duration lifetime();
}
