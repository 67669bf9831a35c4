package se.lugntrygg.application.port;

/// Encrypts what people write before it is stored, under a key of their own, so that destroying one
/// key makes one person's words unreadable everywhere, in backups too.
public interface WordSafe {
  /// A fresh key for one person, wrapped under the master key, ready to be stored.
  byte[] newKey();

  /// Unwraps a person's key for use; worth keeping for a while.
  ///
  /// @throws IllegalStateException when the key was not wrapped by our master key, or was altered
  Sealer unwrap(byte[] wrappedKey);

  /// A keyed hash, to find a value again without storing it: 32 bytes, the same for the same value.
  byte[] fingerprint(String purpose, String value);

  /// Seals and opens one person's words.
  interface Sealer {
    /// Encrypts with authentication.
    ///
    /// @param place where it is stored, so that it opens nowhere else
    byte[] seal(byte[] plain, String place);

    /// What was sealed.
    ///
    /// @throws IllegalStateException when it was altered, or sealed for another place or person
    byte[] open(byte[] sealed, String place);
  }
}
