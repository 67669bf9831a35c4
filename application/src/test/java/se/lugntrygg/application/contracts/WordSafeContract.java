package se.lugntrygg.application.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.port.WordSafe;

/// What [WordSafe] promises.
public interface WordSafeContract {
  byte[] WORDS = "ingen får läsa det här".getBytes(UTF_8);

  /// A safe under a master key that is always the same.
  WordSafe safe();

  @Test
  default void opens_what_was_sealed_with_the_same_key_in_the_same_place() {
    byte[] key = safe().newKey();
    byte[] sealed = safe().unwrap(key).seal(WORDS, "mood/1");
    assertThat(safe().unwrap(key).open(sealed, "mood/1")).isEqualTo(WORDS);
    byte[] nothing = safe().unwrap(key).seal(new byte[0], "mood/1");
    assertThat(safe().unwrap(key).open(nothing, "mood/1")).isEmpty();
  }

  @Test
  default void what_is_sealed_holds_nothing_readable_and_is_new_each_time() {
    WordSafe.Sealer sealer = safe().unwrap(safe().newKey());
    byte[] sealed = sealer.seal(WORDS, "mood/1");
    assertThat(new String(sealed, UTF_8)).doesNotContain("ingen").doesNotContain("det");
    assertThat(sealer.seal(WORDS, "mood/1")).isNotEqualTo(sealed);
    assertThat(safe().newKey()).isNotEqualTo(safe().newKey());
  }

  @Test
  default void opens_nowhere_else_and_for_nobody_else() {
    WordSafe.Sealer ann = safe().unwrap(safe().newKey());
    WordSafe.Sealer bo = safe().unwrap(safe().newKey());
    byte[] sealed = ann.seal(WORDS, "mood/1");
    assertThatThrownBy(() -> ann.open(sealed, "mood/2")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> bo.open(sealed, "mood/1")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  default void every_flipped_bit_and_every_cut_is_found() {
    byte[] key = safe().newKey();
    WordSafe.Sealer sealer = safe().unwrap(key);
    byte[] sealed = sealer.seal(WORDS, "mood/1");
    for (int bit = 0; bit < sealed.length * 8; bit++) {
      byte[] altered = flipped(sealed, bit);
      assertThatThrownBy(() -> sealer.open(altered, "mood/1"))
          .as("bit %d", bit)
          .isInstanceOf(IllegalStateException.class);
    }
    for (int bit = 0; bit < key.length * 8; bit++) {
      byte[] altered = flipped(key, bit);
      assertThatThrownBy(() -> safe().unwrap(altered))
          .as("bit %d of the key", bit)
          .isInstanceOf(IllegalStateException.class);
    }
    for (int length = 0; length < sealed.length; length++) {
      byte[] cut = Arrays.copyOf(sealed, length);
      assertThatThrownBy(() -> sealer.open(cut, "mood/1"))
          .isInstanceOf(IllegalStateException.class);
    }
    for (int length = 0; length < key.length; length++) {
      byte[] cut = Arrays.copyOf(key, length);
      assertThatThrownBy(() -> safe().unwrap(cut)).isInstanceOf(IllegalStateException.class);
    }
  }

  private static byte[] flipped(byte[] bytes, int bit) {
    byte[] altered = bytes.clone();
    altered[bit / 8] ^= (byte) (1 << bit % 8);
    return altered;
  }

  @Test
  default void fingerprints_are_stable_and_tell_purposes_and_values_apart() {
    byte[] print = safe().fingerprint("email", "ann@example.org");
    assertThat(print).hasSize(32).isEqualTo(safe().fingerprint("email", "ann@example.org"));
    assertThat(print).isNotEqualTo(safe().fingerprint("replay", "ann@example.org"));
    assertThat(print).isNotEqualTo(safe().fingerprint("email", "bo@example.org"));
    assertThat(safe().fingerprint("ab", "c")).isNotEqualTo(safe().fingerprint("a", "bc"));
  }
}
