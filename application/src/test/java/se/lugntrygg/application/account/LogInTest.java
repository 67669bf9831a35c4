package se.lugntrygg.application.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.contracts.AtOnce;
import se.lugntrygg.application.port.AuditTrail;
import se.lugntrygg.application.port.PasswordHasher;
import se.lugntrygg.domain.account.Account;
import se.lugntrygg.domain.account.Password;
import se.lugntrygg.domain.account.PasswordHash;
import se.lugntrygg.domain.account.UserId;

class LogInTest {
  private final House house = new House();
  private final Account asa = house.somebody("asa@example.se");

  @Test
  void hands_out_tokens_that_say_who_asks() {
    Tokens tokens = house.enters(asa);

    assertThat(house.claims(tokens).subject()).isEqualTo(asa.id());
    assertThat(house.shows(tokens.refresh())).isInstanceOf(RefreshLogin.Refreshed.class);
    assertThat(tokens.lifetime()).isEqualTo(house.access.lifetime());
    assertThat(house.audit.about(Optional.of(asa.id()), 1))
        .extracting(AuditTrail.Noted::event)
        .containsExactly(AuditTrail.Event.LOGGED_IN);
  }

  @Test
  void opens_a_session_of_its_own_each_time() {
    assertThat(house.claims(house.enters(asa)).session())
        .isNotEqualTo(house.claims(house.enters(asa)).session());
  }

  @Test
  void makes_no_difference_between_nobody_and_a_wrong_password() {
    LogIn.Outcome wrong = house.tries("asa@example.se", House.WRONG);
    long compared = house.hasher.compared();
    LogIn.Outcome nobody = house.tries("nobody@example.se", House.RIGHT);

    assertThat(nobody).isEqualTo(wrong).isEqualTo(new LogIn.Refused());
    assertThat(house.hasher.compared() - compared).isEqualTo(1);
    assertThat(house.audit.about(Optional.of(asa.id()), 9)).hasSize(1);
    assertThat(house.audit.about(Optional.empty(), 9)).hasSize(1);
  }

  @Test
  void locks_known_and_unknown_addresses_alike() {
    for (String email : List.of("asa@example.se", "nobody@example.se")) {
      for (int i = 0; i < 5; i++) {
        assertThat(house.tries(email, House.WRONG)).isEqualTo(new LogIn.Refused());
      }
      Instant open = house.clock.instant().plus(Duration.ofMinutes(1));
      long compared = house.hasher.compared();
      assertThat(house.tries(email, House.RIGHT)).isEqualTo(new LogIn.LockedOut(open));
      assertThat(house.hasher.compared()).isEqualTo(compared);
    }
  }

  @Test
  void doubles_the_lock_from_a_minute_to_an_hour() {
    for (int i = 0; i < 4; i++) {
      house.tries("asa@example.se", House.WRONG);
    }
    for (int minutes : List.of(1, 2, 4, 8, 16, 32, 60, 60)) {
      assertThat(house.tries("asa@example.se", House.WRONG)).isEqualTo(new LogIn.Refused());
      Duration lock = Duration.ofMinutes(minutes);
      assertThat(house.tries("asa@example.se", House.RIGHT))
          .isEqualTo(new LogIn.LockedOut(house.clock.instant().plus(lock)));
      house.clock.pass(lock);
    }
    assertThat(house.tries("asa@example.se", House.RIGHT)).isInstanceOf(LogIn.LoggedIn.class);
  }

  @Test
  void forgets_failures_when_the_right_password_comes() {
    for (int round = 0; round < 5; round++) {
      for (int i = 0; i < 4; i++) {
        assertThat(house.tries("asa@example.se", House.WRONG)).isEqualTo(new LogIn.Refused());
      }
      house.enters(asa);
    }
  }

  @Test
  void judges_exactly_five_of_many_wrong_tries_made_together() {
    List<LogIn.Outcome> outcomes = AtOnce.each(64, _ -> house.tries("asa@example.se", House.WRONG));

    assertThat(outcomes).filteredOn(new LogIn.Refused()::equals).hasSize(5);
    assertThat(outcomes).filteredOn(LogIn.LockedOut.class::isInstance).hasSize(59);
  }

  /// Checks slowly enough for something else to happen in between.
  private record Slowly(PasswordHasher hasher, Runnable meanwhile) implements PasswordHasher {
    @Override
    public PasswordHash hash(Password password) {
      return hasher.hash(password);
    }

    @Override
    public boolean matches(Password password, Optional<PasswordHash> hash) {
      boolean right = hasher.matches(password, hash);
      meanwhile.run();
      return right;
    }
  }

  @Test
  void lets_nobody_in_whose_password_was_changed_while_it_was_checked() {
    Tokens own = house.enters(asa);
    Runnable change =
        () ->
            assertThat(
                    house.changePassword.handle(
                        new ChangePassword.Command(
                            house.claims(own), House.RIGHT, new Password("Next-password-1"))))
                .isEqualTo(new ChangePassword.Changed());
    LogIn slow =
        new LogIn(
            house.accounts,
            house.sessions,
            house.lockouts,
            new Slowly(house.hasher, change),
            house.access,
            house.refresh,
            house.audit,
            house.clock,
            house.ids);

    assertThat(slow.handle(new LogIn.Command(asa.email(), House.RIGHT)))
        .isEqualTo(new LogIn.Refused());

    assertThat(house.sessions.endAll(asa.id(), Optional.empty(), house.clock.instant()))
        .containsExactly(house.claims(own).session());
  }

  @Test
  void tells_nothing_of_what_it_was_given() {
    UserId id = asa.id();
    assertThat(new LogIn.Command(asa.email(), House.RIGHT).toString())
        .doesNotContain("asa@example.se")
        .doesNotContain(House.RIGHT.value());
    assertThat(house.tries("asa@example.se", House.RIGHT).toString())
        .contains(id.toString())
        .doesNotContain("asa@example.se")
        .doesNotContain("Åsa")
        .doesNotContain("access-")
        .doesNotContain("refresh-");
  }
}
