package se.lugntrygg.bootstrap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import se.lugntrygg.adapters.firestore.Emulator;
import se.lugntrygg.adapters.monitoring.MicrometerMeters;
import se.lugntrygg.adapters.security.AesWordSafe;
import se.lugntrygg.adapters.sqlite.SqliteStore;
import se.lugntrygg.application.contracts.AtOnce;
import se.lugntrygg.application.fakes.SampleMoods;
import se.lugntrygg.application.fakes.SamplePeople;
import se.lugntrygg.domain.account.Account;
import se.lugntrygg.domain.account.PasswordHash;

/// A program: how long it takes to move people with many moods there and back.
final class ImportRate {
  private static final String KEY = "a-master-key-of-more-than-32-bytes";
  private static final int MINUTES_APART = 2000;

  private ImportRate() {}

  /// Fills a folder, moves it, and tells how long that took.
  ///
  /// @param arguments how many people, and how many moods each
  public static void main(String[] arguments) throws IOException {
    int people = Integer.parseInt(arguments[0]);
    int moods = Integer.parseInt(arguments[1]);
    Path folder = Files.createTempDirectory("import-rate");
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    AesWordSafe safe =
        new AesWordSafe(List.of(KEY.getBytes(StandardCharsets.UTF_8)), new SecureRandom());
    try (MicrometerMeters meters = new MicrometerMeters();
        SqliteStore store = SqliteStore.open(folder, safe, meters)) {
      var _ =
          AtOnce.each(
              people,
              i -> {
                Account account = SamplePeople.person("person-" + i + "@example.se");
                store.accounts().open(account, new PasswordHash("hash"));
                Random chance = new Random(i);
                for (int mood = 0; mood < moods; mood++) {
                  store
                      .moodEntries()
                      .add(
                          SampleMoods.any(
                              chance,
                              account.id(),
                              now.minus((long) mood * MINUTES_APART, ChronoUnit.MINUTES)));
                }
                return true;
              });
    }
    Path back = Files.createTempDirectory("import-rate-back");
    String project = "test-" + UUID.randomUUID();
    run(folder, project, "sqlite", "firestore");
    run(back, project, "firestore", "sqlite");
  }

  private static void run(Path folder, String project, String from, String to) {
    long start = System.nanoTime();
    int ended =
        Import.run(
            List.of("--from", from, "--to", to),
            () ->
                new Environment(
                    Map.of(
                        "DATA_DIR",
                        folder.toString(),
                        "GOOGLE_CLOUD_PROJECT",
                        project,
                        "FIRESTORE_EMULATOR_HOST",
                        Emulator.host(),
                        "ENCRYPTION_KEY",
                        KEY),
                    Map.of()),
            System.out,
            System.err);
    System.out.printf("ended with %d after %.1f s%n", ended, (System.nanoTime() - start) / 1e9);
  }
}
