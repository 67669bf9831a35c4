package se.lugntrygg.application.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.port.AuditTrail;
import se.lugntrygg.domain.account.Account;

class LogOutTest {
  private final House house = new House();
  private final Account asa = house.somebody("asa@example.se");
  private final Tokens here = house.enters(asa);
  private final Tokens there = house.enters(asa);

  private boolean open(Tokens tokens) {
    return house.known(tokens.access()).isPresent()
        && house.shows(tokens.refresh()) instanceof RefreshLogin.Refreshed;
  }

  private boolean closed(Tokens tokens) {
    return house.known(tokens.access()).isEmpty()
        && house.shows(tokens.refresh()) instanceof RefreshLogin.Refused;
  }

  @Test
  void ends_the_login_it_comes_from_and_no_other() {
    house.logOut.handle(new LogOut.Command(house.claims(here), Optional.empty()));

    assertThat(closed(here)).isTrue();
    assertThat(open(there)).isTrue();
    assertThat(house.audit.about(Optional.of(asa.id()), 1))
        .extracting(AuditTrail.Noted::event)
        .containsExactly(AuditTrail.Event.LOGGED_OUT);
  }

  @Test
  void ends_another_login_of_theirs_with_it() {
    house.logOut.handle(new LogOut.Command(house.claims(here), Optional.of(there.refresh())));

    assertThat(closed(here)).isTrue();
    assertThat(closed(there)).isTrue();
  }

  @Test
  void does_not_end_the_login_of_somebody_else() {
    Tokens bos = house.enters(house.somebody("bo@example.se"));

    house.logOut.handle(new LogOut.Command(house.claims(here), Optional.of(bos.refresh())));

    assertThat(closed(here)).isTrue();
    assertThat(open(bos)).isTrue();
  }

  @Test
  void does_not_mind_a_refresh_token_that_is_none() {
    house.logOut.handle(new LogOut.Command(house.claims(here), Optional.of("anything")));

    assertThat(closed(here)).isTrue();
  }
}
