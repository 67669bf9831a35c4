package se.lugntrygg.application.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.contracts.AtOnce;
import se.lugntrygg.application.port.Accounts;
import se.lugntrygg.application.port.AuditTrail;
import se.lugntrygg.application.port.StorageFailure;
import se.lugntrygg.domain.InvalidValue;
import se.lugntrygg.domain.account.Account;
import se.lugntrygg.domain.account.Email;
import se.lugntrygg.domain.account.Password;
import se.lugntrygg.domain.account.PasswordHash;
import se.lugntrygg.domain.account.UserId;

class ChangePasswordTest {
  private static final Password NEXT = new Password("Next-password-1");

  private final House house = new House();
  private final Account asa = house.somebody("asa@example.se");
  private final Tokens here = house.enters(asa);

  private ChangePassword.Outcome changes(Password current, Password next) {
    return house.changePassword.handle(
        new ChangePassword.Command(house.claims(here), current, next));
  }

  @Test
  void lets_in_with_the_new_password_only() {
    assertThat(changes(House.RIGHT, NEXT)).isEqualTo(new ChangePassword.Changed());

    assertThat(house.tries("asa@example.se", House.RIGHT)).isEqualTo(new LogIn.Refused());
    assertThat(house.tries("asa@example.se", NEXT)).isInstanceOf(LogIn.LoggedIn.class);
    assertThat(house.audit.about(Optional.of(asa.id()), 9))
        .extracting(AuditTrail.Noted::event)
        .contains(AuditTrail.Event.PASSWORD_CHANGED);
  }

  @Test
  void ends_all_other_logins_and_keeps_its_own() {
    Tokens there = house.enters(asa);
    Tokens bos = house.enters(house.somebody("bo@example.se"));

    changes(House.RIGHT, NEXT);

    assertThat(house.known(there.access())).isEmpty();
    assertThat(house.shows(there.refresh())).isInstanceOf(RefreshLogin.Refused.class);
    assertThat(house.known(here.access())).isPresent();
    assertThat(house.shows(here.refresh())).isInstanceOf(RefreshLogin.Refreshed.class);
    assertThat(house.known(bos.access())).isPresent();
  }

  /// Accounts that break down as soon as a password is changed.
  private record Breaking(Accounts accounts) implements Accounts {
    @Override
    public boolean open(Account account, PasswordHash hash) {
      return accounts.open(account, hash);
    }

    @Override
    public Optional<Account> find(UserId id) {
      return accounts.find(id);
    }

    @Override
    public Optional<Credentials> findByEmail(Email email) {
      return accounts.findByEmail(email);
    }

    @Override
    public Optional<PasswordHash> passwordOf(UserId id) {
      return accounts.passwordOf(id);
    }

    @Override
    public boolean changeProfile(Account seen, Account next) {
      return accounts.changeProfile(seen, next);
    }

    @Override
    public boolean changePassword(UserId id, PasswordHash seen, PasswordHash next) {
      accounts.changePassword(id, seen, next);
      throw new StorageFailure("change a password", new IllegalStateException("crash"));
    }
  }

  @Test
  void puts_everybody_else_out_also_when_it_is_cut_short() {
    Tokens there = house.enters(asa);
    ChangePassword breaking =
        new ChangePassword(
            new Breaking(house.accounts),
            house.sessions,
            house.hasher,
            house.lockouts,
            house.live,
            house.audit,
            house.clock);

    assertThatThrownBy(
            () ->
                breaking.handle(new ChangePassword.Command(house.claims(here), House.RIGHT, NEXT)))
        .isInstanceOf(StorageFailure.class);

    assertThat(house.known(there.access())).isEmpty();
    assertThat(house.shows(there.refresh())).isInstanceOf(RefreshLogin.Refused.class);
    assertThat(house.known(here.access())).isPresent();
    assertThat(house.tries("asa@example.se", NEXT)).isInstanceOf(LogIn.LoggedIn.class);
  }

  @Test
  void changes_nothing_without_the_current_password() {
    Tokens there = house.enters(asa);

    assertThat(changes(House.WRONG, NEXT)).isEqualTo(new ChangePassword.WrongPassword());

    assertThat(house.known(there.access())).isPresent();
    assertThat(house.tries("asa@example.se", House.RIGHT)).isInstanceOf(LogIn.LoggedIn.class);
    assertThat(house.audit.events()).doesNotContain(AuditTrail.Event.PASSWORD_CHANGED);
  }

  @Test
  void counts_wrong_passwords_together_with_those_at_the_door() {
    for (int i = 0; i < 3; i++) {
      assertThat(changes(House.WRONG, NEXT)).isEqualTo(new ChangePassword.WrongPassword());
    }
    house.tries("asa@example.se", House.WRONG);
    house.tries("asa@example.se", House.WRONG);

    assertThat(changes(House.RIGHT, NEXT))
        .isEqualTo(new ChangePassword.LockedOut(house.clock.instant().plus(Duration.ofMinutes(1))));
    assertThat(house.tries("asa@example.se", House.RIGHT)).isInstanceOf(LogIn.LockedOut.class);
  }

  @Test
  void refuses_a_weak_password_before_anything_else() {
    assertThatThrownBy(() -> changes(House.WRONG, new Password("weak")))
        .isInstanceOfSatisfying(
            InvalidValue.class,
            wrong ->
                assertThat(wrong.complaints())
                    .hasSize(4)
                    .extracting(InvalidValue.Complaint::field)
                    .containsOnly("new_password"));
    for (int i = 0; i < 5; i++) {
      assertThat(changes(House.WRONG, NEXT)).isEqualTo(new ChangePassword.WrongPassword());
    }
  }

  @Test
  void lets_one_of_two_changes_win_that_know_the_same_password() {
    List<ChangePassword.Outcome> outcomes =
        AtOnce.each(2, i -> changes(House.RIGHT, new Password("Next-password-" + i)));

    assertThat(outcomes)
        .containsExactlyInAnyOrder(
            new ChangePassword.Changed(), new ChangePassword.WrongPassword());
    int winner = outcomes.indexOf(new ChangePassword.Changed());
    assertThat(house.tries("asa@example.se", new Password("Next-password-" + winner)))
        .isInstanceOf(LogIn.LoggedIn.class);
  }
}
