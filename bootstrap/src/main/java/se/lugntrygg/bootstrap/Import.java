package se.lugntrygg.bootstrap;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import se.lugntrygg.adapters.firestore.FirestoreStore;
import se.lugntrygg.adapters.monitoring.MicrometerMeters;
import se.lugntrygg.adapters.security.AesWordSafe;
import se.lugntrygg.adapters.security.SecretFiles;
import se.lugntrygg.adapters.sqlite.SqliteStore;
import se.lugntrygg.application.archive.CompareStores;
import se.lugntrygg.application.archive.Comparison;
import se.lugntrygg.application.archive.MoveStore;
import se.lugntrygg.application.archive.Progress;
import se.lugntrygg.application.port.Archive;
import se.lugntrygg.application.port.WordSafe;

/// The command that moves everything from one store into the other, or only compares them.
final class Import {
  static final int EQUAL = 0;
  static final int FAILED = 1;
  static final int NOT_UNDERSTOOD = 2;
  static final int DIFFERENT = 3;
  static final int OCCUPIED = 4;

  /// Why a server does not start.
  static final String BEGUN =
      "an import into this store has begun and not come to its end: run it again, see README.md";

  private static final String HELP =
      """
      import --from sqlite --to firestore    everything from DATA_DIR into Firestore
      import --from firestore --to sqlite    and back
        --verify   only compares the two, and writes nothing into either
        --help     this

      Stop all servers first, of both stores. The embedded store is locked meanwhile, as by a server;
      Firestore cannot be: what somebody writes there is found as a difference.
      The store that is filled must be empty. After an interruption the same command goes on; it ends
      by comparing counts and hashes of everything.

      DATA_DIR, GOOGLE_CLOUD_PROJECT, FIRESTORE_DATABASE, FIRESTORE_EMULATOR_HOST and
      GOOGLE_APPLICATION_CREDENTIALS are those of the server, and so is ENCRYPTION_KEY; when it is not
      set, encryption.key in DATA_DIR is used.

      Ends with 0 when everything is equal, 1 when it could not be done, 2 when arguments or settings
      cannot be used, 3 when something differs, 4 when the store to be filled is not empty.""";

  private static final int KEY_BYTES = 32;

  /// Many documents are written together.
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final Duration CALL_PATIENCE = Duration.ofSeconds(30);
  private static final Duration BETWEEN_NEWS = Duration.ofSeconds(5);

  /// Where records come from or go to.
  private enum End {
    SQLITE,
    FIRESTORE;

    static Optional<End> named(String name) {
      return switch (name) {
        case "sqlite" -> Optional.of(SQLITE);
        case "firestore" -> Optional.of(FIRESTORE);
        default -> Optional.empty();
      };
    }
  }

  /// What is asked for.
  private record Wanted(End from, End to, boolean verify) {}

  /// What it is done with.
  ///
  /// @param fromFile whether the key is the one of the folder
  private record Means(
      Path folder, Settings.Storage.Firestore firestore, WordSafe safe, boolean fromFile) {}

  private final PrintStream out;
  private final InstantSource clock = Clock.systemUTC();
  private final AtomicLong nextNews = new AtomicLong();

  private Import(PrintStream out) {
    this.out = out;
  }

  /// Whether an import into a store was begun and has not ended.
  static boolean begun(Archive archive) {
    return archive.arrival().filter(arrival -> arrival.endedAt().isEmpty()).isPresent();
  }

