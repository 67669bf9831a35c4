package se.lugntrygg.application.stored;

import java.time.Instant;
import java.time.ZoneId;
import se.lugntrygg.domain.account.Account;
import se.lugntrygg.domain.account.Email;
import se.lugntrygg.domain.account.PersonName;
import se.lugntrygg.domain.account.Profile;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.text.Language;

/// What is sealed of an account.
public record StoredAccount(
    String email, String name, String language, String zone, int weeklyGoal) {
  /// All of it that is private.
  public static StoredAccount of(Account account) {
    Profile profile = account.profile();
    return new StoredAccount(
        account.email().value(),
        profile.name().value(),
        profile.language().name(),
        profile.homeZone().getId(),
        profile.weeklyGoal());
  }

  /// The thing itself, with what is kept in the clear beside it.
  public Account account(UserId id, Instant createdAt) {
    return new Account(
        id,
        new Email(email),
        new Profile(new PersonName(name), Language.valueOf(language), ZoneId.of(zone), weeklyGoal),
        createdAt);
  }

  @Override
  public String toString() {
    return "StoredAccount[hidden]";
  }
}
