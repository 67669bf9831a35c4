package se.lugntrygg.application.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.port.PasswordHasher;
import se.lugntrygg.domain.account.Password;
import se.lugntrygg.domain.account.PasswordHash;

/// What [PasswordHasher] promises.
public interface PasswordHasherContract {
  Password RIGHT = new Password("Rätt lösenord 1!");

  /// A hasher with nothing to do.
  PasswordHasher hasher();

  @Test
  default void the_right_password_matches_and_no_other() {
    Optional<PasswordHash> hash = Optional.of(hasher().hash(RIGHT));
    assertThat(hasher().matches(RIGHT, hash)).isTrue();
    assertThat(hasher().matches(new Password("Rätt lösenord 1"), hash)).isFalse();
    assertThat(hasher().matches(new Password("rätt lösenord 1!"), hash)).isFalse();
    assertThat(hasher().matches(new Password(""), hash)).isFalse();
  }

  @Test
  default void each_hash_has_a_salt_of_its_own() {
    assertThat(hasher().hash(RIGHT)).isNotEqualTo(hasher().hash(RIGHT));
  }

  @Test
  default void nothing_matches_nobody() {
    assertThat(hasher().matches(RIGHT, Optional.empty())).isFalse();
    assertThat(hasher().matches(new Password(""), Optional.empty())).isFalse();
  }

  @Test
  default void a_password_of_any_length_may_be_tried() {
    Optional<PasswordHash> hash = Optional.of(hasher().hash(RIGHT));
    assertThat(hasher().matches(new Password("x".repeat(1_000_000)), hash)).isFalse();
    assertThat(hasher().matches(new Password(RIGHT.value() + "\u0000"), hash)).isFalse();
  }
}
