package se.lugntrygg.domain.safety;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/// The words the rules are made of, and how a word in a text is taken for one of them: as it is
/// written, without å, ä and ö, as the beginning of a compound, or with one slip of the finger.
/// Found in time that grows with the length of the word alone.
final class Vocabulary {
  /// A word of the rules, as written there or in one of the ways people spell it.
  static final class Entry {
    static final Entry UNKNOWN = new Entry("", new long[0], new int[0], false);

    private final String form;
    private final long[] meanings;
    private final int[] phrases;
    private final int[] meaningList;
    private final boolean isShort;

    private Entry(String form, long[] meanings, int[] phrases, boolean isShort) {
      this.form = form;
      this.meanings = meanings;
      this.phrases = phrases;
      this.isShort = isShort;
      this.meaningList = BitSet.valueOf(meanings).stream().toArray();
    }

    boolean isKnown() {
      return meanings.length > 0;
    }

    /// Whether it is a word of the rules, or in a set of them.
    boolean means(int meaning) {
      int word = meaning >> 6;
      return word < meanings.length && (meanings[word] >>> meaning & 1) != 0;
    }

    /// Which phrases may begin with it, in order; not to be changed.
    int[] phrases() {
      return phrases;
    }

    /// All it means; not to be changed.
    int[] meanings() {
      return meaningList;
    }

    /// Whether it is too short to stand for anything alone when misspelled.
    boolean isShort() {
      return isShort;
    }

    /// What may be either.
    private Entry or(Entry other) {
      if (Arrays.equals(meanings, other.meanings) && isShort == other.isShort) {
        return this;
      }
      return new Entry(
          form,
          union(meanings, other.meanings),
          merged(phrases, other.phrases),
          isShort && other.isShort);
    }

    private static int[] merged(int[] one, int[] other) {
      return IntStream.concat(Arrays.stream(one), Arrays.stream(other))
          .sorted()
          .distinct()
          .toArray();
    }

    private static long[] union(long[] one, long[] other) {
      long[] union = Arrays.copyOf(one, Math.max(one.length, other.length));
      for (int i = 0; i < other.length; i++) {
        union[i] |= other[i];
      }
      return union;
    }
  }

  /// Shorter words have too many neighbours to be guessed at.
  private static final int SHORTEST_GUESS = 4;

  /// From this length a misspelled word is trusted without others beside it.
  private static final int SHORTEST_TRUSTED_GUESS = 6;

  private static final int SHORTEST_JOINED = 6;

  /// "killing" is also "killin".
  private static final int SHORTEST_ING = 5;

