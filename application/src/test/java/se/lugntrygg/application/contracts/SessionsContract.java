package se.lugntrygg.application.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.port.Sessions;
import se.lugntrygg.domain.account.Session;
import se.lugntrygg.domain.account.SessionId;
import se.lugntrygg.domain.account.UserId;

/// What [Sessions] promises.
public interface SessionsContract {
  Instant NOW = Instant.parse("2026-03-01T08:00:00.123Z");
  Duration LIFETIME = Duration.ofDays(30);

  /// Those under test, the same ones throughout a test, with none open at first.
  Sessions sessions();

  private static UserId somebody() {
    return new UserId(UUID.randomUUID());
  }

  private Session opened(UserId owner, Instant at) {
    Session session =
        new Session(
            new SessionId(UUID.randomUUID()),
            owner,
            0,
            "hash of 0",
            "",
            at,
            at,
            false,
            at.plus(LIFETIME));
    sessions().open(session);
    return session;
  }

  private static Session confirmed(Session session, Instant at) {
    return new Session(
        session.id(),
        session.owner(),
        session.generation(),
        session.secretHash(),
        session.parentHash(),
        session.openedAt(),
        at,
        true,
        session.expiresAt());
  }

  private static Session moved(Session session) {
    return session.rotated(
        "hash of " + (session.generation() + 1), NOW.plusSeconds(5), LIFETIME.plusMillis(1));
  }

  @Test
  default void finds_an_open_session_as_it_was_opened() {
    Session session = opened(somebody(), NOW);
    opened(session.owner(), NOW);

    assertThat(sessions().find(session.id())).contains(session);
    assertThat(sessions().find(new SessionId(UUID.randomUUID()))).isEmpty();
  }

  @Test
  default void moves_a_session_one_generation_on() {
    Session session = opened(somebody(), NOW);
    Session next = moved(session);

    assertThat(sessions().advance(next)).isTrue();
    assertThat(sessions().find(session.id())).contains(next);
    assertThat(sessions().advance(moved(next))).isTrue();
    assertThat(sessions().find(session.id())).contains(moved(next));
  }

  @Test
  default void moves_a_session_neither_twice_nor_two_steps_nor_back() {
    Session session = opened(somebody(), NOW);
    Session next = moved(session);

    assertThat(sessions().advance(moved(next))).isFalse();
    assertThat(sessions().advance(session)).isFalse();
    assertThat(sessions().find(session.id())).contains(session);
    sessions().advance(next);
    assertThat(sessions().advance(session.rotated("other", NOW, LIFETIME))).isFalse();
    assertThat(sessions().find(session.id())).contains(next);
  }

  @Test
  default void lets_one_of_many_move_a_session() {
    Session session = opened(somebody(), NOW);

    assertThat(
            AtOnce.each(
                64,
                i -> sessions().advance(session.rotated("by " + i, NOW.plusMillis(i), LIFETIME))))
        .containsOnlyOnce(true);

    assertThat(sessions().find(session.id()).map(Session::generation)).contains(1);
  }

  @Test
  default void notes_since_when_the_current_token_is_used() {
    Session session = opened(somebody(), NOW);

    Instant used = NOW.plusSeconds(90);
    sessions().confirm(session.id(), 1, used);
    assertThat(sessions().find(session.id())).contains(session);
    sessions().confirm(session.id(), 0, used);
    sessions().confirm(session.id(), 0, used.plusSeconds(1));
    assertThat(sessions().find(session.id())).contains(confirmed(session, used));
    sessions().advance(moved(session));
    sessions().confirm(session.id(), 0, used);
    assertThat(sessions().find(session.id())).contains(moved(session));
    sessions().confirm(new SessionId(UUID.randomUUID()), 0, used);
  }

