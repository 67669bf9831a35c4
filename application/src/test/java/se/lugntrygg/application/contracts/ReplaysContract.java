package se.lugntrygg.application.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.port.Replays;
import se.lugntrygg.application.port.Replays.Answer;
import se.lugntrygg.application.port.Replays.Claim;
import se.lugntrygg.application.port.Replays.Finished;
import se.lugntrygg.application.port.Replays.OtherRequest;
import se.lugntrygg.application.port.Replays.Proceed;
import se.lugntrygg.application.port.Replays.Running;

/// What [Replays] promises.
public interface ReplaysContract {
  Instant NOW = Instant.parse("2026-03-01T08:00:00.123Z");
  Replays.Key KEY = new Replays.Key("asa", "key-1");
  UUID EFFECT = UUID.fromString("019cb3f0-0000-7000-8000-000000000001");
  UUID OTHER = UUID.fromString("019cb3f0-0000-7000-8000-000000000002");
  UUID THIRD = UUID.fromString("019cb3f0-0000-7000-8000-000000000003");

  /// Those under test, the same ones throughout a test, with nothing in them at first.
  Replays replays();

  private static Answer answer(String text) {
    return new Answer(
        201, Map.of("Location", "/api/mood/1"), text.getBytes(StandardCharsets.UTF_8));
  }

  private Claim claim(Replays.Key key, Instant now) {
    return replays().claim(key, "print", OTHER, now);
  }

  private void claimed() {
    assertThat(replays().claim(KEY, "print", EFFECT, NOW)).isEqualTo(new Proceed(EFFECT));
  }

  private static void answers(Claim claim, String text) {
    assertThat(claim)
        .isInstanceOfSatisfying(
            Finished.class,
            finished -> {
              assertThat(finished.answer().status()).isEqualTo(201);
              assertThat(finished.answer().headers()).isEqualTo(Map.of("Location", "/api/mood/1"));
              assertThat(finished.answer().body()).asString(StandardCharsets.UTF_8).isEqualTo(text);
            });
  }

  @Test
  default void lets_the_first_proceed_under_its_own_id() {
    claimed();
  }

  @Test
  default void makes_a_twin_wait_while_the_first_is_at_work() {
    claimed();

    assertThat(claim(KEY, NOW)).isEqualTo(new Running());
    assertThat(claim(KEY, NOW.plus(Replays.PATIENCE).minusMillis(1))).isEqualTo(new Running());
  }

  @Test
  default void gives_the_first_answer_again_and_says_what_it_was_done_under() {
    claimed();
    replays().finish(KEY, EFFECT, answer("åäö 🌱"), NOW.plusMillis(5));

    assertThat(claim(KEY, NOW.plusMillis(6)))
        .isInstanceOfSatisfying(
            Finished.class, finished -> assertThat(finished.effect()).isEqualTo(EFFECT));

    answers(claim(KEY, NOW.plusMillis(6)), "åäö 🌱");
    answers(claim(KEY, NOW.plus(Replays.PATIENCE)), "åäö 🌱");
    answers(claim(KEY, NOW.plus(Replays.MEMORY)), "åäö 🌱");
  }

  @Test
  default void keeps_the_first_of_two_answers() {
    claimed();
    replays().finish(KEY, EFFECT, answer("first"), NOW);
    replays().finish(KEY, EFFECT, answer("second"), NOW.plusSeconds(1));

    answers(claim(KEY, NOW.plusSeconds(2)), "first");
  }

  @Test
  default void keeps_no_answer_to_what_was_never_claimed() {
    replays().finish(KEY, EFFECT, answer("stray"), NOW);
    replays().release(KEY, EFFECT);
    replays().abandon(KEY, EFFECT);

    claimed();
  }

  @Test
  default void refuses_another_request_under_the_same_key() {
    claimed();
    assertThat(replays().claim(KEY, "another", OTHER, NOW)).isEqualTo(new OtherRequest());
    replays().finish(KEY, EFFECT, answer("done"), NOW);
    assertThat(replays().claim(KEY, "another", OTHER, NOW)).isEqualTo(new OtherRequest());
    answers(claim(KEY, NOW), "done");
  }

  @Test
  default void keeps_scopes_and_keys_apart() {
    claimed();
    replays().finish(KEY, EFFECT, answer("mine"), NOW);

    assertThat(claim(new Replays.Key("bo", "key-1"), NOW)).isEqualTo(new Proceed(OTHER));
    assertThat(claim(new Replays.Key("asa", "key-2"), NOW)).isEqualTo(new Proceed(OTHER));
    answers(claim(KEY, NOW), "mine");
  }

