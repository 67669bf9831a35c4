package se.lugntrygg.application.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.Optional;
import se.lugntrygg.application.fakes.InMemoryAccounts;
import se.lugntrygg.application.fakes.InMemoryAuditTrail;
import se.lugntrygg.application.fakes.InMemoryConsents;
import se.lugntrygg.application.fakes.InMemoryLockouts;
import se.lugntrygg.application.fakes.InMemoryMoodEntries;
import se.lugntrygg.application.fakes.InMemorySessions;
import se.lugntrygg.application.fakes.ListedRefreshTokens;
import se.lugntrygg.application.fakes.PlainAccessTokens;
import se.lugntrygg.application.fakes.PlainPasswordHasher;
import se.lugntrygg.application.fakes.SamplePeople;
import se.lugntrygg.application.fakes.SequentialIds;
import se.lugntrygg.application.fakes.SettableClock;
import se.lugntrygg.application.port.AccessTokens.Claims;
import se.lugntrygg.domain.account.Account;
import se.lugntrygg.domain.account.Email;
import se.lugntrygg.domain.account.Password;

/// Everything that accounts live on, in memory, and the use cases on it.
final class House {
  static final Password RIGHT = new Password("Right-password-1");
  static final Password WRONG = new Password("Wrong-password-1");

  final SettableClock clock = SettableClock.at("2026-03-01T08:00:00.123Z");
  final SequentialIds ids = new SequentialIds();
  final InMemoryAccounts accounts = new InMemoryAccounts();
  final InMemoryMoodEntries moods = new InMemoryMoodEntries(accounts);
  final InMemoryConsents consents = new InMemoryConsents();
  final InMemorySessions sessions = new InMemorySessions();
  final InMemoryLockouts lockouts = new InMemoryLockouts();
  final InMemoryAuditTrail audit = new InMemoryAuditTrail();
  final PlainPasswordHasher hasher = new PlainPasswordHasher();
  final PlainAccessTokens access = new PlainAccessTokens();
  final ListedRefreshTokens refresh = new ListedRefreshTokens();
  final LiveSessions live = new LiveSessions(sessions, clock, access.lifetime());
  final Register register = new Register(accounts, hasher, audit, clock);
  final LogIn logIn =
      new LogIn(accounts, sessions, lockouts, hasher, access, refresh, audit, clock, ids);
  final RefreshLogin refreshLogin = new RefreshLogin(sessions, access, refresh, audit, live, clock);
  final LogOut logOut = new LogOut(sessions, refresh, live, audit, clock);
  final ChangePassword changePassword =
      new ChangePassword(accounts, sessions, hasher, lockouts, live, audit, clock);
  final ChangeProfile changeProfile = new ChangeProfile(accounts, moods);
  final Authenticate authenticate = new Authenticate(access, live, clock);

  /// As after a restart.
  Authenticate restarted(InstantSource now) {
    return new Authenticate(access, new LiveSessions(sessions, now, access.lifetime()), now);
  }

  /// Somebody new whose password is [#RIGHT].
  Account somebody(String email) {
    Account account = SamplePeople.person(email);
    assertThat(accounts.open(account, hasher.hash(RIGHT))).isTrue();
    return account;
  }

  LogIn.Outcome tries(String email, Password password) {
    return logIn.handle(new LogIn.Command(new Email(email), password));
  }

  /// The tokens of who comes in.
  Tokens enters(Account account) {
    LogIn.Outcome outcome = tries(account.email().value(), RIGHT);
    assertThat(outcome).isInstanceOf(LogIn.LoggedIn.class);
    return ((LogIn.LoggedIn) outcome).tokens();
  }

  Optional<Claims> known(String accessToken) {
    if (authenticate.handle(accessToken) instanceof Authenticate.Known(Claims claims)) {
      authenticate.confirm(claims);
      return Optional.of(claims);
    }
    return Optional.empty();
  }

  Claims claims(Tokens tokens) {
    return known(tokens.access()).orElseThrow();
  }

  RefreshLogin.Outcome shows(String refreshToken) {
    return refreshLogin.handle(new RefreshLogin.Command(refreshToken));
  }

  Tokens renewed(String refreshToken) {
    RefreshLogin.Outcome outcome = shows(refreshToken);
    assertThat(outcome).isInstanceOf(RefreshLogin.Refreshed.class);
    return ((RefreshLogin.Refreshed) outcome).tokens();
  }
}
