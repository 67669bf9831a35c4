package se.lugntrygg.application.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import se.lugntrygg.domain.account.Consent;
import se.lugntrygg.domain.account.ConsentChange;
import se.lugntrygg.domain.account.UserId;

class ConsentTest {
  private final House house = new House();
  private final GiveConsent give = new GiveConsent(house.consents, house.clock);
  private final ShowConsent show = new ShowConsent(house.consents);
  private final UserId asa = house.somebody("asa@example.se").id();

  @Test
  void agrees_to_nothing_that_was_not_said() {
    assertThat(show.handle(asa)).isEmpty();

    Consent said =
        give.handle(
            new GiveConsent.Command(
                asa, new ConsentChange(Optional.empty(), Optional.empty(), Optional.of(true))));

    assertThat(said).isEqualTo(new Consent(false, false, true, house.clock.instant()));
    assertThat(show.handle(asa)).contains(said);
    assertThat(show.handle(house.somebody("bo@example.se").id())).isEmpty();
  }

  @Test
  void keeps_what_is_not_said_again() {
    give.handle(new GiveConsent.Command(asa, ConsentChange.all(true, true, true)));
    house.clock.pass(Duration.ofDays(1));

    give.handle(
        new GiveConsent.Command(
            asa, new ConsentChange(Optional.empty(), Optional.of(false), Optional.empty())));

    assertThat(show.handle(asa)).contains(new Consent(true, false, true, house.clock.instant()));
  }
}
