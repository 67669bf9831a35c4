package se.lugntrygg.application.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.port.RefreshTokens;
import se.lugntrygg.application.port.RefreshTokens.RefreshToken;
import se.lugntrygg.domain.account.SessionId;

/// What [RefreshTokens] promises.
public interface RefreshTokensContract {
  SessionId SESSION = new SessionId(new UUID(3, 4));

  /// Tokens of one maker.
  RefreshTokens tokens();

  @Test
  default void reads_what_it_made() {
    RefreshToken first = tokens().first(SESSION);
    assertThat(first.session()).isEqualTo(SESSION);
    assertThat(first.generation()).isZero();
    assertThat(tokens().read(first.text())).contains(first);
  }

  @Test
  default void the_child_of_a_token_is_always_the_same_and_one_generation_on() {
    RefreshToken token = tokens().first(SESSION);
    for (int generation = 1; generation < 20; generation++) {
      RefreshToken child = tokens().childOf(token);
      assertThat(tokens().childOf(tokens().read(token.text()).orElseThrow())).isEqualTo(child);
      assertThat(child.session()).isEqualTo(SESSION);
      assertThat(child.generation()).isEqualTo(generation);
      assertThat(tokens().read(child.text())).contains(child);
      token = child;
    }
  }

  @Test
  default void no_two_sessions_and_no_two_generations_share_a_secret() {
    Set<String> hashes = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      RefreshToken first = tokens().first(SESSION);
      assertThat(hashes.add(first.secretHash())).isTrue();
      assertThat(hashes.add(tokens().childOf(first).secretHash())).isTrue();
    }
  }

  @Test
  default void other_spellings_and_other_texts_are_not_read() {
    String text = tokens().first(SESSION).text();
    for (String other :
        List.of(
            "",
            " ",
            text + "=",
            text + "==",
            text + "A",
            " " + text,
            text + "\n",
            text.substring(1),
            text.substring(0, text.length() - 1),
            text.toUpperCase(Locale.ROOT),
            "å",
            "x".repeat(100_000))) {
      assertThat(tokens().read(other)).as(other).isEmpty();
    }
  }

  @Test
  default void is_never_printed() {
    RefreshToken token = tokens().first(SESSION);
    assertThat(token.toString()).doesNotContain(token.text()).doesNotContain(token.secretHash());
  }
}
