package se.lugntrygg.adapters.security;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import se.lugntrygg.application.port.WordSafe;

/// AES-256-GCM by Tink: a key for each person, wrapped under a master key whose id stands before
/// it, so that master keys can be changed one after the other.
public final class AesWordSafe implements WordSafe {
  private static final int KEY = 32;
  private static final int ID = 8;
  private static final byte[] WRAP = "person-key".getBytes(StandardCharsets.UTF_8);

  private final Map<String, AesGcmJce> masters = new LinkedHashMap<>();
  private final byte[] currentId;
  private final byte[] indexKey;
  private final SecureRandom random;

  /// @param inOrder master keys of at least 32 bytes: the first wraps, all unwrap; the last, which
  ///   is the oldest, is the one that values are found by
  public AesWordSafe(List<byte[]> inOrder, SecureRandom random) {
    this.random = random;
    if (inOrder.isEmpty()) {
      throw new IllegalArgumentException("there is no master key");
    }
    for (byte[] master : inOrder) {
      if (master.length < KEY) {
        throw new IllegalArgumentException("a master key has fewer than 32 bytes");
      }
      masters.put(text(id(master)), cipher(Hashes.derived(master, "wrap")));
    }
    this.currentId = id(inOrder.getFirst());
    this.indexKey = Hashes.derived(inOrder.getLast(), "index");
  }

  private static byte[] id(byte[] master) {
    return Arrays.copyOf(Hashes.derived(master, "master-id"), ID);
  }

  private static String text(byte[] id) {
    return HexFormat.of().formatHex(id);
  }

  private static AesGcmJce cipher(byte[] key) {
    try {
      return new AesGcmJce(key);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-256-GCM", e);
    }
  }

  @Override
  public byte[] newKey() {
    byte[] key = new byte[KEY];
    random.nextBytes(key);
    AesGcmJce master = Objects.requireNonNull(masters.get(text(currentId)));
    try {
      byte[] wrapped = master.encrypt(key, WRAP);
      byte[] whole = Arrays.copyOf(currentId, ID + wrapped.length);
      System.arraycopy(wrapped, 0, whole, ID, wrapped.length);
      return whole;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("could not wrap a person's key", e);
    }
  }

  @Override
  public Sealer unwrap(byte[] wrappedKey) {
    if (wrappedKey.length <= ID) {
      throw new IllegalStateException("a person's key is cut short");
    }
    AesGcmJce master = masters.get(text(Arrays.copyOf(wrappedKey, ID)));
    if (master == null) {
      throw new IllegalStateException(
          "a person's key is wrapped by another master key; is ENCRYPTION_KEY the right one?");
    }
    try {
      return new AesSealer(
          cipher(master.decrypt(Arrays.copyOfRange(wrappedKey, ID, wrappedKey.length), WRAP)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a person's key was altered", e);
    }
  }

  private record AesSealer(AesGcmJce cipher) implements Sealer {
    @Override
    public byte[] seal(byte[] plain, String place) {
      try {
        return cipher.encrypt(plain, place.getBytes(StandardCharsets.UTF_8));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("could not encrypt", e);
      }
    }

    @Override
    public byte[] open(byte[] sealed, String place) {
      try {
        return cipher.decrypt(sealed, place.getBytes(StandardCharsets.UTF_8));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("what is stored was altered or moved", e);
      }
    }
  }

  @Override
  public byte[] fingerprint(String purpose, String value) {
    return Hashes.hmac(Hashes.derived(indexKey, purpose), value.getBytes(StandardCharsets.UTF_8));
  }
}
