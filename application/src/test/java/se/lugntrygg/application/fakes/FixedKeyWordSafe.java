package se.lugntrygg.application.fakes;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import se.lugntrygg.application.port.WordSafe;

/// Encrypts as a real one does, AES-GCM bound to its place, under a master key that never changes.
public final class FixedKeyWordSafe implements WordSafe {
  private static final int KEY = 16;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final byte[] MASTER = "not secret at al".getBytes(StandardCharsets.US_ASCII);

  private final SecureRandom random = new SecureRandom();

  @Override
  public byte[] newKey() {
    return sealer(MASTER).seal(fresh(KEY), "key");
  }

  @Override
  public Sealer unwrap(byte[] wrappedKey) {
    return sealer(sealer(MASTER).open(wrappedKey, "key"));
  }

  @Override
  public byte[] fingerprint(String purpose, String value) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(MASTER, "HmacSHA256"));
      return mac.doFinal((purpose + "/" + value).getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] fresh(int bytes) {
    byte[] made = new byte[bytes];
    random.nextBytes(made);
    return made;
  }

  private static byte[] crypt(int mode, byte[] key, byte[] nonce, byte[] text, String place) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("altered, or sealed for another place or person", e);
    }
  }

  private Sealer sealer(byte[] key) {
    return new Sealer() {
      @Override
      public byte[] seal(byte[] plain, String place) {
        byte[] nonce = fresh(NONCE);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, key, nonce, plain, place);
        byte[] whole = Arrays.copyOf(nonce, NONCE + sealed.length);
        System.arraycopy(sealed, 0, whole, NONCE, sealed.length);
        return whole;
      }

      @Override
      public byte[] open(byte[] sealed, String place) {
        return crypt(
            Cipher.DECRYPT_MODE,
            key,
            Arrays.copyOf(sealed, NONCE),
            Arrays.copyOfRange(sealed, NONCE, sealed.length),
            place);
      }
    };
  }
}
