package se.lugntrygg.adapters.security;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTDecodeException;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.Claim;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.lugntrygg.application.port.AccessTokens;
import se.lugntrygg.domain.InvalidValue;
import se.lugntrygg.domain.account.SessionId;
import se.lugntrygg.domain.account.UserId;

/// Access tokens as JWTs, after RFC 8725: the algorithm is ours to say, the key is chosen from our
/// own set, issuer and audience are checked, and nothing optional is left out.
public final class JwtAccessTokens implements AccessTokens {
  private static final String ISSUER = "lugn-trygg";
  private static final String AUDIENCE = "lugn-trygg-api";
  private static final String ALGORITHM = "HS256";
  private static final String SESSION = "sid";
  private static final String GENERATION = "gen";

  /// Ours have about 450 characters; longer ones are not worth parsing.
  private static final int MAX_LENGTH = 2048;

  private final SigningKeys keys;
  private final Map<String, Algorithm> algorithms = new HashMap<>();
  private final Algorithm signing;
  private final Duration lifetime;
  private final Supplier<UUID> ids;

  /// @param lifetime of each token
  /// @param ids for `jti`
  public JwtAccessTokens(SigningKeys keys, Duration lifetime, Supplier<UUID> ids) {
    this.keys = keys;
    this.lifetime = lifetime;
    this.ids = ids;
    for (String id : keys.ids()) {
      algorithms.put(id, Algorithm.HMAC256(keys.find(id).orElseThrow()));
    }
    this.signing = Algorithm.HMAC256(keys.currentKey());
  }

  @Override
  public String issue(UserId subject, SessionId session, int generation, Instant now) {
    return JWT.create()
        .withKeyId(keys.currentId())
        .withIssuer(ISSUER)
        .withAudience(AUDIENCE)
        .withSubject(subject.toString())
        .withIssuedAt(now)
        .withExpiresAt(now.plus(lifetime))
        .withJWTId(ids.get().toString())
        .withClaim(SESSION, session.toString())
        .withClaim(GENERATION, generation)
        .sign(signing);
  }

  @Override
  public Verdict verify(String token, Instant now) {
    if (token.length() > MAX_LENGTH) {
      return new Refused(Reason.MALFORMED);
    }
    DecodedJWT decoded;
    try {
      decoded = JWT.decode(token);
    } catch (JWTDecodeException _) {
      return new Refused(Reason.MALFORMED);
    }
    if (!ALGORITHM.equals(decoded.getAlgorithm())) {
      return new Refused(Reason.WRONG_ALGORITHM);
    }
    Algorithm algorithm = decoded.getKeyId() == null ? null : algorithms.get(decoded.getKeyId());
    if (algorithm == null) {
      return new Refused(Reason.UNKNOWN_KEY);
    }
    try {
      algorithm.verify(decoded);
    } catch (JWTVerificationException | IllegalArgumentException _) {
      return new Refused(Reason.BAD_SIGNATURE);
    }
    return canonical(decoded.getSignature())
        ? judged(decoded, now)
        : new Refused(Reason.BAD_SIGNATURE);
  }

  /// One token has one text: Base64 has several spellings of the same bytes, and takes them all.
  private static boolean canonical(String part) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Base64.getUrlDecoder().decode(part))
        .equals(part);
  }

  /// What a signed token says is still not believed where it is not what we write.
  private Verdict judged(DecodedJWT token, Instant now) {
    if (!ISSUER.equals(token.getIssuer())) {
      return new Refused(Reason.WRONG_ISSUER);
    }
    if (!List.of(AUDIENCE).equals(token.getAudience())) {
      return new Refused(Reason.WRONG_AUDIENCE);
    }
    Instant issuedAt = token.getIssuedAtAsInstant();
    Instant expiresAt = token.getExpiresAtAsInstant();
    Claim generation = token.getClaim(GENERATION);
    String id = token.getId();
    if (issuedAt == null || expiresAt == null || id == null || id.isEmpty()) {
      return new Refused(Reason.INCOMPLETE);
    }
    Integer number = generation.asInt();
    // Numbers that are not whole, or too large, would be bent into one that is.
    Claims claims =
        number == null || !Double.valueOf(number).equals(generation.asDouble())
            ? null
            : claims(token.getSubject(), token.getClaim(SESSION).asString(), number, expiresAt);
    if (claims == null) {
      return new Refused(Reason.INCOMPLETE);
    }
    if (!now.isBefore(expiresAt)) {
      return new Refused(Reason.EXPIRED);
    }
    // Instances may have clocks a little apart, and one may be set back: what we signed is trusted
    // to be young, but not to come from beyond a whole lifetime ahead.
    if (issuedAt.isAfter(now.plus(lifetime).plus(Duration.ofHours(1)))) {
      return new Refused(Reason.NOT_YET_VALID);
    }
    return new Valid(claims);
  }

  private static @Nullable Claims claims(
      @Nullable String subject, @Nullable String session, int generation, Instant expiresAt) {
    if (subject == null || session == null) {
      return null;
    }
    try {
      return new Claims(
          UserId.parse("sub", subject), SessionId.parse(SESSION, session), generation, expiresAt);
    } catch (InvalidValue _) {
      return null;
    }
  }

  @Override
  public Duration lifetime() {
    return lifetime;
  }
}
