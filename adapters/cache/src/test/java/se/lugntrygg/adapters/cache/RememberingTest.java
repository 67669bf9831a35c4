package se.lugntrygg.adapters.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.account.ChangeProfile;
import se.lugntrygg.application.fakes.InMemoryAccounts;
import se.lugntrygg.application.fakes.InMemoryMoodEntries;
import se.lugntrygg.application.port.Accounts;
import se.lugntrygg.application.port.AnswerCache;
import se.lugntrygg.application.port.MoodSummaries;
import se.lugntrygg.application.port.StorageFailure;
import se.lugntrygg.domain.account.Account;
import se.lugntrygg.domain.account.Email;
import se.lugntrygg.domain.account.PasswordHash;
import se.lugntrygg.domain.account.PersonName;
import se.lugntrygg.domain.account.Profile;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.text.Language;

/// What is remembered of accounts and zones, and when it is forgotten.
class RememberingTest {
  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  private static final PasswordHash HASH = new PasswordHash("$argon2id$one");
  private static final Account ANN =
      new Account(
          new UserId(new UUID(1, 2)),
          new Email("ann@example.org"),
          profile("Ann", STOCKHOLM),
          Instant.EPOCH);

  private final AtomicLong nanos = new AtomicLong();
  private final Map<String, Integer> asked = new ConcurrentHashMap<>();
  private volatile Runnable before = () -> {};
  private volatile Runnable after = () -> {};
  private final InMemoryAccounts storedAccounts = new InMemoryAccounts();
  private final InMemoryMoodEntries stored = new InMemoryMoodEntries(storedAccounts);
  private final AnswerCache answers = new CaffeineAnswerCache(1_000_000, nanos::get);
  private final RememberingAccounts accounts =
      new RememberingAccounts(watched(Accounts.class, storedAccounts), answers, nanos::get);
  private final RememberingMoodSummaries summaries =
      new RememberingMoodSummaries(watched(MoodSummaries.class, stored), answers, nanos::get);

  private static Profile profile(String name, ZoneId zone) {
    return new Profile(new PersonName(name), Language.SV, zone, 7);
  }

