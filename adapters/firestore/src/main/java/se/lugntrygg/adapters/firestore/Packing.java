package se.lugntrygg.adapters.firestore;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import se.lugntrygg.domain.mood.MoodScore;
import se.lugntrygg.domain.mood.Strand;
import se.lugntrygg.domain.mood.Tally;
import se.lugntrygg.domain.text.Sentiment;

/// Tallies in few bytes, since every entry of a person writes those of a year or two: a word stands
/// once and is a number after that, and the whole is deflated. A usual year is about 10 KB.
final class Packing {
  /// The first byte, so that a later form can be told from this.
  private static final int FORM = 1;

  private Packing() {}

  /// Writes one thing after another.
  static final class Writer {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Map<String, Integer> words = new HashMap<>();

    Writer() {
      bytes.write(FORM);
    }

    /// Small for small numbers, below nothing too.
    void number(long value) {
      long left = (value << 1) ^ (value >> 63);
      while ((left & ~0x7fL) != 0) {
        bytes.write((int) (left & 0x7f) | 0x80);
        left >>>= 7;
      }
      bytes.write((int) left);
    }

    void small(int value) {
      number(value);
    }

    void word(String word) {
      Integer known = words.putIfAbsent(word, words.size());
      if (known != null) {
        number(known);
        return;
      }
      byte[] text = word.getBytes(StandardCharsets.UTF_8);
      number(-1L - text.length);
      bytes.writeBytes(text);
    }

    void day(LocalDate day) {
      number(day.toEpochDay());
    }

    <K, V> void map(Map<K, V> map, Part<K> key, Part<V> value) {
      number(map.size());
      map.forEach(
          (k, v) -> {
            key.write(this, k);
            value.write(this, v);
          });
    }

    private void strand(Strand strand) {
      number(strand.entries());
      number(strand.rated());
      number(strand.scoreSum());
      number(strand.read());
      number(strand.sentimentSum());
    }

    private void tally(Tally tally) {
      strand(tally.all());
      SortedMap<Integer, Integer> scores = new TreeMap<>();
      for (int i = 0; i < MoodScore.MAX; i++) {
        if (tally.scores().get(i) != 0) {
          scores.put(i, tally.scores().get(i));
        }
      }
      map(scores, Writer::small, Writer::small);
      map(tally.sentiments(), (out, each) -> out.word(each.name()), Writer::small);
      map(tally.hours(), Writer::small, Writer::strand);
      map(tally.tags(), Writer::word, Writer::strand);
      map(tally.moods(), Writer::word, Writer::small);
    }

    void tallies(Map<LocalDate, Tally> tallies) {
      map(tallies, Writer::day, Writer::tally);
    }

    byte[] packed() {
      ByteArrayOutputStream small = new ByteArrayOutputStream();
      Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
      try (OutputStream out = new DeflaterOutputStream(small, deflater)) {
        bytes.writeTo(out);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } finally {
        deflater.end();
      }
      return small.toByteArray();
    }
  }

  /// How something is written.
  @FunctionalInterface
  interface Part<T> {
    void write(Writer out, T value);
  }

  /// Reads what was written, in the same order.
  static final class Reader {
    private final ByteArrayInputStream bytes;
    private final List<String> words = new ArrayList<>();

    Reader(byte[] packed) {
      Inflater inflater = new Inflater(true);
      try (InflaterInputStream in =
          new InflaterInputStream(new ByteArrayInputStream(packed), inflater)) {
        bytes = new ByteArrayInputStream(in.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } finally {
        inflater.end();
      }
      if (next() != FORM) {
        throw new IllegalStateException("packed in a form that is not known");
      }
    }

    private int next() {
      int read = bytes.read();
      if (read < 0) {
        throw new IllegalStateException("what is packed ends too soon");
      }
      return read;
    }

    long number() {
      long value = 0;
      for (int shift = 0; ; shift += 7) {
        int read = next();
        value |= (read & 0x7fL) << shift;
        if (read < 0x80) {
          return (value >>> 1) ^ -(value & 1);
        }
      }
    }

    int small() {
      return Math.toIntExact(number());
    }

    String word() {
      int told = small();
      if (told >= 0) {
        return words.get(told);
      }
      byte[] text = new byte[-1 - told];
      if (bytes.readNBytes(text, 0, text.length) < text.length) {
        throw new IllegalStateException("what is packed ends too soon");
      }
      String word = new String(text, StandardCharsets.UTF_8);
      words.add(word);
      return word;
    }

    LocalDate day() {
      return LocalDate.ofEpochDay(number());
    }

    <K extends Comparable<? super K>, V> NavigableMap<K, V> map(
        Function<Reader, K> key, Function<Reader, V> value) {
      NavigableMap<K, V> map = new TreeMap<>();
      for (int left = small(); left > 0; left--) {
        K k = key.apply(this);
        map.put(k, value.apply(this));
      }
      return map;
    }

    private Strand strand() {
      return new Strand(number(), number(), number(), number(), number());
    }

    private Tally tally() {
      Strand all = strand();
      List<Integer> scores = new ArrayList<>(Tally.NONE.scores());
      map(Reader::small, Reader::small).forEach(scores::set);
      return new Tally(
          all,
          scores,
          map(in -> Sentiment.valueOf(in.word()), Reader::small),
          map(Reader::small, Reader::strand),
          map(Reader::word, Reader::strand),
          map(Reader::word, Reader::small));
    }

    NavigableMap<LocalDate, Tally> tallies() {
      return map(Reader::day, Reader::tally);
    }
  }
}
