package se.lugntrygg.domain.account;

import java.time.Duration;
import java.time.Instant;

/// One login and where its chain of refresh tokens stands. Only the current token's generation and
/// hash are kept; its parent is known by number, since a child is derived from its parent.
///
/// @param generation which token of the chain is current, from 0
/// @param secretHash SHA-256 of the current token's secret, lower-case hex
/// @param parentHash the same of the token before it; empty at generation 0
/// @param graceFrom from when on its parent is taken for [#GRACE] still: when the current token was
///   handed out first, and later when it was first used
/// @param confirmed the client has shown that it received the current token
/// @param expiresAt when the current token ends, unless used before
public record Session(
    SessionId id,
    UserId owner,
    int generation,
    String secretHash,
    String parentHash,
    Instant openedAt,
    Instant graceFrom,
    boolean confirmed,
    Instant expiresAt) {
  /// How long two of one client's requests may race with the same token, or an answer be lost and
  /// asked for again, although the child is already in use.
  public static final Duration GRACE = Duration.ofSeconds(30);

  /// What showing a refresh token of this session means.
  public sealed interface Presentation {}

  /// It is the current token: hand out its child, if this session is still the one kept.
  public record Rotate() implements Presentation {}

  /// It is the immediate parent, shown again by a client that missed the answer: the same child
  /// again.
  public record Repeat() implements Presentation {}

  /// A token used before: somebody holds a copy, so the whole session ends.
  public record Theft() implements Presentation {}

  /// Right once, but too old now.
  public record Expired() implements Presentation {}

  /// Never a token of this session.
  public record Unknown() implements Presentation {}

  /// Judges a token of this session.
  ///
  /// @param shownGeneration as the token says
  /// @param shownHash SHA-256 of its secret, lower-case hex
  public Presentation present(int shownGeneration, String shownHash, Instant now) {
    if (shownGeneration < 0 || shownGeneration > generation) {
      return new Unknown();
    }
    if (shownGeneration == generation) {
      if (!shownHash.equals(secretHash)) {
        return new Unknown();
      }
      return now.isBefore(expiresAt) ? new Rotate() : new Expired();
    }
    if (shownGeneration < generation - 1) {
      // Its secret can no longer be checked, but a number below the parent's is only ever written
      // into tokens we signed away; see RefreshTokens, which authenticates the number.
      return new Theft();
    }
    if (!shownHash.equals(parentHash)) {
      return new Unknown();
    }
    if (!now.isBefore(expiresAt)) {
      return new Expired();
    }
    boolean racing = !now.isAfter(graceFrom.plus(GRACE));
    return racing || !confirmed ? new Repeat() : new Theft();
  }

  /// The session after its current token was used.
  public Session rotated(String childHash, Instant now, Duration lifetime) {
    return new Session(
        id, owner, generation + 1, childHash, secretHash, openedAt, now, false, now.plus(lifetime));
  }
}
