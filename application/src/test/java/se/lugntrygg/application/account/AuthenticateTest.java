package se.lugntrygg.application.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.fakes.InMemorySessions;
import se.lugntrygg.application.port.AccessTokens;
import se.lugntrygg.application.port.Overloaded;
import se.lugntrygg.application.port.Sessions;
import se.lugntrygg.application.port.StorageFailure;
import se.lugntrygg.domain.account.Account;
import se.lugntrygg.domain.account.Session;
import se.lugntrygg.domain.account.SessionId;
import se.lugntrygg.domain.account.UserId;

class AuthenticateTest {
  private final House house = new House();
  private final Account asa = house.somebody("asa@example.se");
  private final Tokens tokens = house.enters(asa);

  @Test
  void knows_who_shows_a_token_in_force() {
    assertThat(house.known(tokens.access()))
        .hasValueSatisfying(claims -> assertThat(claims.subject()).isEqualTo(asa.id()));
  }

  @Test
  void knows_nobody_by_anything_else() {
    assertThat(house.authenticate.handle(tokens.refresh()))
        .isEqualTo(new Authenticate.Unknown("bad-signature"));
    assertThat(house.authenticate.handle("")).isEqualTo(new Authenticate.Unknown("bad-signature"));
    house.clock.pass(house.access.lifetime());
    assertThat(house.authenticate.handle(tokens.access()))
        .isEqualTo(new Authenticate.Unknown("expired"));
  }

  @Test
  void refuses_the_tokens_of_a_session_that_has_ended_also_after_a_restart() {
    house.logOut.handle(new LogOut.Command(house.claims(tokens), Optional.empty()));

    assertThat(house.authenticate.handle(tokens.access()))
        .isEqualTo(new Authenticate.Unknown("session-ended"));
    house.clock.pass(house.access.lifetime().minusMillis(1));
    assertThat(house.restarted(house.clock).handle(tokens.access()))
        .isEqualTo(new Authenticate.Unknown("session-ended"));
  }

  @Test
  void refuses_the_tokens_of_a_session_that_another_machine_has_ended_once_it_has_caught_up() {
    LiveSessions elsewhere = new LiveSessions(house.sessions, house.clock, house.access.lifetime());
    Authenticate there = new Authenticate(house.access, elsewhere, house.clock);
    SessionId session = house.claims(tokens).session();
    house.clock.pass(Duration.ofMinutes(1));
    house.logOut.handle(new LogOut.Command(house.claims(tokens), Optional.empty()));
    assertThat(there.handle(tokens.access())).isInstanceOf(Authenticate.Known.class);

    elsewhere.catchUp();

    assertThat(there.handle(tokens.access())).isEqualTo(new Authenticate.Unknown("session-ended"));
    house.clock.pass(house.access.lifetime().multipliedBy(2).plusSeconds(1));
    elsewhere.catchUp();
    assertThat(elsewhere.ended(session)).as("remembered for ever").isFalse();
  }

  @Test
  void believes_tokens_while_the_store_is_away_at_the_start_and_knows_better_when_it_is_back() {
    house.logOut.handle(new LogOut.Command(house.claims(tokens), Optional.empty()));
    house.clock.pass(house.access.lifetime().minusSeconds(1));
    LiveSessions late = LiveSessions.behind(house.sessions, house.clock, house.access.lifetime());
    Authenticate there = new Authenticate(house.access, late, house.clock);

    assertThat(there.handle(tokens.access())).isInstanceOf(Authenticate.Known.class);

    late.catchUp();
    assertThat(there.handle(tokens.access())).isEqualTo(new Authenticate.Unknown("session-ended"));
  }

  private boolean confirmed() {
    return house.sessions.find(house.claims(tokens).session()).orElseThrow().confirmed();
  }

  @Test
  void notes_that_the_client_holds_its_tokens() {
    SessionId session = house.claims(tokens).session();
    assertThat(confirmed()).isTrue();
    Tokens next = house.renewed(tokens.refresh());
    assertThat(house.sessions.find(session).orElseThrow().confirmed()).isFalse();

    // The old access token says nothing about the new pair.
    assertThat(house.known(tokens.access())).isPresent();
    assertThat(house.sessions.find(session).orElseThrow().confirmed()).isFalse();

    assertThat(house.known(next.access())).isPresent();
    assertThat(house.sessions.find(session).orElseThrow().confirmed()).isTrue();
  }

  /// Sessions whose confirmations fail as long as there is something to throw.
  private static final class Failing implements Sessions {
    private final InMemorySessions sessions = new InMemorySessions();
    private Optional<RuntimeException> failure = Optional.empty();
    private int asked;

    @Override
    public void open(Session session) {
      sessions.open(session);
    }

    @Override
    public Optional<Session> find(SessionId id) {
      return sessions.find(id);
    }

    @Override
    public boolean advance(Session next) {
      return sessions.advance(next);
    }

    @Override
    public void confirm(SessionId id, int generation, Instant now) {
      asked++;
      if (failure.isPresent()) {
        throw failure.get();
      }
      sessions.confirm(id, generation, now);
    }

    @Override
    public boolean end(SessionId id, Instant now) {
      return sessions.end(id, now);
    }

    @Override
    public List<SessionId> endAll(UserId owner, Optional<SessionId> except, Instant now) {
      return sessions.endAll(owner, except, now);
    }

    @Override
    public List<SessionId> endedSince(Instant since) {
      return sessions.endedSince(since);
    }
  }

  @Test
  void knows_who_asks_without_asking_a_store() {
    Failing failing = new Failing();
    LiveSessions live = new LiveSessions(failing, house.clock, house.access.lifetime());
    Authenticate authenticate = new Authenticate(house.access, live, house.clock);

    assertThat(authenticate.handle(tokens.access())).isInstanceOf(Authenticate.Known.class);
    assertThat(failing.asked).isZero();
  }

  @Test
  void notes_it_with_the_next_request_when_the_store_is_away_or_busy() {
    Failing failing = new Failing();
    LiveSessions live = new LiveSessions(failing, house.clock, house.access.lifetime());
    Authenticate authenticate = new Authenticate(house.access, live, house.clock);
    AccessTokens.Claims claims = house.claims(tokens);

    failing.failure = Optional.of(new StorageFailure("confirm", new IllegalStateException("disk")));
    authenticate.confirm(claims);
    failing.failure = Optional.of(new Overloaded("writes", Duration.ofSeconds(1)));
    authenticate.confirm(claims);
    failing.failure = Optional.empty();
    authenticate.confirm(claims);
    authenticate.confirm(claims);

    assertThat(failing.asked).isEqualTo(3);
  }
}
