package se.lugntrygg.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names and values as the surroundings give them, and everything that is wrong with them.
/// Complaints name the setting and never repeat a secret.
final class Environment {
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})\\s*(ms|s|m|h)");

  /// Names that begin so are meant for us, so one that nobody asks for is a typing error.
  private static final List<String> OURS =
      List.of(
          "JWT_",
          "CORS_",
          "TRUSTED_",
          "RATE_LIMIT",
          "REDIS_",
          "SENTRY_",
          "METRICS_",
          "DRAIN_",
          "LOG_F",
          "CRISIS_",
          "AI_");

  private final Map<String, String> values;
  private final Set<String> written;
  private final Set<String> asked = new HashSet<>();
  private final List<String> complaints = new ArrayList<>();

  /// @param process of the process; it overrides the file
  /// @param file of a `.env` file, where every name must be known
  Environment(Map<String, String> process, Map<String, String> file) {
    values = new HashMap<>(file);
    values.putAll(process);
    written = Set.copyOf(file.keySet());
  }

  /// The environment of this process and the `.env` file in the folder, if there is one.
  static Environment ofProcess(Path folder) {
    Path file = folder.resolve(".env");
    try {
      return new Environment(
          System.getenv(), Files.exists(file) ? read(Files.readAllLines(file)) : Map.of());
    } catch (IOException _) {
      throw new SettingsRefused(List.of(".env: cannot be read"));
    }
  }

  /// The lines `NAME=value` of a file; `#` starts a comment line, quotes around a value fall away.
  static Map<String, String> read(List<String> lines) {
    Map<String, String> values = new HashMap<>();
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      int equals = line.indexOf('=');
      if (equals < 1) {
        wrong.add(".env, line %d: is not NAME=value".formatted(i + 1));
        continue;
      }
      String value = line.substring(equals + 1).strip();
      if (value.length() >= 2
          && "\"'".indexOf(value.charAt(0)) >= 0
          && value.charAt(value.length() - 1) == value.charAt(0)) {
        value = value.substring(1, value.length() - 1);
      }
      values.put(line.substring(0, equals).strip(), value);
    }
    if (!wrong.isEmpty()) {
      throw new SettingsRefused(wrong);
    }
    return values;
  }

  /// A value that is set and not blank.
  Optional<String> text(String name) {
    asked.add(name);
    return Optional.ofNullable(values.get(name)).map(String::strip).filter(text -> !text.isEmpty());
  }

  /// A value read by `reader`; what it throws becomes a complaint.
  <T> Optional<T> value(String name, Function<String, T> reader) {
    return text(name)
        .flatMap(
            text -> {
              try {
                return Optional.of(reader.apply(text));
              } catch (IllegalArgumentException e) {
                complaints.add(name + ": " + e.getMessage());
                return Optional.empty();
              }
            });
  }

  /// The parts of a list with commas, each read by `reader`; empty when not set.
  <T> List<T> list(String name, Function<String, T> reader) {
    List<T> parts = new ArrayList<>();
    text(name)
        .ifPresent(
            text -> {
              for (String part : text.split(",", -1)) {
                try {
                  parts.add(reader.apply(part.strip()));
                } catch (IllegalArgumentException e) {
                  complaints.add(name + ": " + e.getMessage());
                }
              }
            });
    return parts;
  }

  /// Adds a complaint about a setting.
  void complain(String name, String what) {
    complaints.add(name + ": " + what);
  }

  /// A whole number within a range, both ends included.
  Optional<Integer> whole(String name, int min, int max) {
    return value(
        name,
        text -> {
          try {
            int number = Integer.parseInt(text);
            if (number >= min && number <= max) {
              return number;
            }
          } catch (NumberFormatException _) {
            // falls through to the one complaint
          }
          throw new IllegalArgumentException(
              "must be a whole number from %d to %d".formatted(min, max));
        });
  }

  /// A duration such as `500ms`, `3s` or `5m`.
  Optional<Duration> duration(String name) {
    return value(
        name,
        text -> {
          Matcher matcher = DURATION.matcher(text);
          if (!matcher.matches()) {
            throw new IllegalArgumentException("must be a duration such as 500ms, 3s or 5m");
          }
          long number = Long.parseLong(matcher.group(1));
          return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
          };
        });
  }

  /// One of a few words.
  Optional<String> oneOf(String name, List<String> words) {
    return value(
        name,
        text -> {
          if (!words.contains(text)) {
            throw new IllegalArgumentException("must be one of " + String.join(", ", words));
          }
          return text;
        });
  }

  /// Throws if there is anything to complain about: values that cannot be used, and names of ours
  /// that nobody asked for.
  void complain() {
    values.keySet().stream()
        .filter(name -> !asked.contains(name))
        .filter(name -> written.contains(name) || OURS.stream().anyMatch(name::startsWith))
        .sorted()
        .map(name -> name + ": there is no such setting")
        .forEach(complaints::add);
    refuse();
  }

  /// Throws if a value that was asked for cannot be used.
  void refuse() {
    if (!complaints.isEmpty()) {
      throw new SettingsRefused(complaints);
    }
  }
}
