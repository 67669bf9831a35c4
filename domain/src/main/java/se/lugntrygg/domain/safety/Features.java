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

  // so many features a word usually has

  private static final int USUALLY_MADE = 12;
  private static final int USUALLY_TOGETHER = 6;

  private static final int ENDS = Wording.STOP | Wording.BREAK;

  private static final int FACTOR = 0x01000193;
  private static final int WORD = 0x811C9DC5;
  private static final int PIECE = 0x1B873593;
  private static final int APART = 0x2545F491;
  private static final int CONCEPT = 0x7FEB352D;
  private static final int DENIED = 0x5555;

  private final Wording text;
  private final Spellings alike;
  private final Concepts concepts;
  private final int[][] about;

  /// By spelling: what stands for the whole word.
  private final int[] words;

  /// What each spelling is and is made of, spelling by spelling.
  private final Numbers made;

  private final int[] madeTo;

  /// The words that are no emoji, by their place in the text; and where the parts end among them.
  private final int[] spoken;

  private int spokenCount;
  private int[] spokenTo = new int[16];

  /// What stands together, part by part.
  private final Numbers together;

  private int[] togetherTo = new int[16];
  private int parts;

  private Features(Wording text, Concepts concepts) {
    this.text = text;
    this.concepts = concepts;
    alike = text.spellings();
    about = concepts.of(text);
    words = new int[alike.count()];
    made = new Numbers(words.length * USUALLY_MADE);
    together = new Numbers(text.size() * USUALLY_TOGETHER);
    madeTo = new int[alike.count()];
    spoken = new int[text.size()];
  }

  static Features of(Wording text, Concepts concepts) {
    Features features = new Features(text, concepts);
    features.readSpellings();
    features.readParts();
    return features;
  }

  /// Numbers, each with how often it counts.
  static final class Numbers {
    private int[] hashes;
    private byte[] weights;
    private int size;

    private Numbers(int expected) {
      hashes = new int[expected + 16];
      weights = new byte[expected + 16];
    }

    int hash(int index) {
      return hashes[index];
    }

    /// As how many it counts.
    int weight(int index) {
      return weights[index];
    }

    private void add(int hash, int weight) {
      if (size == hashes.length) {
        hashes = Arrays.copyOf(hashes, size * 2);
        weights = Arrays.copyOf(weights, size * 2);
      }
      hashes[size] = hash;
      weights[size++] = (byte) weight;
    }
  }

  /// How many parts the text has: its sentences, long ones cut; at least one.
  int parts() {
    return parts;
  }

  /// Where the words of a part begin among those that are no emoji.
  int spokenFrom(int part) {
    return part == 0 ? 0 : spokenTo[part - 1];
  }

  int spokenTo(int part) {
    return spokenTo[part];
  }

  /// How such a word is spelled.
  int spelling(int spokenWord) {
    return alike.of(spoken[spokenWord]);
  }

  int spellings() {
    return words.length;
  }

  /// What the spellings are and are made of.
  Numbers made() {
    return made;
  }

  /// Where a spelling begins there.
  int madeFrom(int spelling) {
    return spelling == 0 ? 0 : madeTo[spelling - 1];
  }

  int madeTo(int spelling) {
    return madeTo[spelling];
  }

  /// What stands together in the parts, and what they are about.
  Numbers together() {
    return together;
  }

  /// Where a part begins there.
  int togetherFrom(int part) {
    return part == 0 ? 0 : togetherTo[part - 1];
  }

  int togetherTo(int part) {
    return togetherTo[part];
  }

  private void readSpellings() {
    for (int i = 0; i < words.length; i++) {
      words[i] = word(alike.first(i));
      made.add(words[i], 1);
      madeTo[i] = made.size;
    }
  }

  private void readParts() {
    int start = 0;
    int negation = -NEGATION_REACH - 1;
    for (int i = 0; i < text.size(); i++) {
      if (i > 0 && ((text.before(i) & ENDS) != 0 || spokenCount - start >= LONGEST_PART)) {
        endPart();
        start = spokenCount;
        negation = start - NEGATION_REACH - 1;
      }
      if (text.isSymbol(i)) {
        // an emoji says little, and does not part the words around it
        continue;
      }
      int word = words[alike.of(i)];
      for (int k = Math.max(start, spokenCount - WORDS_BEFORE); k < spokenCount; k++) {
        int other = words[alike.of(spoken[k])];
        together.add((other * FACTOR ^ word) * FACTOR + (spokenCount - k) * APART, 1);
      }
      spoken[spokenCount] = i;
      for (int concept : about[i]) {
        if (concept == concepts.not()) {
          negation = spokenCount;
        }
        addConcept(concept, start, spokenCount - negation <= NEGATION_REACH);
      }
      spokenCount++;
    }
    endPart();
  }

  private void addConcept(int concept, int start, boolean isDenied) {
    together.add(CONCEPT * (concept + 1), CONCEPT_WEIGHT);
    if (isDenied && concept != concepts.not()) {
      together.add(CONCEPT * (concept + 1) ^ DENIED, CONCEPT_WEIGHT);
    }
    for (int i = Math.max(start, spokenCount - CONCEPT_REACH); i <= spokenCount; i++) {
      for (int other : about[spoken[i]]) {
        if (i < spokenCount || other < concept) {
          together.add((CONCEPT * (other + 1) ^ concept + 1) * FACTOR, CONCEPT_WEIGHT);
        }
      }
    }
  }

  private void endPart() {
    if (parts == spokenTo.length) {
      spokenTo = Arrays.copyOf(spokenTo, parts * 2);
      togetherTo = Arrays.copyOf(togetherTo, parts * 2);
    }
    togetherTo[parts] = together.size;
    spokenTo[parts++] = spokenCount;
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
          made.add(piece, 1);
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
}