  private static final int LONGEST_GUESS = 28;
  private static final int LONGEST_WORD = 40;
  private static final long BASE = 0x9E3779B97F4A7C15L;
  private static final long[] POWERS = new long[LONGEST_WORD + 2];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1] * BASE;
    }
  }

  private final Map<String, BitSet> meaningsOf = new HashMap<>();
  private final Map<String, BitSet> beginnings = new HashMap<>();
  private final Set<String> real = new HashSet<>();
  private final Set<String> guessed = new HashSet<>();
  private final Map<String, List<String>> aliases = new HashMap<>();

  private Table<Entry> words = new Table<>(1, Entry.UNKNOWN);
  private Table<Entry> prefixes = new Table<>(1, Entry.UNKNOWN);
  private Table<Boolean> ordinary = new Table<>(1, false);

  /// By what is left when one letter is taken away, or none.
  private Table<List<Entry>> near = new Table<>(1, List.of());

  private int[] prefixLengths = {};
  private int joined;

  /// Says that a word is also written in another way.
  void addAlias(String word, String alias) {
    aliases.computeIfAbsent(word, _ -> new ArrayList<>()).add(alias);
  }

  /// Adds a word with a meaning. `självmord*` is every word that begins so.
  ///
  /// @param isGuessed it is to be known with a slip in it too
  void add(String word, int meaning, boolean isGuessed) {
    add(word, meaning);
    if (isGuessed) {
      guessed.addAll(spellings(word));
    }
    for (String alias : aliases.getOrDefault(word, List.of())) {
      add(alias, meaning);
    }
  }

  private void add(String word, int meaning) {
    if (word.endsWith("*")) {
      for (String form : spellings(word.substring(0, word.length() - 1))) {
        beginnings.computeIfAbsent(form, _ -> new BitSet()).set(meaning);
      }
    } else {
      for (String form : spellings(word)) {
        meaningsOf.computeIfAbsent(form, _ -> new BitSet()).set(meaning);
      }
    }
  }

  /// Says that a word is an ordinary one, so never a misspelling of ours.
  void addOrdinary(String word) {
    real.addAll(spellings(word));
  }

  private static List<String> spellings(String word) {
    String bare = word.replace('å', 'a').replace('ä', 'a').replace('ö', 'o');
    if (bare.equals(word)) {
      boolean isIng = word.endsWith("ing") && word.length() >= SHORTEST_ING;
      return isIng ? List.of(word, word.substring(0, word.length() - 1)) : List.of(word);
    }
    return List.of(word, bare, word.replace("å", "aa").replace("ä", "ae").replace("ö", "oe"));
  }

  /// Makes ready for looking up; nothing may be added afterwards.
  ///
  /// @param beginningWith the phrases that may begin with a word of these meanings
  /// @param joined what the words mean that are known without a blank between them
  void seal(int joined, Function<BitSet, int[]> beginningWith) {
    this.joined = joined;
    beginnings.forEach(this::addToThoseBeginningWith);
    words = new Table<>(meaningsOf.size(), Entry.UNKNOWN);
    near = new Table<>(meaningsOf.size() * 4, List.of());
    meaningsOf.forEach(
        (form, set) -> {
          long[] meanings = set.toLongArray();
          int[] phrases = beginningWith.apply(set);
          words.put(hash(form), new Entry(form, meanings, phrases, false));
          if (guessed.contains(form) && form.length() >= SHORTEST_GUESS) {
            addNeighbours(
                new Entry(form, meanings, phrases, form.length() < SHORTEST_TRUSTED_GUESS));
          }
        });
    prefixes = new Table<>(beginnings.size(), Entry.UNKNOWN);
    beginnings.forEach(
        (form, set) -> {
          long[] meanings = set.toLongArray();
          prefixes.put(hash(form), new Entry(form, meanings, beginningWith.apply(set), false));
        });
    prefixLengths = beginnings.keySet().stream().mapToInt(String::length).distinct().toArray();
    Arrays.sort(prefixLengths);
    ordinary = new Table<>(real.size(), false);
    real.forEach(word -> ordinary.put(hash(word), true));
  }

  private void addToThoseBeginningWith(String beginning, BitSet meanings) {
    meaningsOf.forEach(
        (form, own) -> {
          if (form.startsWith(beginning)) {
            own.or(meanings);
          }
        });
  }

  private void addNeighbours(Entry entry) {
    String form = entry.form;
    addNeighbour(hash(form), entry);
    for (int i = 0; i < form.length(); i++) {
      addNeighbour(hash(form.substring(0, i) + form.substring(i + 1)), entry);
    }
  }

  private void addNeighbour(long key, Entry entry) {
    List<Entry> entries = near.get(key);
    if (entries.isEmpty()) {
      entries = new ArrayList<>(1);
      near.put(key, entries);
    }
    if (!entries.contains(entry)) {
      entries.add(entry);
    }
  }

  /// After how many letters to cut what was written without the blank ("orkarinte"), or 0 if it is
  /// not that.
  int missingBlank(char[] chars, int from, int to) {
    int length = to - from;
    if (length < SHORTEST_JOINED || length > LONGEST_GUESS) {
      return 0;
    }
    long[] hashes = hashes(chars, from, to);
    for (int i = 2; i <= length - 2; i++) {
      long rest = hashes[length] - hashes[i] * POWERS[length - i];
      if (isJoined(hashes[i], chars, from, from + i) && isJoined(rest, chars, from + i, to)) {
        return find(chars, from, to, 0).isKnown() ? 0 : i;
      }
    }
    return 0;
  }

  private boolean isJoined(long hash, char[] chars, int from, int to) {
    Entry entry = words.get(hash);
    return entry.means(joined) && same(entry.form, chars, from, to);
  }

  /// Of the beginnings of a word, by their length.
  private static long[] hashes(char[] chars, int from, int to) {
    long[] hashes = new long[to - from + 1];
    for (int i = from; i < to; i++) {
      hashes[i - from + 1] = hashes[i - from] * BASE + chars[i];
    }
    return hashes;
  }

  /// What a word in a text is taken for.
  ///
  /// @param stretched the letters, counted from the first, that were written only because a key was
  ///   held down
  Entry find(char[] chars, int from, int to, long stretched) {
    int length = to - from;
    if (length > LONGEST_WORD) {
      return Entry.UNKNOWN;
    }
    long[] hashes = hashes(chars, from, to);
    Entry exact = words.get(hashes[length]);
    if (exact.isKnown() && same(exact.form, chars, from, to)) {
      return exact;
    }
    if (stretched != 0) {
      char[] let = new char[length];
      int kept = 0;
      for (int i = 0; i < length; i++) {
        if ((stretched >>> i & 1) == 0) {
          let[kept++] = chars[from + i];
        }
      }
      Entry entry = find(let, 0, kept, 0);
      if (entry.isKnown()) {
        return entry;
      }
    }
    if (ordinary.get(hashes[length])) {
      return Entry.UNKNOWN;
    }
    for (int i = prefixLengths.length - 1; i >= 0; i--) {
      int prefix = prefixLengths[i];
      if (prefix <= length) {
        Entry begun = prefixes.get(hashes[prefix]);
        if (begun.isKnown() && same(begun.form, chars, from, from + prefix)) {
          boolean isGuessable = length >= SHORTEST_TRUSTED_GUESS && length <= LONGEST_GUESS;
          return isGuessable ? begun.or(guess(hashes, chars, from, to)) : begun;
        }
      }
    }
    Entry shrunk = withoutDoubledVowels(chars, from, to);
    if (length < SHORTEST_GUESS - 1 || length > LONGEST_GUESS) {
      return shrunk;
    }
    Entry guess = guess(hashes, chars, from, to);
    return shrunk.isKnown() ? shrunk.or(guess) : guess;
  }

  /// "döö", "diee".
  private Entry withoutDoubledVowels(char[] chars, int from, int to) {
    long hash = 0;
    int length = 0;
    for (int i = from; i < to; i++) {
      if (i == from || chars[i] != chars[i - 1] || "aeiouyåäö".indexOf(chars[i]) < 0) {
        hash = hash * BASE + chars[i];
        length++;
      }
    }
    return length == to - from ? Entry.UNKNOWN : words.get(hash);
  }

  private Entry guess(long[] hashes, char[] chars, int from, int to) {
    int length = to - from;
    Entry best = guess(near.get(hashes[length]), Entry.UNKNOWN, chars, from, to);
    for (int i = 0; i < length; i++) {
      int rest = length - i - 1;
      long tail = hashes[length] - hashes[i + 1] * POWERS[rest];
      best = guess(near.get(hashes[i] * POWERS[rest] + tail), best, chars, from, to);
    }
    return best;
  }

  private static Entry guess(List<Entry> entries, Entry best, char[] chars, int from, int to) {
    Entry found = best;
    for (Entry entry : entries) {
      if (isOneSlip(entry.form, chars, from, to)) {
        found = found.isKnown() ? found.or(entry) : entry;
      }
    }
    return found;
  }

  /// Whether two words differ by one letter missing, added or wrong, or by two that changed places.
  /// Words shorter than six keep their first letter.
  private static boolean isOneSlip(String form, char[] chars, int from, int to) {
    int ours = form.length();
    int theirs = to - from;
    int shorter = Math.min(ours, theirs);
    int begin = 0;
    while (begin < shorter && form.charAt(begin) == chars[from + begin]) {
      begin++;
    }
    if (begin == 0 && ours < SHORTEST_TRUSTED_GUESS) {
      return false;
    }
    int end = 0;
    while (end < shorter - begin && form.charAt(ours - 1 - end) == chars[to - 1 - end]) {
      end++;
    }
    int left = ours - begin - end;
    int leftThere = theirs - begin - end;
    if (left <= 1 && leftThere <= 1) {
      return true;
    }
    return left == 2
        && leftThere == 2
        && form.charAt(begin) == chars[from + begin + 1]
        && form.charAt(begin + 1) == chars[from + begin];
  }

  /// Where to cut letters into known words, the ends in order; empty if that cannot be done, or
  /// only by leaving letters alone.
  int[] cut(char[] chars, int from, int to) {
    int length = to - from;
    int[] previous = new int[length + 1];
    int[] words = new int[length + 1];
    Arrays.fill(previous, -1);
    previous[0] = 0;
    for (int start = 0; start < length; start++) {
      if (previous[start] < 0) {
        continue;
      }
      long hash = 0;
      for (int end = start + 1; end <= Math.min(length, start + LONGEST_GUESS); end++) {
        hash = hash * BASE + chars[from + end - 1];
        boolean better = previous[end] < 0 || words[start] + 1 < words[end];
        if (better && isWord(hash, chars, from + start, from + end)) {
          previous[end] = start;
          words[end] = words[start] + 1;
        }
      }
    }
    if (previous[length] < 0 || words[length] * 2 > length) {
      return new int[0];
    }
    int[] cuts = new int[words[length]];
    int at = length;
    for (int i = cuts.length - 1; i >= 0; i--) {
      cuts[i] = from + at;
      at = previous[at];
    }
    return cuts;
  }

  private boolean isWord(long hash, char[] chars, int from, int to) {
    Entry entry = words.get(hash);
    return entry.isKnown() && same(entry.form, chars, from, to);
  }

  private static boolean same(String form, char[] chars, int from, int to) {
    if (form.length() != to - from) {
      return false;
    }
    for (int i = 0; i < form.length(); i++) {
      if (form.charAt(i) != chars[from + i]) {
        return false;
      }
    }
    return true;
  }

  private static long hash(String word) {
    long hash = 0;
    for (int i = 0; i < word.length(); i++) {
      hash = hash * BASE + word.charAt(i);
    }
    return hash;
  }

  /// Values by hash, probed in a row.
  private static final class Table<V> {
    /// So many bits of the filter there are for each slot.
    private static final int BITS = 4;

    private final long[] keys;

    /// A bit for each hash there is: most that are asked for are not, and this is small enough to
    /// stay near the processor.
    private final long[] filter;

    private final int filterShift;
    private final Object[] values;
    private final int mask;
    private final V absent;

    Table(int expected, V absent) {
      this.absent = absent;
      int size = Integer.highestOneBit(Math.max(expected, 1)) * 4;
      keys = new long[size];
      values = new Object[size];
      mask = size - 1;
      filter = new long[Math.max(size * BITS / Long.SIZE, 1)];
      filterShift = Long.SIZE - Integer.numberOfTrailingZeros(filter.length * Long.SIZE);
    }

    private int bit(long key) {
      return (int) ((key * BASE) >>> filterShift);
    }

    private int slot(long key) {
      int slot = (int) (key ^ (key >>> 29)) & mask;
      while (values[slot] != null && keys[slot] != key) {
        slot = (slot + 1) & mask;
      }
      return slot;
    }

    void put(long key, V value) {
      int slot = slot(key);
      keys[slot] = key;
      values[slot] = value;
      int bit = bit(key);
      filter[bit >> 6] |= 1L << bit;
    }

    @SuppressWarnings("unchecked")
    V get(long key) {
      int bit = bit(key);
      if ((filter[bit >> 6] >>> bit & 1) == 0) {
        return absent;
      }
      Object value = values[slot(key)];
      return value == null ? absent : (V) value;
    }
  }
}
