package se.lugntrygg.application.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.port.Consents;
import se.lugntrygg.domain.account.Consent;
import se.lugntrygg.domain.account.ConsentChange;
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
    consents().change(asa, ConsentChange.all(true, true, true), NOW);
    consents().change(bo, ConsentChange.all(true, false, true), NOW);
    Consent last = consents().change(asa, ConsentChange.all(false, true, false), NOW.plusMillis(1));

    assertThat(last).isEqualTo(new Consent(false, true, false, NOW.plusMillis(1)));
    assertThat(consents().of(asa)).contains(last);
    assertThat(consents().of(bo)).contains(new Consent(true, false, true, NOW));
  }

  @Test
  default void tells_its_three_questions_apart() {
    for (int bits = 0; bits < 8; bits++) {
      Consent consent = new Consent((bits & 1) > 0, (bits & 2) > 0, (bits & 4) > 0, NOW);
      UserId person = somebody();
      consents()
          .change(
              person,
              ConsentChange.all(consent.analytics(), consent.marketing(), consent.dataProcessing()),
              NOW);
      assertThat(consents().of(person)).contains(consent);
    }
  }

  @Test
  default void leaves_what_is_not_said_as_it_was_and_that_was_no_at_first() {
    UserId asa = somebody();
    consents().change(asa, only(0), NOW);
    assertThat(consents().of(asa)).contains(new Consent(true, false, false, NOW));

    consents().change(asa, only(2), NOW.plusMillis(1));
    assertThat(consents().of(asa)).contains(new Consent(true, false, true, NOW.plusMillis(1)));
  }

  /// A yes to one of the three questions.
  private static ConsentChange only(int question) {
    return new ConsentChange(
        question == 0 ? Optional.of(true) : Optional.empty(),
        question == 1 ? Optional.of(true) : Optional.empty(),
        question == 2 ? Optional.of(true) : Optional.empty());
  }

  @Test
  default void keeps_all_that_is_said_at_once() {
    for (int round = 0; round < 20; round++) {
      UserId asa = somebody();

      AtOnce.each(3, question -> consents().change(asa, only(question), NOW));

      assertThat(consents().of(asa)).contains(new Consent(true, true, true, NOW));
    }
  }
}
