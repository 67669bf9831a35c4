package se.lugntrygg.adapters.firestore;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import se.lugntrygg.application.fakes.CountingMeters;
import se.lugntrygg.application.fakes.FixedKeyWordSafe;
import se.lugntrygg.application.fakes.SamplePeople;
import se.lugntrygg.domain.account.Account;
import se.lugntrygg.domain.account.PasswordHash;
import se.lugntrygg.domain.account.UserId;

/// A store in a project of its own for one test.
final class OpenStore implements AfterEachCallback {
  private final String project = "test-" + UUID.randomUUID();
  private final List<FirestoreStore> opened = new ArrayList<>();
  private final FirestoreStore store = another();

  FirestoreStore get() {
    return store;
  }

  /// As another machine on the same documents has it, or this one after a restart.
  FirestoreStore another() {
    FirestoreStore next = open(settings(project, Emulator.host()));
    opened.add(next);
    return next;
  }

  /// Patient enough for a machine that does much else.
  static FirestoreStore.Settings settings(String project, String emulator) {
    return new FirestoreStore.Settings(
        project,
        FirestoreStore.Settings.DEFAULT_DATABASE,
        Optional.of(emulator),
        Duration.ofSeconds(60),
        Duration.ofSeconds(30));
  }

  static FirestoreStore open(FirestoreStore.Settings settings) {
    return FirestoreStore.open(settings, new FixedKeyWordSafe(), new CountingMeters());
  }

  /// What the work cost in documents.
  DocumentCounts.Bill costOf(Runnable work) {
    return store.billing().of(work);
  }

  /// Somebody new with an account.
  UserId somebody(ZoneId home) {
    Account account = SamplePeople.person(UUID.randomUUID() + "@example.se", home);
    store.accounts().open(account, new PasswordHash("hash"));
    return account.id();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    opened.forEach(FirestoreStore::close);
  }
}
