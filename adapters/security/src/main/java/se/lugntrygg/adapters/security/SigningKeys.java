package se.lugntrygg.adapters.security;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The keys of access tokens, each under an id that is made from it. The first signs; all are
/// accepted, so that a new one may be put in front while tokens of the old one are still about.
public final class SigningKeys {
  /// As long as the hash, RFC 7518 (3.2).
  public static final int MIN_BYTES = 32;

  private static final int ID_BYTES = 8;

  private final String current;
  private final Map<String, byte[]> keys = new LinkedHashMap<>();

  /// @throws IllegalArgumentException when there is none, or one is too short
  public SigningKeys(List<byte[]> inOrder) {
    for (byte[] key : inOrder) {
      if (key.length < MIN_BYTES) {
        throw new IllegalArgumentException("a signing key has fewer than 32 bytes");
      }
      keys.put(id(key), key.clone());
    }
    current =
        keys.keySet().stream()
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("there is no signing key"));
  }

  private static String id(byte[] key) {
    return HexFormat.of()
        .formatHex(Arrays.copyOf(Hashes.sha256(Hashes.derived(key, "kid")), ID_BYTES));
  }

  String currentId() {
    return current;
  }

  byte[] currentKey() {
    return find(current).orElseThrow();
  }

  Optional<byte[]> find(String id) {
    return Optional.ofNullable(keys.get(id));
  }

  Iterable<String> ids() {
    return keys.keySet();
  }
}
