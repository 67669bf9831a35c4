package se.lugntrygg.adapters.sqlite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import se.lugntrygg.application.fakes.CountingMeters;
import se.lugntrygg.application.fakes.FixedKeyWordSafe;
import se.lugntrygg.application.fakes.SamplePeople;
import se.lugntrygg.domain.account.Account;
import se.lugntrygg.domain.account.PasswordHash;
import se.lugntrygg.domain.account.UserId;

/// A store in a folder of its own for one test.
final class OpenStore implements AfterEachCallback {
  private final Path folder;
  private SqliteStore store;

  OpenStore() {
    try {
      folder = Files.createTempDirectory("store");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    store = in(folder);
  }

  static SqliteStore in(Path folder) {
    return SqliteStore.open(folder, new FixedKeyWordSafe(), new CountingMeters());
  }

  SqliteStore get() {
    return store;
  }

  Path folder() {
    return folder;
  }

  Path file() {
    return folder.resolve("lugn-trygg.db");
  }

  /// As a restart would.
  void reopen() {
    store.close();
    store = in(folder);
  }

  /// Somebody new with an account.
  UserId somebody(ZoneId home) {
    Account account = SamplePeople.person(UUID.randomUUID() + "@example.se", home);
    store.accounts().open(account, new PasswordHash("hash"));
    return account.id();
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    store.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
