package se.lugntrygg.domain.safety;

import java.util.Arrays;

/// What a [Classifier] goes by: of each part of a text which words stand in it and which follow
/// each other, which pieces the words are made of, which [Concepts] they speak of, which concepts
/// stand near each other and in which order, and which are denied. Each is a number, a hash of what
/// it is.
///
/// Pieces let it know inflections and misspellings of words it has met, concepts words it has never
/// met, in either language. Letters are taken without å, ä and ö, as many people write them.
final class Features {
  /// A word is also taken together with each of so many before it.
  private static final int WORDS_BEFORE = 3;

  private static final int SHORTEST_PIECE = 3;
  private static final int LONGEST_PIECE = 4;

  /// No more of a word is looked at.
  private static final int LONGEST_WORD = 24;

  /// So far apart two concepts are taken together.
  private static final int CONCEPT_REACH = 6;

  /// A "not" denies the concepts of so many words after it.
  private static final int NEGATION_REACH = 3;

  /// A concept counts as so many words: there are fewer of them, and they mean more.
  private static final int CONCEPT_WEIGHT = 2;

  /// A sentence without an end is cut after so many words.
  private static final int LONGEST_PART = 30;

  private static final int ENDS = Wording.STOP | Wording.BREAK;

  private static final int FACTOR = 0x01000193;
  private static final int WORD = 0x811C9DC5;
  private static final int PIECE = 0x1B873593;
  private static final int APART = 0x2545F491;
  private static final int CONCEPT = 0x7FEB352D;
  private static final int DENIED = 0x5555;

  private final Wording text;
  private final Concepts concepts;
  private final int[][] about;

  /// The words that are no emoji: what stands for each, and its place in the text.
  private final int[] words;

  private final int[] tokens;
  private int wordCount;
  private int[] hashes = new int[256];
  private byte[] weights = new byte[256];
  private int size;
  private int[] ends = new int[16];
  private int parts;

  private Features(Wording text, Concepts concepts) {
    this.text = text;
    this.concepts = concepts;
    about = concepts.of(text);
    words = new int[text.size()];
    tokens = new int[text.size()];
  }

  static Features of(Wording text, Concepts concepts) {
    Features features = new Features(text, concepts);
    features.read();
    return features;
  }

  /// How many parts the text has: its sentences, long ones cut; at least one.
  int parts() {
    return parts;
  }

  /// Where the features of a part begin.
  int from(int part) {
    return part == 0 ? 0 : ends[part - 1];
  }

  int to(int part) {
    return ends[part];
  }

  int hash(int index) {
    return hashes[index];
  }

  /// As how many it counts.
  int weight(int index) {
    return weights[index];
  }

  private void read() {
    int start = 0;
    int negation = -NEGATION_REACH - 1;
    for (int i = 0; i < text.size(); i++) {
      if (i > 0 && ((text.before(i) & ENDS) != 0 || wordCount - start >= LONGEST_PART)) {
        endPart();
        start = wordCount;
        negation = start - NEGATION_REACH - 1;
      }
      if (text.isSymbol(i)) {
        // an emoji says little, and does not part the words around it
        continue;
      }
      int word = word(i);
      add(word, 1);
      for (int k = Math.max(start, wordCount - WORDS_BEFORE); k < wordCount; k++) {
        add((words[k] * FACTOR ^ word) * FACTOR + (wordCount - k) * APART, 1);
      }
      words[wordCount] = word;
      tokens[wordCount] = i;
      for (int concept : about[i]) {
        if (concept == concepts.not()) {
          negation = wordCount;
        }
        addConcept(concept, start, wordCount - negation <= NEGATION_REACH);
      }
      wordCount++;
    }
    endPart();
  }

  private void addConcept(int concept, int start, boolean isDenied) {
    add(CONCEPT * (concept + 1), CONCEPT_WEIGHT);
    if (isDenied && concept != concepts.not()) {
      add(CONCEPT * (concept + 1) ^ DENIED, CONCEPT_WEIGHT);
    }
    for (int i = Math.max(start, wordCount - CONCEPT_REACH); i <= wordCount; i++) {
      for (int other : about[tokens[i]]) {
        if (i < wordCount || other < concept) {
          add((CONCEPT * (other + 1) ^ concept + 1) * FACTOR, CONCEPT_WEIGHT);
        }
      }
    }
  }

  private void endPart() {
    if (parts == ends.length) {
      ends = Arrays.copyOf(ends, parts * 2);
    }
    ends[parts++] = size;
  }

  /// Adds the pieces of a word; its borders count as letters.
  ///
  /// @return what stands for the whole
  private int word(int token) {
    char[] chars = text.chars();
    int from = text.from(token);
    int to = Math.min(text.to(token), from + LONGEST_WORD);
    int whole = WORD;
    for (int i = from; i < to; i++) {
      whole = (whole ^ bare(chars[i])) * FACTOR;
    }
    for (int start = from - 1; start <= to + 1 - SHORTEST_PIECE; start++) {
      int piece = PIECE;
      for (int i = start; i < Math.min(start + LONGEST_PIECE, to + 1); i++) {
        char c = i < from || i == to ? ' ' : bare(chars[i]);
        piece = (piece ^ c) * FACTOR;
        if (i - start + 1 >= SHORTEST_PIECE) {
          add(piece, 1);
        }
      }
    }
    return whole;
  }

  static char bare(char c) {
    return switch (c) {
      case 'å', 'ä' -> 'a';
      case 'ö' -> 'o';
      default -> Character.isDigit(c) ? '0' : c;
    };
  }

  private void add(int hash, int times) {
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, size * 2);
      weights = Arrays.copyOf(weights, size * 2);
    }
    hashes[size] = hash;
    weights[size++] = (byte) times;
  }
}
