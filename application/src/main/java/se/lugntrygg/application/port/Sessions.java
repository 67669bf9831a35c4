package se.lugntrygg.application.port;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import se.lugntrygg.domain.account.Session;
import se.lugntrygg.domain.account.SessionId;
import se.lugntrygg.domain.account.UserId;

/// The logins that are open. Moments are kept in whole milliseconds. Every change is on disk when
/// its method returns.
public interface Sessions {
  /// How long a session is remembered after it has ended, or after its token has: longer than any
  /// access token is good, since whoever refuses those asks for [#endedSince]. Later it is
  /// forgotten, so that what is kept does not grow with every login there ever was.
  Duration MEMORY = Duration.ofDays(7);

  /// Keeps a new session, and forgets old ones.
  void open(Session session);

  /// The session, unless it has ended. One whose token is too old is found until it is forgotten.
  Optional<Session> find(SessionId id);

  /// Moves a session one generation on, in one atomic step.
  ///
  /// @param next whose generation is one above that of the session it replaces
  /// @return false when the kept one is not at the generation before, or has ended; nothing changed
  boolean advance(Session next);

  /// Notes that the client uses the token of this generation since `now`, from when on the grace of
  /// its parent counts. Nothing happens when the session has moved on or has ended, or knows it
  /// already.
  void confirm(SessionId id, int generation, Instant now);

  /// Ends one session at `now`.
  ///
  /// @return false when it had ended before
  boolean end(SessionId id, Instant now);

  /// Ends all sessions of a person at `now`, but for the one they are in.
  ///
  /// @return those that ended
  List<SessionId> endAll(UserId owner, Optional<SessionId> except, Instant now);

  /// Those that ended at `since` or later, for who must refuse their access tokens.
  List<SessionId> endedSince(Instant since);
}
