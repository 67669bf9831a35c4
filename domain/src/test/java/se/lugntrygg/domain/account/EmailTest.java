package se.lugntrygg.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lugntrygg.domain.Flaw;
import se.lugntrygg.domain.InvalidValue;

class EmailTest {
  @Test
  void is_the_same_however_it_is_typed() {
    assertThat(new Email(" Åsa.Öberg+moln@Example.SE\t"))
        .isEqualTo(new Email("åsa.öberg+moln@example.se"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "asa",
        "@example.se",
        "asa@",
        "asa@se",
        "asa@@example.se",
        "a b@example.se",
        "asa@example..se",
        "asa@.se",
        "asa@example.se.",
        "asa@exa mple.se",
        "<asa@example.se>",
        "asa@example.se,bo@example.se",
        "asa@exam\nple.se",
        "a@b@example.se"
      })
  void refuses_what_is_none(String text) {
    assertThatThrownBy(() -> new Email(text))
        .isInstanceOfSatisfying(
            InvalidValue.class,
            wrong ->
                assertThat(wrong.complaints())
                    .containsExactly(
                        new InvalidValue.Complaint(
                            "email", new Flaw.Malformed(Flaw.Form.EMAIL_ADDRESS))));
  }

  @Test
  void refuses_nothing_and_too_much() {
    String longest = "a".repeat(Email.MAX_LENGTH - "@example.se".length()) + "@example.se";

    assertThat(new Email(longest).value()).hasSize(Email.MAX_LENGTH);
    assertThatThrownBy(() -> new Email("a" + longest)).hasMessageContaining("TooLong");
    assertThatThrownBy(() -> new Email("  ")).hasMessageContaining("Missing");
  }

  @Test
  void is_read_in_linear_time() {
    String hostile = "a@" + "a.".repeat(120) + "@";

    assertTimeoutPreemptively(
        Duration.ofSeconds(1),
        () -> assertThatThrownBy(() -> new Email(hostile)).isInstanceOf(InvalidValue.class));
  }

  @Property
  void takes_or_refuses_anything_and_repeats_nothing_of_it(@ForAll String text) {
    try {
      Email email = new Email(text);
      assertThat(new Email(email.value())).isEqualTo(email);
      assertThat(email.toString()).isEqualTo("Email[hidden]");
    } catch (InvalidValue wrong) {
      assertThat(wrong.getMessage()).startsWith("email: ");
      if (text.length() > 20) {
        assertThat(wrong.getMessage()).doesNotContain(text);
      }
    }
  }
}
