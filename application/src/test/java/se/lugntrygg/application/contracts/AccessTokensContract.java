package se.lugntrygg.application.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.port.AccessTokens;
import se.lugntrygg.application.port.AccessTokens.Claims;
import se.lugntrygg.application.port.AccessTokens.Reason;
import se.lugntrygg.application.port.AccessTokens.Refused;
import se.lugntrygg.application.port.AccessTokens.Valid;
import se.lugntrygg.domain.account.SessionId;
import se.lugntrygg.domain.account.UserId;

/// What [AccessTokens] promises.
public interface AccessTokensContract {
  Instant NOW = Instant.parse("2026-01-31T08:30:00Z");
  UserId ANN = new UserId(new UUID(1, 2));
  SessionId SESSION = new SessionId(new UUID(3, 4));

  /// Tokens of one issuer.
  AccessTokens tokens();

  @Test
  default void what_was_issued_is_valid_and_says_what_it_was_issued_for() {
    String token = tokens().issue(ANN, SESSION, 7, NOW);
    assertThat(tokens().verify(token, NOW))
        .isEqualTo(new Valid(new Claims(ANN, SESSION, 7, NOW.plus(tokens().lifetime()))));
  }

  @Test
  default void a_token_is_good_until_its_last_moment_and_not_at_its_end() {
    String token = tokens().issue(ANN, SESSION, 0, NOW);
    Instant end = NOW.plus(tokens().lifetime());
    assertThat(tokens().verify(token, end.minusNanos(1))).isInstanceOf(Valid.class);
    assertThat(tokens().verify(token, end)).isEqualTo(new Refused(Reason.EXPIRED));
    assertThat(tokens().verify(token, end.plusSeconds(1_000_000)))
        .isEqualTo(new Refused(Reason.EXPIRED));
  }

  @Test
  default void anything_may_be_given() {
    for (String given :
        List.of("", ".", "..", "...", "a", "a.b", "a.b.c", "null", "{}", "å.ä.ö", "\u0000", " ")) {
      assertThat(tokens().verify(given, NOW)).as(given).isInstanceOf(Refused.class);
    }
    assertThat(tokens().verify("x".repeat(1_000_000), NOW)).isInstanceOf(Refused.class);
    assertThat(tokens().verify(".".repeat(1_000_000), NOW)).isInstanceOf(Refused.class);
  }
}
