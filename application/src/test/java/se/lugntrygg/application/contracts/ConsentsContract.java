package se.lugntrygg.application.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.port.Consents;
import se.lugntrygg.domain.account.Consent;
import se.lugntrygg.domain.account.UserId;

/// What [Consents] promises.
public interface ConsentsContract {
  Instant NOW = Instant.parse("2026-03-01T08:00:00.123Z");

  /// Those under test, the same ones throughout a test.
  Consents consents();

  /// Somebody new who has an account.
  UserId somebody();

  @Test
  default void knows_nothing_before_somebody_says_it() {
    assertThat(consents().of(somebody())).isEmpty();
    assertThat(consents().of(new UserId(UUID.randomUUID()))).isEmpty();
  }

  @Test
  default void keeps_the_last_that_each_person_said() {
    UserId asa = somebody();
    UserId bo = somebody();
    consents().keep(asa, new Consent(true, true, true, NOW));
    consents().keep(bo, new Consent(true, false, true, NOW));
    consents().keep(asa, new Consent(false, true, false, NOW.plusMillis(1)));

    assertThat(consents().of(asa)).contains(new Consent(false, true, false, NOW.plusMillis(1)));
    assertThat(consents().of(bo)).contains(new Consent(true, false, true, NOW));
  }

  @Test
  default void tells_its_three_questions_apart() {
    for (int bits = 0; bits < 8; bits++) {
      Consent consent = new Consent((bits & 1) > 0, (bits & 2) > 0, (bits & 4) > 0, NOW);
      UserId person = somebody();
      consents().keep(person, consent);
      assertThat(consents().of(person)).contains(consent);
    }
  }
}
