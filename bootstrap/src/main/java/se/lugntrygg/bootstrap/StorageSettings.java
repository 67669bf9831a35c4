package se.lugntrygg.bootstrap;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads where data lies.
final class StorageSettings {
  private static final Pattern PROJECT = Pattern.compile("[a-z0-9][a-z0-9.:-]{0,99}");
  private static final Pattern DATABASE =
      Pattern.compile("\\(default\\)|[a-z0-9][a-z0-9-]{1,61}[a-z0-9]");
  private static final Pattern HOST =
      Pattern.compile("(?:[A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+]):([0-9]{1,5})");
  private static final int MAX_PORT = 65_535;

  private StorageSettings() {}

  static Settings.Storage storage(Environment environment) {
    Path folder = folder(environment);
    // Google's names are asked for in any case, so that in a file they are no complaint.
    for (String name :
        List.of(
            "GOOGLE_CLOUD_PROJECT",
            "FIRESTORE_DATABASE",
            "GOOGLE_APPLICATION_CREDENTIALS",
            "FIRESTORE_EMULATOR_HOST")) {
      var _ = environment.text(name);
    }
    return switch (environment
        .oneOf("PERSISTENCE", List.of("sqlite", "firestore", "memory"))
        .orElse("sqlite")) {
      case "memory" -> new Settings.Storage.Memory();
      case "firestore" -> firestore(environment, "PERSISTENCE is firestore");
      default -> new Settings.Storage.Sqlite(folder);
    };
  }

  static Path folder(Environment environment) {
    return Path.of(environment.text("DATA_DIR").orElse("./data"));
  }

  /// Which Firestore.
  ///
  /// @param why it must be known
  static Settings.Storage.Firestore firestore(Environment environment, String why) {
    if (environment.text("GOOGLE_CLOUD_PROJECT").isEmpty()) {
      environment.complain(
          "GOOGLE_CLOUD_PROJECT",
          "must be set, since " + why + "; for the emulator any name will do");
    }
    return new Settings.Storage.Firestore(
        environment.value("GOOGLE_CLOUD_PROJECT", StorageSettings::project).orElse(""),
        environment.value("FIRESTORE_DATABASE", StorageSettings::database),
        environment.value("FIRESTORE_EMULATOR_HOST", StorageSettings::host),
        // The emulator asks for none, and Google's libraries find those of other places.
        environment.text("FIRESTORE_EMULATOR_HOST").isPresent()
            ? Optional.empty()
            : environment.value("GOOGLE_APPLICATION_CREDENTIALS", StorageSettings::readable));
  }

  /// Machines that share a store must share their secrets, so none is made.
  static void shared(Environment environment, String name) {
    if (environment.text(name).isEmpty()) {
      environment.complain(
          name,
          "must be set, since PERSISTENCE is firestore and all machines need the same; make one"
              + " with: openssl rand -base64 48");
    }
  }

  private static String project(String text) {
    if (!PROJECT.matcher(text).matches()) {
      throw new IllegalArgumentException("'%s' is not the id of a project".formatted(text));
    }
    return text;
  }

  private static String database(String text) {
    if (!DATABASE.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'%s' is not the id of a database, as in (default)".formatted(text));
    }
    return text;
  }

  private static String host(String text) {
    Matcher matcher = HOST.matcher(text);
    if (!matcher.matches()
        || Integer.parseInt(matcher.group(1)) < 1
        || Integer.parseInt(matcher.group(1)) > MAX_PORT) {
      throw new IllegalArgumentException(
          "'%s' is not a host and a port, as in 127.0.0.1:8080".formatted(text));
    }
    return text;
  }

  private static Path readable(String text) {
    Path file = Path.of(text);
    if (!Files.isReadable(file)) {
      throw new IllegalArgumentException("'%s' cannot be read".formatted(text));
    }
    return file;
  }
}