  @Test
  default void ends_a_session_once_and_for_all() {
    Session session = opened(somebody(), NOW);
    Session other = opened(session.owner(), NOW);

    assertThat(sessions().end(session.id(), NOW)).isTrue();
    assertThat(sessions().end(session.id(), NOW)).isFalse();
    assertThat(sessions().end(new SessionId(UUID.randomUUID()), NOW)).isFalse();

    assertThat(sessions().find(session.id())).isEmpty();
    assertThat(sessions().advance(moved(session))).isFalse();
    sessions().confirm(session.id(), 0, NOW);
    assertThat(sessions().find(session.id())).isEmpty();
    assertThat(sessions().find(other.id())).contains(other);
  }

  @Test
  default void tells_one_of_many_that_they_ended_it() {
    Session session = opened(somebody(), NOW);

    assertThat(AtOnce.each(32, _ -> sessions().end(session.id(), NOW))).containsOnlyOnce(true);
  }

  @Test
  default void never_moves_a_session_that_has_ended_meanwhile() {
    for (int round = 0; round < 20; round++) {
      Session session = opened(somebody(), NOW);
      AtOnce.each(
          2, i -> i == 0 ? sessions().end(session.id(), NOW) : sessions().advance(moved(session)));
      assertThat(sessions().find(session.id())).isEmpty();
    }
  }

  @Test
  default void ends_all_of_a_person_but_the_one_they_are_in() {
    UserId asa = somebody();
    Session here = opened(asa, NOW);
    Session there = opened(asa, NOW);
    Session before = opened(asa, NOW);
    sessions().end(before.id(), NOW);
    Session bos = opened(somebody(), NOW);

    assertThat(sessions().endAll(asa, Optional.of(here.id()), NOW)).containsExactly(there.id());
    assertThat(sessions().endAll(asa, Optional.of(here.id()), NOW)).isEmpty();
    assertThat(sessions().find(here.id())).contains(here);
    assertThat(sessions().find(there.id())).isEmpty();

    assertThat(sessions().endAll(asa, Optional.of(bos.id()), NOW)).containsExactly(here.id());
    assertThat(sessions().find(bos.id())).contains(bos);
    assertThat(sessions().endAll(asa, Optional.empty(), NOW)).isEmpty();
  }

  @Test
  default void lists_those_that_ended_from_a_moment_on() {
    UserId asa = somebody();
    Session early = opened(asa, NOW);
    Session late = opened(asa, NOW);
    Session last = opened(asa, NOW);
    Session open = opened(asa, NOW);
    sessions().end(early.id(), NOW.plusSeconds(1));
    sessions().end(late.id(), NOW.plusSeconds(2));
    sessions().endAll(asa, Optional.of(open.id()), NOW.plusSeconds(3));
    sessions().end(late.id(), NOW.plusSeconds(9));

    assertThat(sessions().endedSince(NOW))
        .containsExactlyInAnyOrder(early.id(), late.id(), last.id());
    assertThat(sessions().endedSince(NOW.plusSeconds(2)))
        .containsExactlyInAnyOrder(late.id(), last.id());
    assertThat(sessions().endedSince(NOW.plusSeconds(4))).isEmpty();
  }

  @Test
  default void forgets_what_ended_long_ago() {
    UserId asa = somebody();
    Session old = opened(asa, NOW);
    Session recent = opened(asa, NOW);
    sessions().end(old.id(), NOW.minusMillis(1));
    sessions().end(recent.id(), NOW);

    opened(asa, NOW.plus(Sessions.MEMORY));

    assertThat(sessions().endedSince(Instant.EPOCH)).containsExactly(recent.id());
  }

  @Test
  default void forgets_what_nobody_came_back_to() {
    UserId asa = somebody();
    Session old = opened(asa, NOW.minusMillis(1));
    Session recent = opened(asa, NOW);

    opened(asa, NOW.plus(LIFETIME).plus(Sessions.MEMORY));

    assertThat(sessions().find(old.id())).isEmpty();
    assertThat(sessions().find(recent.id())).contains(recent);
  }
}
