package se.lugntrygg.domain.account;

import java.util.UUID;

/// One login on one device, through all the refresh tokens that follow from it.
public record SessionId(UUID value) {
  /// Reads the canonical text of an id.
  public static SessionId parse(String field, String text) {
    return new SessionId(UserId.canonical(field, text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
