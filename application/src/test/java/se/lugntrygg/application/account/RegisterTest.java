package se.lugntrygg.application.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.lugntrygg.application.contracts.AtOnce;
import se.lugntrygg.application.port.AuditTrail;
import se.lugntrygg.domain.Flaw;
import se.lugntrygg.domain.InvalidValue;
import se.lugntrygg.domain.account.Account;
import se.lugntrygg.domain.account.Email;
import se.lugntrygg.domain.account.Password;
import se.lugntrygg.domain.account.PasswordRule;
import se.lugntrygg.domain.account.PersonName;
import se.lugntrygg.domain.account.Profile;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.text.Language;

class RegisterTest {
  private final House house = new House();

  private static Register.Command asks(UserId id, String email, Password password) {
    return new Register.Command(
        id,
        new Email(email),
        password,
        new PersonName("Åsa"),
        Language.EN,
        ZoneId.of("America/St_Johns"));
  }

  private static UserId id() {
    return new UserId(UUID.randomUUID());
  }

  @Test
  void opens_an_account_that_can_log_in() {
    UserId id = id();

    Register.Outcome outcome = house.register.handle(asks(id, " ASA@example.se ", House.RIGHT));

    Account account =
        new Account(
            id,
            new Email("asa@example.se"),
            new Profile(
                new PersonName("Åsa"),
                Language.EN,
                ZoneId.of("America/St_Johns"),
                Profile.DEFAULT_GOAL),
            house.clock.instant());
    assertThat(outcome).isEqualTo(new Register.Registered(account));
    assertThat(house.accounts.find(id)).contains(account);
    assertThat(house.moods.zoneOf(id)).contains(ZoneId.of("America/St_Johns"));
    assertThat(house.tries("asa@example.se", House.RIGHT)).isInstanceOf(LogIn.LoggedIn.class);
    assertThat(house.audit.about(Optional.of(id), 10))
        .extracting(AuditTrail.Noted::event)
        .contains(AuditTrail.Event.ACCOUNT_OPENED);
  }

  @ParameterizedTest
  @CsvSource({
    "Aa1!aaa, LONG_ENOUGH",
    "no-upper-case-1, UPPER_CASE",
    "NO-LOWER-CASE-1, LOWER_CASE",
    "No-Digit-Here, DIGIT",
    "NoSpecial1Here, SPECIAL",
  })
  void names_the_rule_that_a_password_breaks(String password, PasswordRule rule) {
    assertThatThrownBy(
            () -> house.register.handle(asks(id(), "asa@example.se", new Password(password))))
        .isInstanceOfSatisfying(
            InvalidValue.class,
            wrong ->
                assertThat(wrong.complaints())
                    .containsExactly(
                        new InvalidValue.Complaint("password", new Flaw.WeakPassword(rule))));
    assertThat(house.accounts.findByEmail(new Email("asa@example.se"))).isEmpty();
    assertThat(house.audit.events()).isEmpty();
  }

  @Test
  void names_every_rule_at_once_and_repeats_nothing_of_the_password() {
    Password password = new Password("qzvkwpx");

    assertThatThrownBy(() -> house.register.handle(asks(id(), "asa@example.se", password)))
        .isInstanceOfSatisfying(
            InvalidValue.class,
            wrong ->
                assertThat(wrong.complaints())
                    .extracting(InvalidValue.Complaint::flaw)
                    .containsExactly(
                        new Flaw.WeakPassword(PasswordRule.LONG_ENOUGH),
                        new Flaw.WeakPassword(PasswordRule.UPPER_CASE),
                        new Flaw.WeakPassword(PasswordRule.DIGIT),
                        new Flaw.WeakPassword(PasswordRule.SPECIAL)))
        .hasMessageNotContaining("qzvkwpx");
  }

  @Test
  void opens_one_account_for_an_address() {
    UserId first = id();
    house.register.handle(asks(first, "asa@example.se", House.RIGHT));

    assertThat(house.register.handle(asks(id(), "Asa@Example.se", House.WRONG)))
        .isEqualTo(new Register.EmailTaken());

    assertThat(house.tries("asa@example.se", House.WRONG)).isEqualTo(new LogIn.Refused());
    assertThat(house.tries("asa@example.se", House.RIGHT)).isInstanceOf(LogIn.LoggedIn.class);
  }

  @Test
  void opens_one_account_when_a_request_is_repeated() {
    UserId id = id();
    house.register.handle(asks(id, "asa@example.se", House.RIGHT));

    assertThat(house.register.handle(asks(id, "asa@example.se", House.RIGHT)))
        .isInstanceOfSatisfying(
            Register.Registered.class, again -> assertThat(again.account().id()).isEqualTo(id));
  }

  @Test
  void opens_one_account_when_many_ask_for_the_address_at_once() {
    List<Register.Outcome> outcomes =
        AtOnce.each(32, _ -> house.register.handle(asks(id(), "asa@example.se", House.RIGHT)));

    assertThat(outcomes).filteredOn(Register.Registered.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(new Register.EmailTaken()::equals).hasSize(31);
  }
}
