package se.lugntrygg.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lugntrygg.domain.Flaw;
import se.lugntrygg.domain.InvalidValue;

class PasswordPolicyTest {
  private static List<PasswordRule> broken(String password) {
    try {
      PasswordPolicy.standard().check("password", new Password(password));
      return List.of();
    } catch (InvalidValue wrong) {
      return wrong.complaints().stream()
          .map(complaint -> ((Flaw.WeakPassword) complaint.flaw()).broken())
          .toList();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Lugn&Trygg1", "Ärlig-väg-4", "aaaaaaA1 !", "Пароль-длинный-7", "🌱Aa1bcde"})
  void takes_a_password_that_keeps_all_rules(String password) {
    assertThat(broken(password)).isEmpty();
  }

  @Test
  void names_every_broken_rule_in_order() {
    assertThat(broken(""))
        .containsExactly(
            PasswordRule.LONG_ENOUGH,
            PasswordRule.UPPER_CASE,
            PasswordRule.LOWER_CASE,
            PasswordRule.DIGIT,
            PasswordRule.SPECIAL);
    assertThat(broken("Password1")).containsExactly(PasswordRule.SPECIAL, PasswordRule.UNCOMMON);
    assertThat(broken("        "))
        .doesNotContain(PasswordRule.LONG_ENOUGH)
        .contains(PasswordRule.SPECIAL);
  }

  @Test
  void counts_characters_as_people_do() {
    assertThat(broken("Aa1!" + "🌱".repeat(3))).containsExactly(PasswordRule.LONG_ENOUGH);
    assertThat(broken("Aa1!" + "🌱".repeat(4))).isEmpty();
    assertThat(broken("Aa1!" + "🌱".repeat(124))).isEmpty();
    assertThat(broken("Aa1!" + "🌱".repeat(125))).containsExactly(PasswordRule.SHORT_ENOUGH);
  }

  @Property
  void repeats_nothing_of_the_password(@ForAll String text) {
    Password password = new Password("\u0001" + text + "\u0001");

    assertThat(password.toString()).isEqualTo("Password[hidden]");
    if (!broken(password.value()).isEmpty()) {
      assertThatThrownBy(() -> PasswordPolicy.standard().check("password", password))
          .hasMessageNotContaining(password.value());
    }
  }
}
