package se.lugntrygg.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lugntrygg.domain.InvalidValue;
import se.lugntrygg.domain.text.Language;

/// Names, ids, profiles and accounts.
class PersonTest {
  private static Profile profile(int goal) {
    return new Profile(new PersonName("Åsa"), Language.SV, Profile.DEFAULT_ZONE, goal);
  }

  @Test
  void has_a_name_of_one_to_a_hundred_characters() {
    assertThat(new PersonName("  Åsa 🌱 ").value()).isEqualTo("Åsa 🌱");
    assertThat(new PersonName("🌱".repeat(100)).value()).hasSize(200);
    assertThatThrownBy(() -> new PersonName("🌱".repeat(101))).hasMessageContaining("name");
    assertThatThrownBy(() -> new PersonName(" \t ")).hasMessageContaining("Missing");
    assertThatThrownBy(() -> new PersonName("Å\0sa")).hasMessageContaining("Malformed");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 8, -1})
  void means_to_log_on_one_to_seven_days(int goal) {
    assertThat(profile(1).weeklyGoal()).isEqualTo(1);
    assertThat(profile(7).weeklyGoal()).isEqualTo(7);
    assertThatThrownBy(() -> profile(goal)).isInstanceOf(InvalidValue.class);
  }

  @Test
  void keeps_id_address_and_age_when_the_profile_changes() {
    Account before =
        new Account(
            new UserId(UUID.randomUUID()), new Email("asa@example.se"), profile(7), Instant.EPOCH);

    assertThat(before.with(profile(3)))
        .isEqualTo(new Account(before.id(), before.email(), profile(3), Instant.EPOCH));
    assertThat(before.toString()).doesNotContain("Åsa").doesNotContain("asa@");
    assertThat(new PasswordHash("$argon2id$secret").toString()).doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1-1-1-1-1",
        "019CB3F0-0000-7000-8000-000000000001",
        "019cb3f0-0000-7000-8000-00000000001",
        " 019cb3f0-0000-7000-8000-000000000001",
        "../../019cb3f0",
        "019cb3f0000070008000000000000001"
      })
  void reads_ids_in_their_one_true_text_only(String text) {
    assertThatThrownBy(() -> UserId.parse("user_id", text))
        .isInstanceOf(InvalidValue.class)
        .hasMessageStartingWith("user_id: ");
    assertThatThrownBy(() -> SessionId.parse("id", text)).isInstanceOf(InvalidValue.class);
  }

  @Property
  void reads_back_every_id_it_writes(@ForAll long most, @ForAll long least) {
    UserId id = new UserId(new UUID(most, least));

    assertThat(UserId.parse("id", id.toString())).isEqualTo(id);
  }
}
