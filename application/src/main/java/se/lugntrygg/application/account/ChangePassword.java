package se.lugntrygg.application.account;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import se.lugntrygg.application.port.AccessTokens.Claims;
import se.lugntrygg.application.port.Accounts;
import se.lugntrygg.application.port.AuditTrail;
import se.lugntrygg.application.port.Lockouts;
import se.lugntrygg.application.port.PasswordHasher;
import se.lugntrygg.application.port.Sessions;
import se.lugntrygg.domain.account.Account;
import se.lugntrygg.domain.account.Password;
import se.lugntrygg.domain.account.PasswordHash;
import se.lugntrygg.domain.account.PasswordPolicy;

/// Gives the caller's account another password. Whoever got in with the old one is put out.
public final class ChangePassword {
  private final Accounts accounts;
  private final Sessions sessions;
  private final PasswordHasher hasher;
  private final Lockouts lockouts;
  private final LiveSessions live;
  private final AuditTrail audit;
  private final InstantSource clock;

  public ChangePassword(
      Accounts accounts,
      Sessions sessions,
      PasswordHasher hasher,
      Lockouts lockouts,
      LiveSessions live,
      AuditTrail audit,
      InstantSource clock) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.hasher = hasher;
    this.lockouts = lockouts;
    this.live = live;
    this.audit = audit;
    this.clock = clock;
  }

  /// What is asked.
  public record Command(Claims caller, Password current, Password next) {}

  /// What became of it.
  public sealed interface Outcome {}

  /// The new password holds, and the caller's other sessions have ended.
  public record Changed() implements Outcome {}

  /// The current password is another.
  public record WrongPassword() implements Outcome {}

  /// Too many have failed for this account.
  public record LockedOut(Instant until) implements Outcome {}

  /// Changes the password.
  ///
  /// @throws se.lugntrygg.domain.InvalidValue naming every rule the new password breaks
  public Outcome handle(Command command) {
    PasswordPolicy.standard().check("new_password", command.next());
    Optional<Account> account = accounts.find(command.caller().subject());
    Instant now = clock.instant();
    if (account.isEmpty()) {
      return new WrongPassword();
    }
    Account mine = account.get();
    Optional<Instant> locked = lockouts.attempt(mine.email(), now);
    if (locked.isPresent()) {
      return new LockedOut(locked.get());
    }
    Optional<PasswordHash> seen = accounts.passwordOf(mine.id());
    if (!hasher.matches(command.current(), seen) || seen.isEmpty()) {
      return new WrongPassword();
    }
    lockouts.succeeded(mine.email());
    PasswordHash next = hasher.hash(command.next());
    // Before and after: should we stop between, whoever was in is out, and who got in since by the
    // old password is out too.
    endOthers(command.caller(), now);
    if (!accounts.changePassword(mine.id(), seen.get(), next)) {
      // Somebody else changed it first, so what the caller knew is the old one.
      return new WrongPassword();
    }
    endOthers(command.caller(), now);
    audit.note(AuditTrail.Event.PASSWORD_CHANGED, Optional.of(mine.id()), now);
    return new Changed();
  }

  private void endOthers(Claims caller, Instant now) {
    sessions.endAll(caller.subject(), Optional.of(caller.session()), now).forEach(live::end);
  }
}
