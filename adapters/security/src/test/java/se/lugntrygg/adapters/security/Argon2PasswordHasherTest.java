package se.lugntrygg.adapters.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.contracts.PasswordHasherContract;
import se.lugntrygg.application.port.Overloaded;
import se.lugntrygg.application.port.PasswordHasher;
import se.lugntrygg.domain.account.Password;
import se.lugntrygg.domain.account.PasswordHash;

class Argon2PasswordHasherTest implements PasswordHasherContract {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// From the tests of the reference implementation: 64 MiB where we take 19.
  private static final PasswordHash REFERENCE =
      new PasswordHash(
          "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ"
              + "$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc");

  private final Argon2PasswordHasher hasher = hasher(2, 64, PATIENCE);

  private static Argon2PasswordHasher hasher(int atOnce, int maxWaiting, Duration patience) {
    return new Argon2PasswordHasher(atOnce, maxWaiting, patience, new SecureRandom());
  }

  @Override
  public PasswordHasher hasher() {
    return hasher;
  }

  @Test
  void writes_argon2id_with_the_advised_cost_in_phc_form() {
    Matcher phc =
        Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d+),t=(\\d+),p=(\\d+)\\$([^$]{22})\\$([^$]{43})")
            .matcher(hasher.hash(RIGHT).value());
    assertThat(phc.matches()).isTrue();
    assertThat(Integer.parseInt(phc.group(1))).isGreaterThanOrEqualTo(19 * 1024);
    assertThat(Integer.parseInt(phc.group(2))).isGreaterThanOrEqualTo(2);
    assertThat(Integer.parseInt(phc.group(3))).isEqualTo(1);
  }

  @Test
  void compares_with_hashes_of_other_parameters() {
    assertThat(hasher.matches(new Password("password"), Optional.of(REFERENCE))).isTrue();
    assertThat(hasher.matches(new Password("Password"), Optional.of(REFERENCE))).isFalse();
  }

  @Test
  void refuses_stored_hashes_that_are_not_ours_or_ask_for_too_much() {
    for (String stored :
        List.of(
            "",
            "plain",
            "$2b$10$abcdefghijklmnopqrstuv",
            "$argon2i$v=19$m=65536,t=2,p=1$c29tc2FsdA$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8",
            "$argon2id$v=19$m=9999999,t=2,p=1$c29tc2FsdA$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8",
            "$argon2id$v=19$m=19456,t=99,p=1$c29tc2FsdA$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8")) {
      assertThatThrownBy(() -> hasher.matches(RIGHT, Optional.of(new PasswordHash(stored))))
          .as(stored)
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void who_finds_no_place_and_no_room_to_wait_is_turned_away() throws Exception {
    Argon2PasswordHasher narrow = hasher(1, 0, PATIENCE);
    try (Busy busy = new Busy(narrow)) {
      assertThat(busy.firstRefusal(narrow).retryAfter()).isEqualTo(PATIENCE);
    }
    assertThat(narrow.hash(RIGHT)).as("places are given back").isNotNull();
  }

  @Test
  void who_waits_longer_than_patience_is_turned_away() throws Exception {
    Argon2PasswordHasher hasty = hasher(1, 10, Duration.ofMillis(1));
    try (Busy busy = new Busy(hasty)) {
      assertThat(busy.firstRefusal(hasty)).isNotNull();
    }
    assertThat(hasty.hash(RIGHT)).isNotNull();
  }

  @Test
  void a_burst_is_served_as_far_as_there_is_room_and_everybody_gets_an_answer() throws Exception {
    Argon2PasswordHasher bounded = hasher(2, 5, PATIENCE);
    AtomicInteger served = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        all.add(
            executor.submit(
                () -> {
                  try {
                    var _ = bounded.hash(RIGHT);
                    served.incrementAndGet();
                  } catch (Overloaded _) {
                    refused.incrementAndGet();
                  }
                }));
      }
      for (Future<?> one : all) {
        var _ = one.get();
      }
    }
    assertThat(served.get()).isGreaterThanOrEqualTo(7);
    assertThat(served.get() + refused.get()).isEqualTo(16);
    assertThat(bounded.hash(RIGHT)).isNotNull();
  }

  /// Two threads that keep a hasher's place taken, one after the other without a pause.
  private static final class Busy implements AutoCloseable {
    private final AtomicBoolean ended = new AtomicBoolean();
    private final ExecutorService executor = Executors.newFixedThreadPool(2);

    Busy(Argon2PasswordHasher hasher) {
      for (int i = 0; i < 2; i++) {
        var _ =
            executor.submit(
                () -> {
                  while (!ended.get()) {
                    try {
                      var _ = hasher.matches(new Password("password"), Optional.of(REFERENCE));
                    } catch (Overloaded _) {
                      Thread.onSpinWait();
                    }
                  }
                });
      }
    }

    Overloaded firstRefusal(Argon2PasswordHasher hasher) {
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (System.nanoTime() < end) {
        try {
          var _ = hasher.hash(RIGHT);
        } catch (Overloaded refusal) {
          return refusal;
        }
      }
      throw new AssertionError("nobody was turned away");
    }

    @Override
    public void close() {
      ended.set(true);
      executor.close();
    }
  }

  @Test
  void an_unknown_person_costs_the_same_time_as_a_wrong_password() {
    Optional<PasswordHash> hash = Optional.of(hasher.hash(RIGHT));
    Password wrong = new Password("wrong");
    long[] known = new long[15];
    long[] unknown = new long[15];
    long[] endless = new long[15];
    Password endlessly = new Password("x".repeat(1_000_000));
    for (int i = 0; i < known.length; i++) {
      known[i] = nanos(() -> hasher.matches(wrong, hash));
      unknown[i] = nanos(() -> hasher.matches(wrong, Optional.empty()));
      endless[i] = nanos(() -> hasher.matches(endlessly, hash));
    }
    // The least of each, since a busy machine makes any of them longer and none shorter.
    double ratio = (double) least(unknown) / least(known);
    double longRatio = (double) least(endless) / least(known);
    System.out.printf(
        "a wrong password takes %.1f ms; nobody's takes %.2f, one of a megabyte %.2f times that%n",
        least(known) / 1e6, ratio, longRatio);
    assertThat(ratio).isBetween(1 / 3.0, 3.0);
    assertThat(longRatio).isBetween(1 / 3.0, 3.0);
  }

  private static long nanos(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return System.nanoTime() - start;
  }

  private static long least(long[] all) {
    return Arrays.stream(all).min().orElseThrow();
  }
}
