package se.lugntrygg.application.fakes;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import se.lugntrygg.application.port.AccessTokens;
import se.lugntrygg.domain.account.SessionId;
import se.lugntrygg.domain.account.UserId;

/// Access tokens that are numbers in a list of those issued.
public final class PlainAccessTokens implements AccessTokens {
  private static final Duration LIFETIME = Duration.ofMinutes(15);

  private final AtomicLong last = new AtomicLong();
  private final Map<String, Claims> issued = new ConcurrentHashMap<>();

  @Override
  public String issue(UserId subject, SessionId session, int generation, Instant now) {
    String token = "access-" + last.incrementAndGet();
    issued.put(token, new Claims(subject, session, generation, now.plus(LIFETIME)));
    return token;
  }

  @Override
  public Verdict verify(String token, Instant now) {
    Claims claims = issued.get(token);
    if (claims == null) {
      return new Refused(Reason.BAD_SIGNATURE);
    }
    return now.isBefore(claims.expiresAt()) ? new Valid(claims) : new Refused(Reason.EXPIRED);
  }

  @Override
  public Duration lifetime() {
    return LIFETIME;
  }
}
