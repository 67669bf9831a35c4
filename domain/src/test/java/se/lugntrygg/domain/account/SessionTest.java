package se.lugntrygg.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SessionTest {
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
  private static final Duration LIFETIME = Duration.ofDays(30);

  private static Session session(int generation, boolean confirmed) {
    return new Session(
        new SessionId(UUID.randomUUID()),
        new UserId(UUID.randomUUID()),
        generation,
        "current",
        "parent",
        NOW,
        NOW,
        confirmed,
        NOW.plus(LIFETIME));
  }

  @Test
  void turns_the_current_token_over_until_it_is_too_old() {
    Session session = session(3, true);

    assertThat(session.present(3, "current", NOW)).isEqualTo(new Session.Rotate());
    assertThat(session.present(3, "current", NOW.plus(LIFETIME).minusNanos(1)))
        .isEqualTo(new Session.Rotate());
    assertThat(session.present(3, "current", NOW.plus(LIFETIME))).isEqualTo(new Session.Expired());
  }

  @Test
  void repeats_for_the_parent_within_its_grace_or_until_the_child_is_used() {
    Instant late = NOW.plus(Session.GRACE).plusNanos(1);

    assertThat(session(3, true).present(2, "parent", NOW.plus(Session.GRACE)))
        .isEqualTo(new Session.Repeat());
    assertThat(session(3, false).present(2, "parent", late)).isEqualTo(new Session.Repeat());
    assertThat(session(3, true).present(2, "parent", late)).isEqualTo(new Session.Theft());
    assertThat(session(3, false).present(2, "parent", NOW.plus(LIFETIME)))
        .isEqualTo(new Session.Expired());
  }

  @Property
  void takes_every_older_token_for_stolen(
      @ForAll @IntRange(min = 2, max = 1000) int generation,
      @ForAll @IntRange(min = 0, max = 998) int shown,
      @ForAll boolean confirmed) {
    int older = Math.min(shown, generation - 2);

    assertThat(session(generation, confirmed).present(older, "any", NOW))
        .isEqualTo(new Session.Theft());
  }

  @Property
  void knows_no_token_with_another_secret_or_from_the_future(
      @ForAll @IntRange(min = 1, max = 1000) int generation, @ForAll boolean confirmed) {
    Session session = session(generation, confirmed);

    assertThat(session.present(generation, "parent", NOW)).isEqualTo(new Session.Unknown());
    assertThat(session.present(generation - 1, "current", NOW)).isEqualTo(new Session.Unknown());
    assertThat(session.present(generation + 1, "current", NOW)).isEqualTo(new Session.Unknown());
    assertThat(session.present(-1, "current", NOW)).isEqualTo(new Session.Unknown());
  }

  @Test
  void moves_on_to_a_child_that_nobody_has_confirmed() {
    Session before = session(3, true);
    Instant then = NOW.plusSeconds(60);

    Session after = before.rotated("child", then, LIFETIME);

    assertThat(after.present(4, "child", then)).isEqualTo(new Session.Rotate());
    assertThat(after.present(3, "current", then.plus(Session.GRACE).plusNanos(1)))
        .isEqualTo(new Session.Repeat());
    assertThat(after.present(2, "parent", then)).isEqualTo(new Session.Theft());
    assertThat(after.expiresAt()).isEqualTo(then.plus(LIFETIME));
    assertThat(after.openedAt()).isEqualTo(NOW);
  }
}
