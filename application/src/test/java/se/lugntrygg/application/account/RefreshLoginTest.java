package se.lugntrygg.application.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.account.RefreshLogin.Reason;
import se.lugntrygg.application.account.RefreshLogin.Refreshed;
import se.lugntrygg.application.account.RefreshLogin.Refused;
import se.lugntrygg.application.contracts.AtOnce;
import se.lugntrygg.application.port.AuditTrail;
import se.lugntrygg.domain.account.Account;
import se.lugntrygg.domain.account.Session;

class RefreshLoginTest {
  private final House house = new House();
  private final Account asa = house.somebody("asa@example.se");

  private long thefts() {
    return house.audit.events().stream()
        .filter(AuditTrail.Event.REFRESH_TOKEN_REUSED::equals)
        .count();
  }

  @Test
  void goes_on_with_a_new_pair() {
    Tokens first = house.enters(asa);
    Tokens second = house.renewed(first.refresh());

    assertThat(second.refresh()).isNotEqualTo(first.refresh());
    assertThat(second.access()).isNotEqualTo(first.access());
    assertThat(house.claims(second).subject()).isEqualTo(asa.id());
    assertThat(house.claims(second).session()).isEqualTo(house.claims(first).session());
    assertThat(house.renewed(second.refresh()).refresh()).isNotEqualTo(second.refresh());
  }

  @Test
  void gives_the_same_child_again_within_half_a_minute() {
    Tokens first = house.enters(asa);
    Tokens second = house.renewed(first.refresh());
    assertThat(house.known(second.access())).isPresent();

    house.clock.pass(Session.GRACE);

    assertThat(house.renewed(first.refresh()).refresh()).isEqualTo(second.refresh());
  }

  @Test
  void gives_the_same_child_again_as_long_as_nobody_has_used_it() {
    Tokens first = house.enters(asa);
    Tokens lost = house.renewed(first.refresh());

    house.clock.pass(Duration.ofDays(20));

    Tokens second = house.renewed(first.refresh());
    assertThat(second.refresh()).isEqualTo(lost.refresh());
    assertThat(house.known(second.access())).isPresent();
    assertThat(thefts()).isZero();
  }

  @Test
  void gives_the_same_child_again_to_requests_that_race_after_a_long_silence() {
    Tokens first = house.enters(asa);
    house.renewed(first.refresh());
    house.clock.pass(Duration.ofDays(1));
    Tokens second = house.renewed(first.refresh());
    assertThat(house.known(second.access())).isPresent();
    house.clock.pass(Session.GRACE);

    assertThat(house.renewed(first.refresh()).refresh()).isEqualTo(second.refresh());

    house.clock.pass(Duration.ofMillis(1));
    assertThat(house.shows(first.refresh())).isEqualTo(new Refused(Reason.REUSED));
  }

  @Test
  void ends_the_session_when_a_parent_comes_back_after_its_child_was_used() {
    Tokens first = house.enters(asa);
    Tokens second = house.renewed(first.refresh());
    assertThat(house.known(second.access())).isPresent();
    house.clock.pass(Session.GRACE.plusMillis(1));

    assertThat(house.shows(first.refresh())).isEqualTo(new Refused(Reason.REUSED));

    assertThat(house.shows(second.refresh())).isEqualTo(new Refused(Reason.UNKNOWN));
    assertThat(house.known(second.access())).isEmpty();
    assertThat(house.shows(first.refresh())).isEqualTo(new Refused(Reason.UNKNOWN));
    assertThat(thefts()).isEqualTo(1);
    assertThat(house.audit.about(Optional.of(asa.id()), 1))
        .extracting(AuditTrail.Noted::event)
        .containsExactly(AuditTrail.Event.REFRESH_TOKEN_REUSED);
  }

  @Test
  void ends_the_session_when_a_grandparent_comes_back_however_soon() {
    Tokens first = house.enters(asa);
    Tokens elsewhere = house.enters(asa);
    Tokens third = house.renewed(house.renewed(first.refresh()).refresh());

    assertThat(house.shows(first.refresh())).isEqualTo(new Refused(Reason.REUSED));

    assertThat(house.shows(third.refresh())).isEqualTo(new Refused(Reason.UNKNOWN));
    assertThat(house.known(third.access())).isEmpty();
    assertThat(house.known(elsewhere.access())).isPresent();
    assertThat(house.shows(elsewhere.refresh())).isInstanceOf(Refreshed.class);
  }

