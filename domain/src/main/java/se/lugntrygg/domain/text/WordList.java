package se.lugntrygg.domain.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the word lists that lie beside this class. Each line is a group of lemmas that share a
/// heading: `adj -3~+1.5 sadness: ledsen, olycklig`.
final class WordList {
  /// name, valence, valence when denied, emotions, lemmas
  private static final Pattern LINE =
      Pattern.compile("(\\S+?)(?: ([-+.\\d]+)(?:~([-+.\\d]+))?(?: (\\S+?))?)?: (.+)");

  private static final Pattern COMMA = Pattern.compile(",\\s+");
  private static final Pattern PLUS = Pattern.compile("\\+");

  /// A heading and its lemmas.
  ///
  /// @param name of an inflection, or of a part words play
  /// @param valence 0 when none is given
  record Group(
      String name,
      double valence,
      OptionalDouble denied,
      List<Emotion> emotions,
      List<String> lemmas) {}

  private WordList() {}

  /// The groups of a list, in its order.
  static List<Group> read(String name) {
    List<Group> groups = new ArrayList<>();
    try (BufferedReader lines = open(name)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank() && line.charAt(0) != '#') {
          groups.add(group(line));
        }
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("read the word list " + name, cause);
    }
    return groups;
  }

  private static Group group(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not a line of a word list: " + line);
    }
    String denied = parts.group(3);
    double valence = parts.group(2) == null ? 0 : Double.parseDouble(parts.group(2));
    return new Group(
        parts.group(1),
        valence,
        denied == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(denied)),
        parts.group(4) == null ? bySign(valence) : emotions(parts.group(4)),
        COMMA.splitAsStream(parts.group(5)).toList());
  }

  /// What a list leaves out: joy or sadness.
  private static List<Emotion> bySign(double valence) {
    if (valence == 0) {
      return List.of();
    }
    return List.of(valence > 0 ? Emotion.JOY : Emotion.SADNESS);
  }

  private static List<Emotion> emotions(String names) {
    if (names.equals("-")) {
      return List.of();
    }
    return PLUS.splitAsStream(names)
        .map(name -> Emotion.valueOf(name.toUpperCase(Locale.ROOT)))
        .toList();
  }

  private static BufferedReader open(String name) {
    InputStream bytes = WordList.class.getResourceAsStream(name);
    if (bytes == null) {
      throw new IllegalStateException("no word list " + name + " on the class path");
    }
    return new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
  }
}
