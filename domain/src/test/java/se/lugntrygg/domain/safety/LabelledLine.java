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

  /// The sets that the judge has learnt from; who wrote one saw neither the rules nor the others.
  /// The first two were there while the rules grew.
  static final List<String> TAUGHT =
      List.of(
          "first-sv",
          "first-en",
          "second-sv",
          "second-en",
          "plain-sv",
          "plain-en",
          "short-sv",
          "short-en",
          "youth-sv",
          "youth-en",
          "working-age-sv",
          "working-age-en",
          "old-and-new-speakers-sv",
          "old-and-new-speakers-en",
          "tester-sv",
          "tester-en",
          "night-shift-sv",
          "night-shift-en",
          "diary-sv",
          "diary-en",
          "blunt-sv",
          "blunt-en",
          "forum-en",
          "risk-sv",
          "risk-en",
          "body-sv",
          "body-en",
          "wide-sv",
          "wide-en",
          "near-misses-sv",
          "near-misses-en",
          "false-friends-sv",
          "false-friends-en",
          "pairs-sv",
          "pairs-en",
          "everyday-sv",
          "everyday-en",
          "denials-sv",
          "denials-en",
          "calm-sv",
          "calm-en");

  /// The sets that nothing was learnt from. Whoever looks at what the judge makes of their lines
  /// and changes it has to find new ones.
  static final List<String> HELD_OUT =
      List.of(
          "heldout-sv",
          "heldout-en",
          "heldout-acceptance-sv",
          "heldout-acceptance-en",
          "heldout-fair-sv",
          "heldout-fair-en");

  /// The lines of a set: kind, level and text with tabs between.
  static List<LabelledLine> read(String set) {
    return new String(bytes(set), StandardCharsets.UTF_8).lines().map(LabelledLine::parse).toList();
  }

  /// The lines of several sets.
  static List<LabelledLine> read(List<String> sets) {
    return sets.stream().flatMap(set -> read(set).stream()).toList();
  }

  /// The file of a set.
  static byte[] bytes(String set) {
    String file = "lines/" + set + ".tsv";
    try (InputStream bytes =
        Objects.requireNonNull(LabelledLine.class.getResourceAsStream(file), file)) {
      return bytes.readAllBytes();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  static LabelledLine parse(String line) {
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
