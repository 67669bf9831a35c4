package se.lugntrygg.domain.account;

/// A password's hash with its salt and cost, in the PHC string format.
public record PasswordHash(String value) {
  @Override
  public String toString() {
    return "PasswordHash[hidden]";
  }
}
