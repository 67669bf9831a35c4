package se.lugntrygg.application.account;

import java.time.InstantSource;
import java.util.Locale;
import se.lugntrygg.application.port.AccessTokens;
import se.lugntrygg.application.port.AccessTokens.Claims;

/// Finds out who asks.
public final class Authenticate {
  private final AccessTokens tokens;
  private final LiveSessions live;
  private final InstantSource clock;

  public Authenticate(AccessTokens tokens, LiveSessions live, InstantSource clock) {
    this.tokens = tokens;
    this.live = live;
    this.clock = clock;
  }

  /// What was found out.
  public sealed interface Outcome {}

  /// We know who asks.
  public record Known(Claims claims) implements Outcome {}

  /// We do not; the reason is for the log, and holds nothing of the token.
  public record Unknown(String reason) implements Outcome {}

  /// Checks an access token, without asking a store; anything may be given.
  public Outcome handle(String token) {
    return switch (tokens.verify(token, clock.instant())) {
      case AccessTokens.Refused(AccessTokens.Reason reason) ->
          new Unknown(reason.name().toLowerCase(Locale.ROOT).replace('_', '-'));
      case AccessTokens.Valid(Claims claims) -> {
        if (live.ended(claims.session())) {
          yield new Unknown("session-ended");
        }
        yield new Known(claims);
      }
    };
  }

  /// Notes that whoever showed a token holds the pair it belongs to. May have to wait for the
  /// store, and never fails.
  public void confirm(Claims claims) {
    live.confirm(claims.session(), claims.generation());
  }
}
