package se.lugntrygg.domain.safety;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// A made-up line, what kind of line it is, and how worried it should make us.
record LabelledLine(Kind kind, RiskLevel level, String text) {
  /// What a person may write about.
  enum Kind {
    EXPLICIT,
    PASSIVE,
    PREPARATION,
    SELF_HARM,
    ABOUT_ANOTHER,
    RETRACTED,
    GRIEF,
    STRESS,
    LOW_MOOD,
    IDIOM,
    TRAP,
    POSITIVE,
    PRACTICAL,
    TOPIC;

    /// Whether a line of this kind must be seen.
    boolean isRisk() {
      return compareTo(RETRACTED) <= 0;
    }
  }

  /// The lines of a file beside this class: kind, level and text with tabs between.
  static List<LabelledLine> read(String file) {
    try (InputStream bytes =
        Objects.requireNonNull(LabelledLine.class.getResourceAsStream(file), file)) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(LabelledLine::parse)
          .toList();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static LabelledLine parse(String line) {
    int first = line.indexOf('\t');
    int second = line.indexOf('\t', first + 1);
    return new LabelledLine(
        Kind.valueOf(line.substring(0, first).toUpperCase(Locale.ROOT)),
        RiskLevel.valueOf(line.substring(first + 1, second).toUpperCase(Locale.ROOT)),
        line.substring(second + 1));
  }

  /// Whether a judgement sees what this line says: an explicit wish to die is a crisis, any other
  /// risk at least a concern.
  boolean isSeenBy(Risk risk) {
    return kind == Kind.EXPLICIT ? risk.level() == RiskLevel.CRISIS : risk.detected();
  }
}
