package se.lugntrygg.domain.account;

/// A password as somebody typed it, to be hashed or compared and then forgotten. Anything may be
/// typed at login; what a new one must be is the matter of [PasswordPolicy].
public record Password(String value) {
  public static final int MIN_LENGTH = 8;
  public static final int MAX_LENGTH = 128;

  @Override
  public String toString() {
    return "Password[hidden]";
  }
}
