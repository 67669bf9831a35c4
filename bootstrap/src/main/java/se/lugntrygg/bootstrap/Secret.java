package se.lugntrygg.bootstrap;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// A setting that must not be seen.
record Secret(String value) {
  /// Stands before a secret that was made by us, as its file holds it.
  static final String BASE64 = "base64:";

  /// What keys are made of: the text itself, or what it is base64 of.
  ///
  /// @throws IllegalArgumentException when it is not base64 and says so
  byte[] bytes() {
    if (!value.startsWith(BASE64)) {
      return value.getBytes(StandardCharsets.UTF_8);
    }
    try {
      return Base64.getDecoder().decode(value.substring(BASE64.length()).strip());
    } catch (IllegalArgumentException _) {
      // Without the cause, which would quote a part of it.
      throw new IllegalArgumentException("is not base64 behind " + BASE64);
    }
  }

  @Override
  public String toString() {
    return "Secret[hidden]";
  }
}
