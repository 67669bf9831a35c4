package se.lugntrygg.application.account;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import se.lugntrygg.application.port.AccessTokens;
import se.lugntrygg.application.port.AuditTrail;
import se.lugntrygg.application.port.Overloaded;
import se.lugntrygg.application.port.RefreshTokens;
import se.lugntrygg.application.port.RefreshTokens.RefreshToken;
import se.lugntrygg.application.port.Sessions;
import se.lugntrygg.domain.account.Session;
import se.lugntrygg.domain.account.UserId;

/// Renews a login, and finds out when somebody else holds a copy of its token.
public final class RefreshLogin {
  /// Each lost race means that another request of the same client has won, so a few are plenty.
  private static final int MAX_RACES = 8;

  private final Sessions sessions;
  private final AccessTokens access;
  private final RefreshTokens refresh;
  private final AuditTrail audit;
  private final LiveSessions live;
  private final InstantSource clock;

  public RefreshLogin(
      Sessions sessions,
      AccessTokens access,
      RefreshTokens refresh,
      AuditTrail audit,
      LiveSessions live,
      InstantSource clock) {
    this.sessions = sessions;
    this.access = access;
    this.refresh = refresh;
    this.audit = audit;
    this.live = live;
    this.clock = clock;
  }

  /// The token that a client shows.
  public record Command(String refreshToken) {
    @Override
    public String toString() {
      return "Command[hidden]";
    }
  }

  /// What became of it.
  public sealed interface Outcome {}

  /// The login goes on with a new pair of tokens.
  public record Refreshed(UserId owner, Tokens tokens) implements Outcome {}

  /// The login does not go on; the reason is for the log.
  public record Refused(Reason reason) implements Outcome {}

  /// Why a refresh token is refused.
  public enum Reason {
    /// It is no token of ours.
    UNREADABLE,
    /// Its session has ended, or never knew it.
    UNKNOWN,
    EXPIRED,
    /// It was used before, so its whole session ended.
    REUSED;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Hands out the next pair, in one atomic step.
  public Outcome handle(Command command) {
    Optional<RefreshToken> read = refresh.read(command.refreshToken());
    if (read.isEmpty()) {
      return new Refused(Reason.UNREADABLE);
    }
    RefreshToken shown = read.get();
    for (int race = 0; race < MAX_RACES; race++) {
      Optional<Session> session = sessions.find(shown.session());
      if (session.isEmpty()) {
        return new Refused(Reason.UNKNOWN);
      }
      Optional<Outcome> outcome = judge(session.get(), shown, clock.instant());
      if (outcome.isPresent()) {
        return outcome.get();
      }
    }
    throw new Overloaded("refreshes of one login", Session.GRACE);
  }

  /// Empty when another request moved the session on meanwhile.
  private Optional<Outcome> judge(Session session, RefreshToken shown, Instant now) {
    return switch (session.present(shown.generation(), shown.secretHash(), now)) {
      case Session.Rotate() -> {
        RefreshToken child = refresh.childOf(shown);
        yield sessions.advance(session.rotated(child.secretHash(), now, refresh.lifetime()))
            ? Optional.of(refreshed(session, child, now))
            : Optional.empty();
      }
      case Session.Repeat() -> Optional.of(refreshed(session, refresh.childOf(shown), now));
      case Session.Theft() -> {
        boolean first = sessions.end(session.id(), now);
        live.end(session.id());
        if (first) {
          audit.note(AuditTrail.Event.REFRESH_TOKEN_REUSED, Optional.of(session.owner()), now);
        }
        yield Optional.of(new Refused(Reason.REUSED));
      }
      case Session.Expired() -> Optional.of(new Refused(Reason.EXPIRED));
      case Session.Unknown() -> Optional.of(new Refused(Reason.UNKNOWN));
    };
  }

  private Outcome refreshed(Session session, RefreshToken child, Instant now) {
    return new Refreshed(
        session.owner(),
        new Tokens(
            access.issue(session.owner(), session.id(), child.generation(), now),
            child.text(),
            access.lifetime()));
  }
}
