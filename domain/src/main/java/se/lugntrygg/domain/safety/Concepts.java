package se.lugntrygg.domain.safety;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/// What words are about, in both languages at once: "livet", "life" and "tillvaron" are one
/// concept. They are written in `concepts.txt`, one a line: `name = word, stem*, some words
/// together`.
final class Concepts {
  private static final String FILE = "concepts.txt";
  private static final int LONGEST_PHRASE = 5;

  /// No more of a word is looked at.
  private static final int LONGEST_WORD = 40;

  private static final int[] NONE = {};
  private static final Pattern COMMA = Pattern.compile(",");
  private static final Pattern BLANKS = Pattern.compile(" +");

  private final HashedLists words = new HashedLists();
  private final HashedLists stems = new HashedLists();
  private final HashedLists phrases = new HashedLists();

  /// Of the phrases that begin with a word, how long the longest is.
  private final HashedLists longest = new HashedLists();

  private final int not;

  Concepts() {
    int concept = 0;
    int negation = -1;
    for (String line : RuleBook.lines(FILE)) {
      int equals = line.indexOf(" = ");
      if (equals < 0) {
        throw new IllegalStateException("not a concept in " + FILE + ": " + line);
      }
      if (line.substring(0, equals).equals("not")) {
        negation = concept;
      }
      for (String item : COMMA.split(line.substring(equals + 3), 0)) {
        add(item.strip().toLowerCase(Locale.ROOT), concept);
      }
      concept++;
    }
    if (negation < 0) {
      throw new IllegalStateException("no concept \"not\" in " + FILE);
    }
    not = negation;
  }

  private void add(String item, int concept) {
    String[] parts = BLANKS.split(item, 0);
    if (parts.length > 1) {
      long hash = 0;
      for (String part : parts) {
        hash = HashedLists.phrase(hash, hash(part, part.length()));
      }
      phrases.add(hash, concept);
      longest.add(hash(parts[0], parts[0].length()), Math.min(parts.length, LONGEST_PHRASE));
    } else if (item.endsWith("*")) {
      stems.add(hash(item, item.length() - 1), concept);
    } else if (!item.isEmpty()) {
      words.add(hash(item, item.length()), concept);
    }
  }

  private static long hash(String word, int length) {
    long hash = 0;
    for (int i = 0; i < Math.min(length, LONGEST_WORD); i++) {
      if (word.charAt(i) != '\'') {
        hash = HashedLists.letter(hash, Features.bare(word.charAt(i)));
      }
    }
    return hash;
  }

  /// The concept that turns others around.
  int not() {
    return not;
  }

  /// By word of a text: the concepts of it, and of the phrases that begin with it.
  int[][] of(Wording text) {
    Spellings alike = text.spellings();
    int[][] own = new int[alike.count()][];
    long[] hashes = new long[own.length];
    int[] reach = new int[own.length];
    for (int i = 0; i < own.length; i++) {
      int word = alike.first(i);
      long hash = 0;
      int[] concepts = NONE;
      int to = Math.min(text.to(word), text.from(word) + LONGEST_WORD);
      for (int at = text.from(word); at < to; at++) {
        hash = HashedLists.letter(hash, Features.bare(text.chars()[at]));
        concepts = both(concepts, stems.of(hash));
      }
      hashes[i] = hash;
      own[i] = both(concepts, words.of(hash));
      reach[i] = greatest(longest.of(hash));
    }
    int[][] found = new int[text.size()][];
    for (int i = 0; i < found.length; i++) {
      int spelling = alike.of(i);
      found[i] = own[spelling];
      if (reach[spelling] > 1) {
        found[i] = both(found[i], phrases(text, i, reach[spelling], hashes));
      }
    }
    return found;
  }

  /// Those of the phrases that begin with a word.
  private int[] phrases(Wording text, int first, int most, long[] hashes) {
    Spellings alike = text.spellings();
    int[] found = NONE;
    long hash = HashedLists.phrase(0, hashes[alike.of(first)]);
    int words = 1;
    for (int k = first + 1; k < text.size() && words < most; k++) {
      if ((text.before(k) & Wording.STOP) != 0) {
        break;
      }
      if (!text.isSymbol(k)) {
        words++;
        hash = HashedLists.phrase(hash, hashes[alike.of(k)]);
        found = both(found, phrases.of(hash));
      }
    }
    return found;
  }

  private static int greatest(int[] numbers) {
    int greatest = 0;
    for (int number : numbers) {
      greatest = Math.max(greatest, number);
    }
    return greatest;
  }

  private static int[] both(int[] one, int[] other) {
    if (other.length == 0) {
      return one;
    }
    if (one.length == 0) {
      return other;
    }
    int[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  /// Small numbers by the hash of a word. Two words of the same hash would be taken for each other;
  /// with 64 bits and ten thousand words that is not to be expected.
  private static final class HashedLists {
    private static final long BASE = 0x9E3779B97F4A7C15L;

    private long[] keys = new long[1024];
    private int[][] lists = new int[1024][];
    private int size;

    static long letter(long hash, char letter) {
      return hash * BASE + letter;
    }

    static long phrase(long hash, long word) {
      return (hash ^ word) * BASE + 1;
    }

    int[] of(long key) {
      int[] list = lists[slot(key)];
      return list == null ? NONE : list;
    }

    void add(long key, int number) {
      if (size * 2 > keys.length) {
        grow();
      }
      int slot = slot(key);
      int[] list = lists[slot];
      if (list == null) {
        keys[slot] = key;
        lists[slot] = new int[] {number};
        size++;
      } else if (!contains(list, number)) {
        lists[slot] = both(list, new int[] {number});
      }
    }

    private static boolean contains(int[] list, int number) {
      return Arrays.stream(list).anyMatch(one -> one == number);
    }

    private int slot(long key) {
      int mask = keys.length - 1;
      int slot = (int) (key ^ key >>> 32) & mask;
      while (lists[slot] != null && keys[slot] != key) {
        slot = slot + 1 & mask;
      }
      return slot;
    }

    private void grow() {
      long[] oldKeys = keys;
      int[][] oldLists = lists;
      keys = new long[oldKeys.length * 2];
      lists = new int[oldLists.length * 2][];
      for (int i = 0; i < oldKeys.length; i++) {
        if (oldLists[i] != null) {
          int slot = slot(oldKeys[i]);
          keys[slot] = oldKeys[i];
          lists[slot] = oldLists[i];
        }
      }
    }
  }
}
