package se.lugntrygg.domain.account;

import java.time.Instant;

/// A person known to the product.
public record Account(UserId id, Email email, Profile profile, Instant createdAt) {
  /// The same person with another profile.
  public Account with(Profile changed) {
    return new Account(id, email, changed, createdAt);
  }
}