  /// The real port, with every call counted and whatever a test wants to happen around it.
  private <T> T watched(Class<T> port, T real) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, arguments) -> {
              asked.merge(method.getName(), 1, Integer::sum);
              before.run();
              Object result = method.invoke(real, arguments);
              after.run();
              return result;
            }));
  }

  @BeforeEach
  void open() {
    assertThat(accounts.open(ANN, HASH)).isTrue();
  }

  private int asked(String method) {
    return asked.getOrDefault(method, 0);
  }

  private void elapse(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void asks_the_store_once_for_an_account_and_its_zone() {
    for (int i = 0; i < 10; i++) {
      assertThat(accounts.find(ANN.id())).contains(ANN);
      assertThat(summaries.zoneOf(ANN.id())).contains(STOCKHOLM);
    }
    assertThat(asked("find")).isEqualTo(1);
    assertThat(asked("zoneOf")).isEqualTo(1);
  }

  @Test
  void a_change_shows_at_once() {
    assertThat(accounts.find(ANN.id())).contains(ANN);
    Account next = ANN.with(profile("Anna", TOKYO));
    assertThat(accounts.changeProfile(ANN, next)).isTrue();
    assertThat(accounts.find(ANN.id())).contains(next);
    assertThat(summaries.zoneOf(ANN.id())).contains(STOCKHOLM);
    summaries.rezone(ANN.id(), TOKYO);
    assertThat(summaries.zoneOf(ANN.id())).contains(TOKYO);
  }

  @Test
  void a_change_makes_answers_forgotten() {
    AnswerCache.Kept kept = new AnswerCache.Kept("e", new byte[1], new byte[1]);
    Duration minute = Duration.ofMinutes(1);
    var _ = answers.find(ANN.id(), "moods", minute, () -> kept);
    assertThat(accounts.changeProfile(ANN, ANN.with(profile("Anna", STOCKHOLM)))).isTrue();
    assertThat(answers.find(ANN.id(), "moods", minute, () -> kept).hit()).isFalse();
    summaries.rezone(ANN.id(), TOKYO);
    assertThat(answers.find(ANN.id(), "moods", minute, () -> kept).hit()).isFalse();
  }

  @Test
  void a_change_made_elsewhere_shows_within_a_minute() {
    assertThat(accounts.find(ANN.id())).contains(ANN);
    assertThat(summaries.zoneOf(ANN.id())).contains(STOCKHOLM);
    Account next = ANN.with(profile("Anna", TOKYO));
    assertThat(storedAccounts.changeProfile(ANN, next)).isTrue();
    stored.rezone(ANN.id(), TOKYO);
    elapse(RememberingAccounts.KEEP.minusNanos(1));
    assertThat(accounts.find(ANN.id())).contains(ANN);
    elapse(Duration.ofNanos(1));
    assertThat(accounts.find(ANN.id())).contains(next);
    assertThat(summaries.zoneOf(ANN.id())).contains(TOKYO);
  }

  @Test
  void a_change_made_elsewhere_shows_as_soon_as_it_is_told_or_missed() {
    for (Runnable told :
        new Runnable[] {
          () -> {
            accounts.forget(ANN.id());
            summaries.forget(ANN.id());
          },
          () -> {
            accounts.forgetAll();
            summaries.forgetAll();
          }
        }) {
      Account before = accounts.find(ANN.id()).orElseThrow();
      ZoneId zone = before.profile().homeZone().equals(TOKYO) ? STOCKHOLM : TOKYO;
      assertThat(summaries.zoneOf(ANN.id())).contains(before.profile().homeZone());
      Account next = before.with(profile("Anna", zone));
      assertThat(storedAccounts.changeProfile(before, next)).isTrue();
      stored.rezone(ANN.id(), zone);
      assertThat(accounts.find(ANN.id())).as("not told yet").contains(before);
      told.run();
      assertThat(accounts.find(ANN.id())).contains(next);
      assertThat(summaries.zoneOf(ANN.id())).contains(zone);
    }
  }

  @Test
  void a_change_refused_because_of_one_made_elsewhere_succeeds_when_tried_again() {
    assertThat(accounts.find(ANN.id())).contains(ANN);
    assertThat(storedAccounts.changeProfile(ANN, ANN.with(profile("Anna", STOCKHOLM)))).isTrue();
    assertThat(new ChangeProfile(accounts, summaries).handle(to(TOKYO))).isPresent();
    assertThat(accounts.find(ANN.id()).orElseThrow().profile()).isEqualTo(profile("Anna", TOKYO));
  }

  @Test
  void days_follow_a_profile_even_when_both_were_moved_elsewhere_and_come_back() {
    assertThat(accounts.find(ANN.id())).contains(ANN);
    assertThat(summaries.zoneOf(ANN.id())).contains(STOCKHOLM);
    assertThat(storedAccounts.changeProfile(ANN, ANN.with(profile("Ann", TOKYO)))).isTrue();
    stored.rezone(ANN.id(), TOKYO);
    // The account is looked up anew; the zone is still remembered.
    assertThat(accounts.changeProfile(ANN, ANN)).isFalse();
    assertThat(new ChangeProfile(accounts, summaries).handle(to(STOCKHOLM))).isPresent();
    assertThat(stored.zoneOf(ANN.id())).contains(STOCKHOLM);
  }

  private static ChangeProfile.Command to(ZoneId zone) {
    return new ChangeProfile.Command(
        ANN.id(), Optional.empty(), Optional.empty(), Optional.of(zone), Optional.empty());
  }

  @Test
  void whoever_does_not_exist_is_asked_for_anew() {
    UserId bo = new UserId(new UUID(3, 4));
    assertThat(accounts.find(bo)).isEmpty();
    assertThat(summaries.zoneOf(bo)).isEmpty();
    Account opened = new Account(bo, new Email("bo@example.org"), ANN.profile(), Instant.EPOCH);
    assertThat(storedAccounts.open(opened, HASH)).isTrue();
    assertThat(accounts.find(bo)).contains(opened);
    assertThat(summaries.zoneOf(bo)).contains(STOCKHOLM);
  }

  @Test
  void a_failure_is_not_remembered() {
    before =
        () -> {
          throw new IllegalStateException("away");
        };
    assertThatThrownBy(() -> accounts.find(ANN.id())).isNotNull();
    before = () -> {};
    assertThat(accounts.find(ANN.id())).contains(ANN);
  }

  @Test
  void a_change_that_failed_may_have_taken_effect_and_is_looked_up() {
    assertThat(accounts.find(ANN.id())).contains(ANN);
    Account next = ANN.with(profile("Anna", STOCKHOLM));
    after =
        () -> {
          throw new StorageFailure("answer", new IllegalStateException());
        };
    assertThatThrownBy(() -> accounts.changeProfile(ANN, next)).isNotNull();
    after = () -> {};
    assertThat(accounts.find(ANN.id())).contains(next);
  }

  @Test
  void passwords_are_asked_for_every_time() {
    for (int i = 0; i < 3; i++) {
      assertThat(accounts.passwordOf(ANN.id())).contains(HASH);
      assertThat(accounts.findByEmail(ANN.email())).isPresent();
    }
    assertThat(asked("passwordOf")).isEqualTo(3);
    assertThat(asked("findByEmail")).isEqualTo(3);
    PasswordHash next = new PasswordHash("$argon2id$two");
    assertThat(accounts.changePassword(ANN.id(), HASH, next)).isTrue();
    assertThat(accounts.passwordOf(ANN.id())).contains(next);
  }

  @Test
  void a_read_that_a_change_overtakes_is_not_remembered() throws Exception {
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch changed = new CountDownLatch(1);
    after =
        () -> {
          reading.countDown();
          try {
            changed.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        };
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Optional<Account>> slow = executor.submit(() -> accounts.find(ANN.id()));
      Future<Optional<ZoneId>> slowZone = executor.submit(() -> summaries.zoneOf(ANN.id()));
      reading.await();
      while (asked("find") + asked("zoneOf") < 2) {
        Thread.onSpinWait();
      }
      after = () -> {};
      Account next = ANN.with(profile("Anna", TOKYO));
      assertThat(accounts.changeProfile(ANN, next)).isTrue();
      summaries.rezone(ANN.id(), TOKYO);
      assertThat(accounts.find(ANN.id())).as("does not wait for the stale read").contains(next);
      changed.countDown();
      assertThat(slow.get()).isPresent();
      assertThat(slowZone.get()).isPresent();
      assertThat(accounts.find(ANN.id())).contains(next);
      assertThat(summaries.zoneOf(ANN.id())).contains(TOKYO);
    }
  }
}
