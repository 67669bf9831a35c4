package se.lugntrygg.application.archive;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Adds up records by their kind. The hash of each is keyed, since what little a record says could
/// be guessed from a plain one; the sum of all hashes does not know their order, and unlike an
/// exclusive or it notices a record that is there twice.
final class Digests {
  private static final String ALGORITHM = "HmacSHA256";
  private static final BigInteger RANGE = BigInteger.ONE.shiftLeft(256);

  private final Mac mac;
  private final Instant asOf;
  private final Map<Kind, Sum> sums = new EnumMap<>(Kind.class);

  private record Sum(long count, BigInteger hashes) {
    static final Sum NONE = new Sum(0, BigInteger.ZERO);

    Sum plus(Sum other) {
      return new Sum(count + other.count, hashes.add(other.hashes).mod(RANGE));
    }
  }

  /// @param asOf what is forgotten by then does not count
  Digests(byte[] key, Instant asOf) {
    try {
      mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
    this.asOf = asOf;
  }

  static boolean counts(Kept record, Instant asOf) {
    return record.forgottenAt().filter(forgotten -> !forgotten.isAfter(asOf)).isEmpty();
  }

  void add(Kept record) {
    if (counts(record, asOf)) {
      sums.merge(
          record.kind(),
          new Sum(1, new BigInteger(1, mac.doFinal(Canonical.bytes(record)))),
          Sum::plus);
    }
  }

  void add(Digests others) {
    others.sums.forEach((kind, sum) -> sums.merge(kind, sum, Sum::plus));
  }

  Digest of(Kind kind) {
    Sum sum = sums.getOrDefault(kind, Sum.NONE);
    byte[] hash = new byte[32];
    byte[] number = sum.hashes().toByteArray();
    int length = Math.min(number.length, hash.length);
    System.arraycopy(number, number.length - length, hash, hash.length - length, length);
    return new Digest(sum.count(), HexFormat.of().formatHex(hash));
  }

  /// The same records of every kind.
  boolean equalTo(Digests other) {
    return sums.equals(other.sums);
  }
}
