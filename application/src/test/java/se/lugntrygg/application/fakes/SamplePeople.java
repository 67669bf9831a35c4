package se.lugntrygg.application.fakes;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import se.lugntrygg.domain.account.Account;
import se.lugntrygg.domain.account.Email;
import se.lugntrygg.domain.account.PersonName;
import se.lugntrygg.domain.account.Profile;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.text.Language;

/// Accounts for tests.
public final class SamplePeople {
  private SamplePeople() {}

  /// Somebody new, at home in Stockholm.
  public static Account person(String email) {
    return person(email, Profile.DEFAULT_ZONE);
  }

  /// Somebody new.
  public static Account person(String email, ZoneId home) {
    return new Account(
        new UserId(UUID.randomUUID()),
        new Email(email),
        new Profile(new PersonName("Åsa Öberg 🌱"), Language.SV, home, Profile.DEFAULT_GOAL),
        Instant.parse("2026-03-01T08:00:00.123Z"));
  }
}
