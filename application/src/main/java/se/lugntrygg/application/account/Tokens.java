package se.lugntrygg.application.account;

import java.time.Duration;

/// What a client holds after it has logged in or renewed its login.
///
/// @param access to be shown with each request
/// @param refresh to be shown once, for the next pair
/// @param lifetime of the access token
public record Tokens(String access, String refresh, Duration lifetime) {
  @Override
  public String toString() {
    return "Tokens[hidden]";
  }
}
