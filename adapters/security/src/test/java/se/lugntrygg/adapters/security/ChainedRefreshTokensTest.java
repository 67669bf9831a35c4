package se.lugntrygg.adapters.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.contracts.RefreshTokensContract;
import se.lugntrygg.application.port.RefreshTokens;
import se.lugntrygg.application.port.RefreshTokens.RefreshToken;

class ChainedRefreshTokensTest implements RefreshTokensContract {
  /// Version, session and generation stand before the secret.
  private static final int SECRET_AT = 1 + 16 + 4;

  private final RefreshTokens tokens = tokens("a key that is thirty-two bytes!!");

  private static RefreshTokens tokens(String key) {
    return new ChainedRefreshTokens(key.getBytes(UTF_8), Duration.ofDays(30), new SecureRandom());
  }

  @Override
  public RefreshTokens tokens() {
    return tokens;
  }

  private static byte[] secret(RefreshToken token) {
    byte[] whole = Base64.getUrlDecoder().decode(token.text());
    return Arrays.copyOfRange(whole, SECRET_AT, SECRET_AT + 32);
  }

  @Test
  void the_hash_is_sha_256_of_a_secret_of_256_bits() {
    RefreshToken first = tokens.first(SESSION);
    RefreshToken child = tokens.childOf(first);
    for (RefreshToken token : List.of(first, child)) {
      assertThat(token.secretHash())
          .isEqualTo(HexFormat.of().formatHex(Hashes.sha256(secret(token))));
    }
  }

  @Test
  void every_bit_of_a_secret_is_random() {
    int[] ones = new int[256];
    int rounds = 2_000;
    for (int i = 0; i < rounds; i++) {
      byte[] secret = secret(tokens.first(SESSION));
      for (int bit = 0; bit < 256; bit++) {
        ones[bit] += secret[bit / 8] >> bit % 8 & 1;
      }
    }
    // Six standard deviations: once in many millions of runs.
    int spread = (int) (6 * Math.sqrt(rounds / 4.0));
    for (int count : ones) {
      assertThat(count).isBetween(rounds / 2 - spread, rounds / 2 + spread);
    }
  }

  @Test
  void every_flipped_bit_is_found() {
    byte[] whole = Base64.getUrlDecoder().decode(tokens.first(SESSION).text());
    for (int bit = 0; bit < whole.length * 8; bit++) {
      byte[] altered = whole.clone();
      altered[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(tokens.read(Base64.getUrlEncoder().withoutPadding().encodeToString(altered)))
          .as("bit %d", bit)
          .isEmpty();
    }
  }

  @Test
  void of_a_hundred_thousand_mutated_texts_none_is_read() {
    String text = tokens.first(SESSION).text();
    Random random = new Random(3);
    int read = 0;
    for (int i = 0; i < 100_000; i++) {
      int at = random.nextInt(text.length());
      char other = (char) (text.charAt(at) ^ 1 + random.nextInt(127));
      String mutant = text.substring(0, at) + other + text.substring(at + 1);
      read += tokens.read(mutant).isPresent() ? 1 : 0;
    }
    assertThat(read).isZero();
  }

  @Test
  void another_keys_tokens_are_not_ours_and_its_chain_is_another() {
    RefreshTokens others = tokens("another key of thirty-two bytes!");
    RefreshToken token = tokens.first(SESSION);
    assertThat(others.read(token.text())).isEmpty();
    assertThat(others.childOf(token).secretHash()).isNotEqualTo(tokens.childOf(token).secretHash());
  }
}