  @Test
  void audits_a_theft_once_when_many_find_it_together() {
    Tokens first = house.enters(asa);
    house.renewed(house.renewed(first.refresh()).refresh());

    List<RefreshLogin.Outcome> outcomes = AtOnce.each(32, _ -> house.shows(first.refresh()));

    assertThat(outcomes)
        .isSubsetOf(new Refused(Reason.REUSED), new Refused(Reason.UNKNOWN))
        .contains(new Refused(Reason.REUSED));
    assertThat(thefts()).isEqualTo(1);
  }

  @Test
  void refuses_what_is_too_old_and_what_is_not_ours() {
    Tokens first = house.enters(asa);
    assertThat(house.shows("refresh-99-0")).isEqualTo(new Refused(Reason.UNREADABLE));
    assertThat(house.shows(first.access())).isEqualTo(new Refused(Reason.UNREADABLE));

    house.clock.pass(house.refresh.lifetime());

    assertThat(house.shows(first.refresh())).isEqualTo(new Refused(Reason.EXPIRED));
    assertThat(thefts()).isZero();
  }

  @Test
  void holds_when_the_clock_is_set_back_an_hour() {
    Tokens first = house.enters(asa);
    Tokens second = house.renewed(first.refresh());
    house.clock.pass(Duration.ofHours(-1));

    Tokens third = house.renewed(second.refresh());
    assertThat(house.renewed(second.refresh()).refresh()).isEqualTo(third.refresh());
    assertThat(house.shows(first.refresh())).isEqualTo(new Refused(Reason.REUSED));
  }

  /// Honest clients race with themselves and lose answers: nobody is logged out. Whoever shows a
  /// token two generations old afterwards is found out, each time.
  @Test
  void never_logs_out_an_honest_client_and_finds_every_thief() {
    Random chance = new Random(42);
    int races = 0;
    int found = 0;
    int clients = 0;
    while (races < 10_000) {
      clients++;
      Tokens mine = house.enters(asa);
      List<String> shown = new ArrayList<>();
      int rounds = 2 + chance.nextInt(80);
      for (int round = 0; round < rounds; round++) {
        races++;
        shown.add(mine.refresh());
        mine = raced(chance, mine);
      }
      int old = chance.nextInt(shown.size() - 1);
      if (house.shows(shown.get(old)).equals(new Refused(Reason.REUSED))
          && house.known(mine.access()).isEmpty()
          && house.shows(mine.refresh()).equals(new Refused(Reason.UNKNOWN))) {
        found++;
      }
    }
    assertThat(found).isEqualTo(clients).isGreaterThan(100);
    assertThat(thefts()).isEqualTo(clients);
  }

  /// One client's renewal: up to three requests together, of whose answers one in twenty is lost;
  /// with none left it asks again later.
  private Tokens raced(Random chance, Tokens mine) {
    house.clock.pass(Duration.ofMillis(1 + chance.nextInt(1_200_000)));
    Set<String> children = new HashSet<>();
    Tokens got = null;
    while (got == null) {
      int together = 1 + chance.nextInt(3);
      for (RefreshLogin.Outcome outcome : AtOnce.each(together, _ -> house.shows(mine.refresh()))) {
        assertThat(outcome).isInstanceOf(Refreshed.class);
        Tokens answer = ((Refreshed) outcome).tokens();
        children.add(answer.refresh());
        if (chance.nextInt(20) > 0) {
          got = answer;
        }
      }
      if (got == null) {
        house.clock.pass(Duration.ofSeconds(1 + chance.nextInt(86_400)));
      }
    }
    assertThat(children).hasSize(1);
    if (chance.nextInt(5) > 0) {
      assertThat(house.known(got.access())).isPresent();
      if (chance.nextInt(4) == 0) {
        // A request that was long under way.
        house.clock.pass(Duration.ofMillis(chance.nextInt(10_000)));
        assertThat(house.renewed(mine.refresh()).refresh()).isEqualTo(got.refresh());
      }
    }
    return got;
  }
}
