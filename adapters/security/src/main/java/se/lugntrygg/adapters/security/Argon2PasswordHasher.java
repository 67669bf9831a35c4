package se.lugntrygg.adapters.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import se.lugntrygg.application.port.Overloaded;
import se.lugntrygg.application.port.PasswordHasher;
import se.lugntrygg.domain.account.Password;
import se.lugntrygg.domain.account.PasswordHash;

/// Argon2id with the parameters of OWASP's Password Storage Cheat Sheet. At most a few hashes are
/// made at once, and a few wait; more are turned away, since each takes 19 MiB and a core.
public final class Argon2PasswordHasher implements PasswordHasher {
  private static final int MEMORY_KIB = 19 * 1024;
  private static final int ITERATIONS = 2;
  private static final int LANES = 1;
  private static final int SALT = 16;
  private static final int HASH = 32;

  /// Far above what we ever wrote, far below what would hurt.
  private static final int MOST_MEMORY_KIB = 256 * 1024;

  private static final int MOST_ITERATIONS = 10;
  private static final Pattern PHC =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=([0-9]{1,7}),t=([0-9]{1,2}),p=([0-9]{1,2})"
              + "\\$([A-Za-z0-9+/]{1,100})\\$([A-Za-z0-9+/]{1,200})");

  private final Semaphore places;
  private final AtomicInteger waiting = new AtomicInteger();
  private final int maxWaiting;
  private final Duration patience;
  private final SecureRandom random;
  private final PasswordHash nobody;

  /// @param atOnce how many hashes are made at the same time: the number of cores
  /// @param maxWaiting how many may wait for their turn
  /// @param patience how long each of them may wait
  public Argon2PasswordHasher(int atOnce, int maxWaiting, Duration patience, SecureRandom random) {
    this.places = new Semaphore(atOnce, true);
    this.maxWaiting = maxWaiting;
    this.patience = patience;
    this.random = random;
    byte[] unknowable = new byte[HASH];
    random.nextBytes(unknowable);
    byte[] salt = new byte[SALT];
    random.nextBytes(salt);
    // Nobody's hash: what an unknown person's password is compared with, never equal.
    this.nobody = text(salt, unknowable);
  }

  @Override
  public PasswordHash hash(Password password) {
    byte[] salt = new byte[SALT];
    random.nextBytes(salt);
    return inTurn(() -> text(salt, derive(password, salt, MEMORY_KIB, ITERATIONS, LANES, HASH)));
  }

  @Override
  public boolean matches(Password password, Optional<PasswordHash> hash) {
    Matcher parts = PHC.matcher(hash.orElse(nobody).value());
    if (!parts.matches()) {
      throw new IllegalStateException("a stored password hash is not one of ours");
    }
    int memory = Integer.parseInt(parts.group(1));
    int iterations = Integer.parseInt(parts.group(2));
    int lanes = Integer.parseInt(parts.group(3));
    if (memory > MOST_MEMORY_KIB || iterations > MOST_ITERATIONS || lanes > MOST_ITERATIONS) {
      throw new IllegalStateException("a stored password hash asks for too much work");
    }
    byte[] salt = Base64.getDecoder().decode(parts.group(4));
    byte[] expected = Base64.getDecoder().decode(parts.group(5));
    // No account has a longer password, and hashing a megabyte must not cost more than hashing
    // eight.
    Password bounded =
        password.value().length() > Password.MAX_LENGTH * 2 ? new Password("") : password;
    boolean equal =
        inTurn(
            () ->
                MessageDigest.isEqual(
                    expected, derive(bounded, salt, memory, iterations, lanes, expected.length)));
    return equal && hash.isPresent() && !bounded.value().isEmpty();
  }

  private <T> T inTurn(Supplier<T> work) {
    enter();
    try {
      return work.get();
    } finally {
      places.release();
    }
  }

  /// Takes a place, behind all who wait already.
  private void enter() {
    try {
      // Unlike plain tryAcquire, this does not pass by those who wait.
      if (places.tryAcquire(0, TimeUnit.MILLISECONDS)) {
        return;
      }
      try {
        if (waiting.incrementAndGet() > maxWaiting
            || !places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
          throw busy();
        }
      } finally {
        waiting.decrementAndGet();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw busy();
    }
  }

  private Overloaded busy() {
    return new Overloaded("password checks", patience);
  }

  private static byte[] derive(
      Password password, byte[] salt, int memory, int iterations, int lanes, int length) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memory)
            .withIterations(iterations)
            .withParallelism(lanes)
            .withSalt(salt)
            .build());
    byte[] hash = new byte[length];
    var _ = generator.generateBytes(password.value().getBytes(StandardCharsets.UTF_8), hash);
    return hash;
  }

  private static PasswordHash text(byte[] salt, byte[] hash) {
    Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
    return new PasswordHash(
        "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
            .formatted(
                MEMORY_KIB,
                ITERATIONS,
                LANES,
                encoder.encodeToString(salt),
                encoder.encodeToString(hash)));
  }
}