  @Test
  default void hands_a_dead_claim_over_under_the_same_id() {
    claimed();
    Instant later = NOW.plus(Replays.PATIENCE);

    assertThat(claim(KEY, later)).isEqualTo(new Proceed(EFFECT));
    assertThat(claim(KEY, later)).isEqualTo(new Running());
  }

  @Test
  default void hands_over_a_claim_that_the_clock_has_left_ahead() {
    claimed();

    assertThat(claim(KEY, NOW.minusSeconds(1))).isEqualTo(new Running());
    assertThat(claim(KEY, NOW.minus(Duration.ofHours(1)))).isEqualTo(new Proceed(EFFECT));
  }

  @Test
  default void changes_nothing_for_a_holder_whose_claim_was_taken_over() {
    claimed();
    Instant later = NOW.plus(Replays.PATIENCE);
    assertThat(claim(KEY, later)).isEqualTo(new Proceed(EFFECT));

    replays().abandon(KEY, EFFECT);
    replays().release(KEY, EFFECT);
    replays().finish(KEY, EFFECT, answer("too late"), later);

    assertThat(replays().claim(KEY, "print", THIRD, later)).isEqualTo(new Running());
    replays().finish(KEY, OTHER, answer("done"), later);
    answers(claim(KEY, later), "done");
  }

  @Test
  default void changes_nothing_for_a_holder_whose_key_was_abandoned_and_claimed_anew() {
    claimed();
    Instant later = NOW.plus(Replays.PATIENCE);
    claim(KEY, later);
    replays().abandon(KEY, OTHER);
    assertThat(replays().claim(KEY, "another", THIRD, later)).isEqualTo(new Proceed(THIRD));

    replays().abandon(KEY, EFFECT);
    replays().release(KEY, OTHER);

    assertThat(replays().claim(KEY, "another", EFFECT, later)).isEqualTo(new Running());
  }

  @Test
  default void forgets_an_abandoned_claim() {
    claimed();
    replays().abandon(KEY, EFFECT);

    assertThat(replays().claim(KEY, "another", OTHER, NOW)).isEqualTo(new Proceed(OTHER));
  }

  @Test
  default void hands_a_released_claim_over_at_once_under_the_same_id() {
    claimed();
    replays().release(KEY, EFFECT);

    assertThat(replays().claim(KEY, "another", OTHER, NOW)).isEqualTo(new OtherRequest());
    assertThat(claim(KEY, NOW)).isEqualTo(new Proceed(EFFECT));
    assertThat(claim(KEY, NOW)).isEqualTo(new Running());
  }

  @Test
  default void keeps_an_answer_that_is_abandoned_or_released() {
    claimed();
    replays().finish(KEY, EFFECT, answer("done"), NOW);
    replays().abandon(KEY, EFFECT);
    replays().release(KEY, EFFECT);

    answers(claim(KEY, NOW), "done");
  }

  @Test
  default void remembers_the_answer_that_came_after_a_release() {
    claimed();
    replays().release(KEY, EFFECT);
    replays().finish(KEY, EFFECT, answer("done"), NOW);

    answers(claim(KEY, NOW), "done");
  }

  @Test
  default void forgets_everything_in_time() {
    claimed();
    Replays.Key answered = new Replays.Key("asa", "answered");
    claim(answered, NOW);
    replays().finish(answered, OTHER, answer("done"), NOW);
    Instant later = NOW.plus(Replays.MEMORY).plusMillis(1);

    assertThat(replays().claim(KEY, "another", OTHER, later)).isEqualTo(new Proceed(OTHER));
    assertThat(replays().claim(answered, "another", EFFECT, later)).isEqualTo(new Proceed(EFFECT));
  }

  @Test
  default void lets_one_of_fifty_proceed() {
    List<Claim> claims =
        AtOnce.each(
            50,
            i -> {
              UUID holder = new UUID(7, i);
              Claim claim = replays().claim(KEY, "print", holder, NOW);
              if (claim instanceof Proceed) {
                replays().finish(KEY, holder, answer("once"), NOW);
              }
              return claim;
            });

    assertThat(claims).filteredOn(Proceed.class::isInstance).hasSize(1);
    assertThat(claims).noneMatch(OtherRequest.class::isInstance);
    assertThat(claims)
        .filteredOn(Finished.class::isInstance)
        .allSatisfy(claim -> answers(claim, "once"));
    answers(claim(KEY, NOW), "once");
  }

  @Test
  default void lets_one_of_many_take_over_what_was_released() {
    claimed();
    replays().release(KEY, EFFECT);

    List<Claim> claims = AtOnce.each(50, _ -> claim(KEY, NOW));

    assertThat(claims).containsOnlyOnce(new Proceed(EFFECT));
    assertThat(claims).filteredOn(Running.class::isInstance).hasSize(49);
  }
}