  /// Does what the arguments say.
  ///
  /// @return how the process is to end
  static int run(
      List<String> arguments, Supplier<Environment> environment, PrintStream out, PrintStream err) {
    if (arguments.contains("--help") || arguments.contains("-h")) {
      out.println(HELP);
      return EQUAL;
    }
    try {
      Wanted wanted = wanted(arguments);
      return new Import(out).done(wanted, means(environment.get()), err);
    } catch (SettingsRefused refused) {
      err.println("This cannot be used:");
      String.valueOf(refused.getMessage()).lines().forEach(line -> err.println("  " + line));
      return NOT_UNDERSTOOD;
    } catch (RuntimeException e) {
      err.println("Could not import: " + e.getMessage());
      for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
        err.println("  because: " + cause.getMessage());
      }
      return FAILED;
    }
  }

  private static Wanted wanted(List<String> arguments) {
    Optional<End> from = Optional.empty();
    Optional<End> to = Optional.empty();
    boolean verify = false;
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      switch (argument) {
        case "--verify" -> verify = true;
        case "--from", "--to" -> {
          i++;
          Optional<End> end = i < arguments.size() ? End.named(arguments.get(i)) : Optional.empty();
          if (end.isEmpty()) {
            wrong.add(argument + ": must be followed by sqlite or firestore");
          } else if (argument.equals("--from")) {
            from = end;
          } else {
            to = end;
          }
        }
        default -> wrong.add(argument + ": there is no such argument, see import --help");
      }
    }
    if (wrong.isEmpty() && (from.isEmpty() || to.isEmpty() || from.equals(to))) {
      wrong.add("--from and --to: must name sqlite and firestore, one each");
    }
    if (!wrong.isEmpty()) {
      throw new SettingsRefused(wrong);
    }
    return new Wanted(from.orElseThrow(), to.orElseThrow(), verify);
  }

  private static Means means(Environment environment) {
    Path folder = StorageSettings.folder(environment);
    Settings.Storage.Firestore firestore =
        StorageSettings.firestore(environment, "one of the stores is Firestore");
    Optional<Secret> set = environment.value("ENCRYPTION_KEY", Settings::key);
    boolean fromFile = set.isEmpty() && Files.exists(folder.resolve("encryption.key"));
    if (environment.text("ENCRYPTION_KEY").isEmpty() && !fromFile) {
      environment.complain(
          "ENCRYPTION_KEY",
          "must be set to the key that words are sealed with, since there is no "
              + folder.resolve("encryption.key"));
    }
    environment.refuse();
    SecureRandom random = new SecureRandom();
    byte[] master =
        set.map(Secret::bytes)
            .orElseGet(
                () -> SecretFiles.readOrMake(folder, "encryption.key", KEY_BYTES, random).secret());
    return new Means(folder, firestore, new AesWordSafe(List.of(master), random), fromFile);
  }

  private int done(Wanted wanted, Means means, PrintStream err) {
    boolean filled = wanted.to() == End.SQLITE && !wanted.verify();
    if (!filled && !SqliteStore.isIn(means.folder())) {
      throw new IllegalStateException("there is no database in " + means.folder());
    }
    MicrometerMeters meters = new MicrometerMeters();
    try (meters;
        SqliteStore sqlite = SqliteStore.open(App.ours(means.folder()), means.safe(), meters);
        FirestoreStore firestore =
            FirestoreStore.open(
                App.firestore(means.firestore(), PATIENCE, CALL_PATIENCE), means.safe(), meters)) {
      boolean forward = wanted.from() == End.SQLITE;
      String folder = "SQLite in " + means.folder();
      String cloud = "Firestore, " + means.firestore().place();
      out.println("from  " + (forward ? folder : cloud));
      out.println("to    " + (forward ? cloud : folder));
      Archive from = forward ? sqlite.archive() : firestore.archive();
      Archive to = forward ? firestore.archive() : sqlite.archive();
      CompareStores compare = new CompareStores(means.safe());
      if (wanted.verify()) {
        return told(compare.handle(from, to, clock.instant(), this::news), err);
      }
      long start = System.nanoTime();
      return switch (new MoveStore(compare, clock).handle(from, to, this::news)) {
        case MoveStore.Occupied _ -> {
          err.println(
              "The store to be filled holds data that this import did not bring. Nothing was"
                  + " changed. Choose an empty one.");
          yield OCCUPIED;
        }
        case MoveStore.AlreadyDone(var at) -> {
          err.println(
              "This import came to its end at "
                  + at
                  + "; people may have written since. Nothing was changed. --verify compares.");
          yield OCCUPIED;
        }
        case MoveStore.Moved moved -> {
          out.printf(
              Locale.ROOT,
              "%smoved %d people, %d were there already; with comparing it took %.1f s%n",
              moved.resumed() ? "went on with an import; " : "",
              moved.moved(),
              moved.kept(),
              (System.nanoTime() - start) / 1e9);
          int end = told(moved.comparison(), err);
          if (end == EQUAL) {
            next(forward, means);
          }
          yield end;
        }
      };
    }
  }

  private void news(Progress.Stage stage, long people) {
    long now = System.nanoTime();
    long next = nextNews.get();
    if (next == 0) {
      var _ = nextNews.compareAndSet(0, now + BETWEEN_NEWS.toNanos());
    } else if (now - next >= 0 && nextNews.compareAndSet(next, now + BETWEEN_NEWS.toNanos())) {
      out.printf(
          "%s: %d people%n",
          switch (stage) {
            case MOVING -> "moving";
            case COMPARING -> "comparing";
          },
          people);
    }
  }

  private int told(Comparison comparison, PrintStream err) {
    out.printf("%-20s %10s %10s  %-12s%n", "", "from", "to", "hash");
    comparison
        .kinds()
        .forEach(
            (kind, sides) ->
                out.printf(
                    "%-20s %10d %10d  %s%s%n",
                    kind.plural(),
                    sides.from().count(),
                    sides.to().count(),
                    sides.from().brief(),
                    sides.from().equals(sides.to()) ? "" : ", but " + sides.to().brief()));
    if (comparison.equal()) {
      out.printf("Everything is equal, of %d people.%n", comparison.people());
      return EQUAL;
    }
    err.printf(
        "%d differences, of %d people:%n%s%n",
        comparison.differing(),
        comparison.people(),
        comparison.differences().stream()
            .map(
                each ->
                    "  %s%s: %d and %d"
                        .formatted(
                            each.kind().plural(),
                            each.person().map(person -> " of " + person).orElse(""),
                            each.sides().from().count(),
                            each.sides().to().count()))
            .collect(Collectors.joining("\n")));
    return DIFFERENT;
  }

  /// What an operator does then. The secrets themselves are not shown.
  private void next(boolean forward, Means means) {
    out.printf(
        "Now start with PERSISTENCE=%s and the secrets that were used so far%s%n",
        forward ? "firestore" : "sqlite",
        forward && means.fromFile()
            ? ": ENCRYPTION_KEY=%s$(cat %s) JWT_SECRET_KEY=%s$(cat %s)"
                .formatted(
                    Secret.BASE64,
                    means.folder().resolve("encryption.key"),
                    Secret.BASE64,
                    means.folder().resolve("jwt.key"))
            : ", ENCRYPTION_KEY and JWT_SECRET_KEY.");
  }
}
