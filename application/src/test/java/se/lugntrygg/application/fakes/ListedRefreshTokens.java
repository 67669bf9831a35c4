package se.lugntrygg.application.fakes;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import se.lugntrygg.application.port.RefreshTokens;
import se.lugntrygg.domain.account.SessionId;

/// Refresh tokens in a list of those made; the hash of a secret is the secret with a mark.
public final class ListedRefreshTokens implements RefreshTokens {
  private static final Duration LIFETIME = Duration.ofDays(30);

  private final AtomicLong last = new AtomicLong();
  private final Map<String, RefreshToken> made = new ConcurrentHashMap<>();

  private RefreshToken token(SessionId session, int generation, String text) {
    return made.computeIfAbsent(
        text, _ -> new RefreshToken(session, generation, "hash of " + text, text));
  }

  @Override
  public RefreshToken first(SessionId session) {
    return token(session, 0, "refresh-" + last.incrementAndGet() + "-0");
  }

  @Override
  public RefreshToken childOf(RefreshToken parent) {
    int generation = parent.generation() + 1;
    String chain = parent.text().substring(0, parent.text().lastIndexOf('-') + 1);
    return token(parent.session(), generation, chain + generation);
  }

  @Override
  public Optional<RefreshToken> read(String text) {
    return Optional.ofNullable(made.get(text));
  }

  @Override
  public Duration lifetime() {
    return LIFETIME;
  }
}
