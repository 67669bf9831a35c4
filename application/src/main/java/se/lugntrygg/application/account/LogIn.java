package se.lugntrygg.application.account;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import se.lugntrygg.application.port.AccessTokens;
import se.lugntrygg.application.port.Accounts;
import se.lugntrygg.application.port.AuditTrail;
import se.lugntrygg.application.port.Lockouts;
import se.lugntrygg.application.port.PasswordHasher;
import se.lugntrygg.application.port.RefreshTokens;
import se.lugntrygg.application.port.RefreshTokens.RefreshToken;
import se.lugntrygg.application.port.Sessions;
import se.lugntrygg.domain.account.Account;
import se.lugntrygg.domain.account.Email;
import se.lugntrygg.domain.account.Password;
import se.lugntrygg.domain.account.Session;
import se.lugntrygg.domain.account.SessionId;

/// Opens a session for who knows the password.
public final class LogIn {
  private final Accounts accounts;
  private final Sessions sessions;
  private final Lockouts lockouts;
  private final PasswordHasher hasher;
  private final AccessTokens access;
  private final RefreshTokens refresh;
  private final AuditTrail audit;
  private final InstantSource clock;
  private final Supplier<UUID> ids;

  public LogIn(
      Accounts accounts,
      Sessions sessions,
      Lockouts lockouts,
      PasswordHasher hasher,
      AccessTokens access,
      RefreshTokens refresh,
      AuditTrail audit,
      InstantSource clock,
      Supplier<UUID> ids) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.lockouts = lockouts;
    this.hasher = hasher;
    this.access = access;
    this.refresh = refresh;
    this.audit = audit;
    this.clock = clock;
    this.ids = ids;
  }

  /// Who somebody says they are.
  public record Command(Email email, Password password) {}

  /// What became of it.
  public sealed interface Outcome {}

  /// They are.
  public record LoggedIn(Account account, Tokens tokens) implements Outcome {}

  /// There is no such account, or the password is another: nobody is told which.
  public record Refused() implements Outcome {}

  /// Too many have failed for this address, known or not.
  public record LockedOut(Instant until) implements Outcome {}

  /// Checks the password, at the same cost whether or not the account exists.
  ///
  /// @throws se.lugntrygg.application.port.Overloaded when too many passwords are being checked;
  ///   the try counts as failed until the right password comes
  public Outcome handle(Command command) {
    Instant now = clock.instant();
    Optional<Instant> locked = lockouts.attempt(command.email(), now);
    if (locked.isPresent()) {
      return new LockedOut(locked.get());
    }
    Optional<Accounts.Credentials> known = accounts.findByEmail(command.email());
    boolean right = hasher.matches(command.password(), known.map(Accounts.Credentials::hash));
    if (known.isEmpty() || !right) {
      audit.note(AuditTrail.Event.LOGIN_REFUSED, known.map(found -> found.account().id()), now);
      return new Refused();
    }
    lockouts.succeeded(command.email());
    Account account = known.get().account();
    RefreshToken first = refresh.first(new SessionId(ids.get()));
    sessions.open(
        new Session(
            first.session(),
            account.id(),
            first.generation(),
            first.secretHash(),
            "",
            now,
            now,
            false,
            now.plus(refresh.lifetime())));
    if (!accounts.passwordOf(account.id()).equals(known.map(Accounts.Credentials::hash))) {
      // The password was changed while this one was checked, and all sessions that were open then
      // have ended; this one must not outlive them.
      var _ = sessions.end(first.session(), now);
      audit.note(AuditTrail.Event.LOGIN_REFUSED, Optional.of(account.id()), now);
      return new Refused();
    }
    audit.note(AuditTrail.Event.LOGGED_IN, Optional.of(account.id()), now);
    return new LoggedIn(
        account,
        new Tokens(
            access.issue(account.id(), first.session(), first.generation(), now),
            first.text(),
            access.lifetime()));
  }
}
