package se.lugntrygg.domain.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// A made-up mood note and what a person takes it for.
record LabelledNote(Sentiment label, String text) {
  /// The notes of a file beside this class: a label, a tab, a note on each line.
  static List<LabelledNote> read(String file) {
    try (InputStream bytes =
        Objects.requireNonNull(LabelledNote.class.getResourceAsStream(file), file)) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(LabelledNote::parse)
          .toList();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static LabelledNote parse(String line) {
    int tab = line.indexOf('\t');
    return new LabelledNote(
        Sentiment.valueOf(line.substring(0, tab).toUpperCase(Locale.ROOT)),
        line.substring(tab + 1));
  }
}
