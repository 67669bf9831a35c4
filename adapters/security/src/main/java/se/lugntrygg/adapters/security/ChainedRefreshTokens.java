package se.lugntrygg.adapters.security;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import se.lugntrygg.application.port.RefreshTokens;
import se.lugntrygg.domain.account.SessionId;

/// Refresh tokens of which each is derived from the one before under a key of ours: who holds one
/// cannot make the next, but we can make it again. A tag over the whole tells ours from all others.
public final class ChainedRefreshTokens implements RefreshTokens {
  private static final byte VERSION = 1;
  private static final int SECRET = 32;
  private static final int TAG = 16;
  private static final int SIGNED = 1 + 2 * Long.BYTES + Integer.BYTES + SECRET;
  private static final byte[] CHILD = "child".getBytes(StandardCharsets.UTF_8);

  private final byte[] tagKey;
  private final byte[] chainKey;
  private final Duration lifetime;
  private final SecureRandom random;

  /// @param key secret, at least 32 bytes
  /// @param lifetime how long a token may wait for its use
  public ChainedRefreshTokens(byte[] key, Duration lifetime, SecureRandom random) {
    this.tagKey = Hashes.derived(key, "refresh-tag");
    this.chainKey = Hashes.derived(key, "refresh-chain");
    this.lifetime = lifetime;
    this.random = random;
  }

  @Override
  public RefreshToken first(SessionId session) {
    byte[] secret = new byte[SECRET];
    random.nextBytes(secret);
    return token(session, 0, secret);
  }

  @Override
  public RefreshToken childOf(RefreshToken parent) {
    byte[] signed = Base64.getUrlDecoder().decode(parent.text());
    return token(
        parent.session(),
        parent.generation() + 1,
        Hashes.hmac(chainKey, CHILD, Arrays.copyOf(signed, SIGNED)));
  }

  private RefreshToken token(SessionId session, int generation, byte[] secret) {
    byte[] signed =
        ByteBuffer.allocate(SIGNED)
            .put(VERSION)
            .putLong(session.value().getMostSignificantBits())
            .putLong(session.value().getLeastSignificantBits())
            .putInt(generation)
            .put(secret)
            .array();
    byte[] whole = Arrays.copyOf(signed, SIGNED + TAG);
    System.arraycopy(Hashes.hmac(tagKey, signed), 0, whole, SIGNED, TAG);
    return new RefreshToken(
        session,
        generation,
        HexFormat.of().formatHex(Hashes.sha256(secret)),
        Base64.getUrlEncoder().withoutPadding().encodeToString(whole));
  }

  @Override
  public Optional<RefreshToken> read(String text) {
    byte[] whole;
    try {
      whole = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
    if (whole.length != SIGNED + TAG || whole[0] != VERSION) {
      return Optional.empty();
    }
    byte[] tag = Arrays.copyOf(Hashes.hmac(tagKey, Arrays.copyOf(whole, SIGNED)), TAG);
    if (!MessageDigest.isEqual(tag, Arrays.copyOfRange(whole, SIGNED, SIGNED + TAG))) {
      return Optional.empty();
    }
    ByteBuffer buffer = ByteBuffer.wrap(whole, 1, SIGNED - 1);
    SessionId session = new SessionId(new UUID(buffer.getLong(), buffer.getLong()));
    int generation = buffer.getInt();
    byte[] secret = new byte[SECRET];
    buffer.get(secret);
    RefreshToken token = token(session, generation, secret);
    // One token has one text: other spellings of the same bytes are not what we made.
    return token.text().equals(text) ? Optional.of(token) : Optional.empty();
  }

  @Override
  public Duration lifetime() {
    return lifetime;
  }
}
