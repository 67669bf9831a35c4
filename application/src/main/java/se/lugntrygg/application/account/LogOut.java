package se.lugntrygg.application.account;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import se.lugntrygg.application.port.AccessTokens.Claims;
import se.lugntrygg.application.port.AuditTrail;
import se.lugntrygg.application.port.RefreshTokens;
import se.lugntrygg.application.port.Sessions;
import se.lugntrygg.domain.account.Session;
import se.lugntrygg.domain.account.SessionId;

/// Ends a login: no token of it is good any more.
public final class LogOut {
  private final Sessions sessions;
  private final RefreshTokens refresh;
  private final LiveSessions live;
  private final AuditTrail audit;
  private final InstantSource clock;

  public LogOut(
      Sessions sessions,
      RefreshTokens refresh,
      LiveSessions live,
      AuditTrail audit,
      InstantSource clock) {
    this.sessions = sessions;
    this.refresh = refresh;
    this.live = live;
    this.audit = audit;
    this.clock = clock;
  }

  /// Who leaves.
  ///
  /// @param refreshToken of another login of theirs that shall end too
  public record Command(Claims caller, Optional<String> refreshToken) {
    @Override
    public String toString() {
      return "Command[hidden]";
    }
  }

  /// Ends the caller's login, and the one the refresh token belongs to, if it is theirs.
  public void handle(Command command) {
    Instant now = clock.instant();
    command
        .refreshToken()
        .flatMap(refresh::read)
        .flatMap(token -> sessions.find(token.session()))
        .filter(session -> session.owner().equals(command.caller().subject()))
        .map(Session::id)
        .ifPresent(id -> end(id, now));
    end(command.caller().session(), now);
    audit.note(AuditTrail.Event.LOGGED_OUT, Optional.of(command.caller().subject()), now);
  }

  private void end(SessionId id, Instant now) {
    var _ = sessions.end(id, now);
    live.end(id);
  }
}
