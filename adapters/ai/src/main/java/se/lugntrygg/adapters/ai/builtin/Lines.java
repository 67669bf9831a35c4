package se.lugntrygg.adapters.ai.builtin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Reads what belongs to this package and was written for people: lines, with `#` for remarks.
final class Lines {
  private Lines() {}

  /// The lines of a file beside this class, without blank ones and remarks.
  static List<String> of(String name) {
    InputStream bytes = Lines.class.getResourceAsStream(name);
    if (bytes == null) {
      throw new IllegalStateException("no file " + name + " on the class path");
    }
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.isBlank() && line.charAt(0) != '#').toList();
    } catch (IOException cause) {
      throw new UncheckedIOException("read the file " + name, cause);
    }
  }
}
