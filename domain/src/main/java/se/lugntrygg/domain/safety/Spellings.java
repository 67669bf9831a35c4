package se.lugntrygg.domain.safety;

import java.util.Arrays;

/// Which words of a text are spelled alike, so that what depends on the spelling alone is found
/// once for each. People repeat themselves, most of all at length.
final class Spellings {
  private static final int FACTOR = 0x01000193;
  private static final int SEED = 0x811C9DC5;
  private static final int MIXER = 0x9E3779B9;

  /// Of a text without words.
  static final Spellings NONE = new Spellings(0);

  /// By word of the text: its spelling.
  private final int[] of;

  /// By spelling: the first word spelled so.
  private int[] first = new int[64];

  private int count;

  private Spellings(int words) {
    of = new int[words];
  }

  static Spellings of(Wording text) {
    Spellings spellings = new Spellings(text.size());
    spellings.read(text);
    return spellings;
  }

  /// How many there are; they are numbered from 0 as they appear.
  int count() {
    return count;
  }

  int of(int word) {
    return of[word];
  }

  /// The first word of the text that is spelled so.
  int first(int spelling) {
    return first[spelling];
  }

  private void read(Wording text) {
    int[] hashes = new int[64];
    int[] slots = new int[Integer.highestOneBit(Math.max(of.length, 1)) * 4];
    int mask = slots.length - 1;
    for (int word = 0; word < of.length; word++) {
      int hash = hash(text, word);
      int slot = (hash ^ hash >>> 15) & mask;
      while (slots[slot] != 0
          && (hashes[slots[slot] - 1] != hash || !isAlike(text, first[slots[slot] - 1], word))) {
        slot = slot + 1 & mask;
      }
      if (slots[slot] == 0) {
        if (count == first.length) {
          first = Arrays.copyOf(first, count * 2);
          hashes = Arrays.copyOf(hashes, count * 2);
        }
        first[count] = word;
        hashes[count] = hash;
        slots[slot] = ++count;
      }
      of[word] = slots[slot] - 1;
    }
  }

  private static int hash(Wording text, int word) {
    char[] chars = text.chars();
    int hash = SEED;
    for (int i = text.from(word); i < text.to(word); i++) {
      hash = (hash ^ chars[i]) * FACTOR;
    }
    return hash * MIXER;
  }

  private static boolean isAlike(Wording text, int word, int other) {
    char[] chars = text.chars();
    return text.stretched(word) == text.stretched(other)
        && Arrays.equals(
            chars, text.from(word), text.to(word), chars, text.from(other), text.to(other));
  }
}
