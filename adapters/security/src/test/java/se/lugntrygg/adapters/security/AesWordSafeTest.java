package se.lugntrygg.adapters.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.contracts.WordSafeContract;
import se.lugntrygg.application.port.WordSafe;

class AesWordSafeTest implements WordSafeContract {
  private static final byte[] OLD = "the old master key of 32 bytes !".getBytes(UTF_8);
  private static final byte[] YOUNG = "the young master key, also 32 by".getBytes(UTF_8);

  private static AesWordSafe safe(byte[]... masters) {
    return new AesWordSafe(List.of(masters), new SecureRandom());
  }

  @Override
  public WordSafe safe() {
    return safe(OLD);
  }

  @Test
  void a_new_master_key_wraps_while_the_old_one_still_unwraps() {
    byte[] before = safe(OLD).newKey();
    byte[] sealed = safe(OLD).unwrap(before).seal(WORDS, "mood/1");
    WordSafe both = safe(YOUNG, OLD);
    assertThat(both.unwrap(before).open(sealed, "mood/1")).isEqualTo(WORDS);
    byte[] after = both.newKey();
    byte[] later = both.unwrap(after).seal(WORDS, "mood/2");
    assertThat(safe(YOUNG).unwrap(after).open(later, "mood/2")).isEqualTo(WORDS);
    assertThatThrownBy(() -> safe(OLD).unwrap(after))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ENCRYPTION_KEY");
    assertThatThrownBy(() -> safe(YOUNG).unwrap(before)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void values_are_found_again_while_master_keys_change() {
    assertThat(safe(YOUNG, OLD).fingerprint("email", "ann@example.org"))
        .isEqualTo(safe(OLD).fingerprint("email", "ann@example.org"));
  }

  @Test
  void fingerprints_stay_the_same_from_one_release_to_the_next() {
    assertThat(HexFormat.of().formatHex(safe(OLD).fingerprint("email", "ann@example.org")))
        .isEqualTo("9b5801ef48a6b95f288b4a2f71b08d2314a96771759136e2e6fb7385d098b5e9");
  }

  @Test
  void short_master_keys_and_none_are_refused() {
    assertThatThrownBy(() -> safe(new byte[31]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("32 bytes");
    assertThatThrownBy(() -> safe(OLD, new byte[0])).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new AesWordSafe(List.of(), new SecureRandom()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
