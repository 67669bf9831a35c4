package se.lugntrygg.application.port;

import java.time.Duration;
import java.util.Optional;
import se.lugntrygg.domain.account.SessionId;

/// Makes and reads the long-lived tokens that renew a login. Each holds 256 bits that nobody can
/// guess; the child of a token is always the same, so that a lost answer can be given again
/// although only hashes are stored.
public interface RefreshTokens {
  /// A token that we once made.
  ///
  /// @param generation its place in the session's chain, from 0
  /// @param secretHash SHA-256 of its secret, lower-case hex
  /// @param text what the client holds
  record RefreshToken(SessionId session, int generation, String secretHash, String text) {
    @Override
    public String toString() {
      return "RefreshToken[hidden]";
    }
  }

  /// The first token of a session, with fresh randomness.
  RefreshToken first(SessionId session);

  /// The token that follows.
  RefreshToken childOf(RefreshToken parent);

  /// Reads what a client shows: empty for anything that we did not make exactly so.
  Optional<RefreshToken> read(String text);

  /// How long a token may wait for its use.
  Duration lifetime();
}
