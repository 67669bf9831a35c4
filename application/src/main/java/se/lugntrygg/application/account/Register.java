package se.lugntrygg.application.account;

import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import se.lugntrygg.application.port.Accounts;
import se.lugntrygg.application.port.AuditTrail;
import se.lugntrygg.application.port.PasswordHasher;
import se.lugntrygg.domain.account.Account;
import se.lugntrygg.domain.account.Email;
import se.lugntrygg.domain.account.Password;
import se.lugntrygg.domain.account.PasswordHash;
import se.lugntrygg.domain.account.PasswordPolicy;
import se.lugntrygg.domain.account.PersonName;
import se.lugntrygg.domain.account.Profile;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.text.Language;

/// Opens an account.
public final class Register {
  private final Accounts accounts;
  private final PasswordHasher hasher;
  private final AuditTrail audit;
  private final InstantSource clock;

  public Register(Accounts accounts, PasswordHasher hasher, AuditTrail audit, InstantSource clock) {
    this.accounts = accounts;
    this.hasher = hasher;
    this.audit = audit;
    this.clock = clock;
  }

  /// What is asked.
  ///
  /// @param id the account's; the same again when an interrupted request is repeated
  /// @param zone where the person's days begin and end
  public record Command(
      UserId id, Email email, Password password, PersonName name, Language language, ZoneId zone) {}

  /// What became of it.
  public sealed interface Outcome {}

  /// The account is open.
  public record Registered(Account account) implements Outcome {}

  /// Another account holds the e-mail address.
  public record EmailTaken() implements Outcome {}

  /// Opens the account, if the password is good enough and the address free.
  ///
  /// @throws se.lugntrygg.domain.InvalidValue naming every rule the password breaks
  public Outcome handle(Command command) {
    PasswordPolicy.standard().check("password", command.password());
    // The slow hash is made in either case, so that time does not tell whether the address is
    // taken.
    PasswordHash hash = hasher.hash(command.password());
    Profile profile =
        new Profile(command.name(), command.language(), command.zone(), Profile.DEFAULT_GOAL);
    Account account =
        new Account(
            command.id(), command.email(), profile, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    if (!accounts.open(account, hash)) {
      return new EmailTaken();
    }
    audit.note(AuditTrail.Event.ACCOUNT_OPENED, Optional.of(account.id()), clock.instant());
    return new Registered(account);
  }
}
