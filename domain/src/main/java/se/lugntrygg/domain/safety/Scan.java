package se.lugntrygg.domain.safety;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import se.lugntrygg.domain.safety.Rule.Guard;
import se.lugntrygg.domain.safety.Vocabulary.Entry;

/// One reading of one text. Goes through it from its end to its beginning, so that at each word all
/// that may follow is known already; then weighs what was seen by what stands around it.
final class Scan {
  /// A negation reaches this many words.
  private static final int NEGATION_REACH = 3;

  private static final int DENIAL_REACH = 5;
  private static final int SUBJECT_REACH = 7;
  private static final int FIRST_SUBJECT_REACH = 16;
  private static final int TOPIC_REACH = 9;
  private static final int MINE_REACH = 2;
  private static final int PAST_REACH = 9;
  private static final int TAKING_BACK_REACH = 12;
  private static final int SAYING_REACH = 3;
  private static final int ABSENCE_REACH = 3;

  /// How far back phrases found are remembered; a power of two above the longest phrase.
  private static final int RING = 32;

  private static final int PAUSES = Wording.STOP | Wording.PAUSE;

  private final RuleBook book;
  private final Meanings meanings;
  private final Wording text;
  private final int size;

  /// An idiom does not run over a comma.
  private final int idiom;

  private final Entry[] entries;

  /// By word: which of the judge's own sets it is in by itself, a bit for each.
  private final int[] own;

  /// By place in the ring: where the phrases of sets end that begin there.
  private final Ends[] ring = new Ends[RING];

  private final Ends none;

  /// By phrase: whether it may begin at the word that is looked at, a bit for each.
  private final long[] pending;

  /// Which of those longs have bits, a bit for each.
  private final long[] pendingLongs;

  /// By meaning: where it is seen next; anything always is.
  private final int[] nextSeen;

  /// By word: which of the judge's own sets covers it, a bit for each.
  private final int[] cover;

  /// By word: how long the longest idiom is that begins with it.
  private final byte[] idioms;

  private int[] sightings = new int[24];
  private int sighted;

  /// What a reading of the rules comes to.
  ///
  /// @param softened a wish or plan to die was seen, and what stands around makes it less
  /// @param silenced something was seen, and what stands around makes it nothing
  record Said(Risk risk, boolean softened, boolean silenced) {
    static final Said NOTHING = new Said(Risk.NONE, false, false);
  }

  /// The sets that the judge itself asks for.
  static final class Meanings {
    private static final int IDIOM = 1;
    private static final int TOPIC = 1 << 1;
    private static final int TAKING_BACK = 1 << 2;
    private static final int PAST = 1 << 3;
    private static final int DENIAL = 1 << 4;
    private static final int OTHER = 1 << 5;
    private static final int SELF = 1 << 6;
    private static final int I = 1 << 7;
    private static final int NOT = 1 << 8;
    private static final int NONE = 1 << 9;
    private static final int BARRIER = 1 << 10;
    private static final int AND = 1 << 11;
    private static final int FILLER = 1 << 12;
    private static final int SAYING = 1 << 13;
    private static final int MINE = 1 << 14;
    private static final int ABSENCE = 1 << 15;

    static final List<String> NAMES =
        List.of(
            "idiom",
            "topic",
            "taking-back",
            "past",
            "denial",
            "other",
            "self",
            "i",
            "not",
            "none",
            "barrier",
            "and",
            "filler",
            "saying");

    private final int[] sets;

    Meanings(RuleBook book) {
      sets = NAMES.stream().mapToInt(book::set).toArray();
    }

    private int of(int bit) {
      return sets[Integer.numberOfTrailingZeros(bit)];
    }

    /// Which of them a word is in by itself.
    private int in(Entry entry) {
      int in = 0;
      for (int bit = 0; entry.isKnown() && bit < sets.length; bit++) {
        in |= entry.means(sets[bit]) ? 1 << bit : 0;
      }
      return in;
    }
  }

  Scan(RuleBook book, Meanings meanings, Wording text) {
    this.book = book;
    this.meanings = meanings;
    this.text = text;
    size = text.size();
    idiom = meanings.of(Meanings.IDIOM);
    entries = new Entry[size];
    own = new int[size];
    none = new Ends(book.slotCount());
    Arrays.fill(ring, none);
    pending = new long[(book.phraseCount() + 63) / 64];
    pendingLongs = new long[(pending.length + 63) / 64];
    nextSeen = new int[book.meaningCount() + 1];
    Arrays.fill(nextSeen, size + RuleBook.LONGEST_PHRASE + 1);
    nextSeen[book.anything()] = 0;
    cover = new int[size];
    idioms = new byte[size];
  }

  Said said() {
    look();
    for (int i = size - 1; i >= 0; i--) {
      forget(i);
      if (entries[i].isKnown()) {
        find(i);
        mark(i);
      }
    }
    return weigh();
  }

  private void look() {
    Spellings alike = text.spellings();
    Entry[] found = new Entry[alike.count()];
    int[] sets = new int[found.length];
    for (int i = 0; i < found.length; i++) {
      int word = alike.first(i);
      found[i] =
          book.vocabulary()
              .find(text.chars(), text.from(word), text.to(word), text.stretched(word));
      sets[i] = meanings.in(found[i]);
    }
    for (int i = 0; i < size; i++) {
      entries[i] = found[alike.of(i)];
      own[i] = sets[alike.of(i)];
    }
  }

  /// Where the phrases of sets end that begin at one word, a bit for each length.
  private static final class Ends {
    private final int[] bySlot;

    /// The slots that have any.
    private final int[] slots;

    private int count;

    Ends(int slotCount) {
      bySlot = new int[slotCount];
      slots = new int[slotCount];
    }

    boolean isEmpty() {
      return count == 0;
    }

    /// Whether that was news.
    boolean add(int slot, int found) {
      int before = bySlot[slot];
      if (before == 0) {
        slots[count++] = slot;
      }
      bySlot[slot] = before | found;
      return bySlot[slot] != before;
    }

    void clear() {
      for (int i = 0; i < count; i++) {
        bySlot[slots[i]] = 0;
      }
      count = 0;
    }
  }

  private static int place(int at) {
    return at & (RING - 1);
  }

  private void forget(int at) {
    ring[place(at)].clear();
  }

  private Ends endsFrom(int at) {
    if (ring[place(at)] == none) {
      ring[place(at)] = new Ends(book.slotCount());
    }
    return ring[place(at)];
  }

  // ---- finding ----

  private void find(int at) {
    expect(entries[at].phrases(), at, 0);
    for (int index = nextPending(); index >= 0; index = nextPending()) {
      Phrase phrase = book.phrase(index);
      int found = match(phrase, at);
      if (found == 0) {
        continue;
      }
      if (phrase.isRule()) {
        sight(phrase.target(), at, at + Integer.numberOfTrailingZeros(found));
        continue;
      }
      if (endsFrom(at).add(book.slot(phrase.target()), found)) {
        expect(book.beginning(phrase.target()), at, index + 1);
        nextSeen[phrase.target()] = at;
      }
    }
    for (int meaning : entries[at].meanings()) {
      nextSeen[meaning] = at;
    }
  }

  /// Marks those phrases as pending of which all the words stand somewhere after a word.
  private void expect(int[] phrases, int at, int from) {
    int reach = at + RuleBook.LONGEST_PHRASE;
    for (int index : phrases) {
      if (index >= from && nextSeen[book.second(index)] <= reach && follows(index, reach)) {
        pending[index >> 6] |= 1L << index;
        pendingLongs[index >> 12] |= 1L << (index >> 6);
      }
    }
  }

  /// Takes the first phrase that is pending.
  ///
  /// @return its index; negative if there is none
  private int nextPending() {
    for (int i = 0; i < pendingLongs.length; i++) {
      if (pendingLongs[i] != 0) {
        int k = (i << 6) + Long.numberOfTrailingZeros(pendingLongs[i]);
        int index = (k << 6) + Long.numberOfTrailingZeros(pending[k]);
        pending[k] &= pending[k] - 1;
        if (pending[k] == 0) {
          pendingLongs[i] &= pendingLongs[i] - 1;
        }
        return index;
      }
    }
    return -1;
  }

  private boolean follows(int phrase, int reach) {
    for (int meaning : book.following(phrase)) {
      if (nextSeen[meaning] > reach) {
        return false;
      }
    }
    return true;
  }

  /// Where a set ends that begins at a word: bit 3 is three words on.
  private int ends(int meaning, int at) {
    int found = entries[at].means(meaning) ? 2 : 0;
    int slot = book.slot(meaning);
    return slot < 0 ? found : found | ring[place(at)].bySlot[slot];
  }

  private int match(Phrase phrase, int at) {
    List<Phrase.Step> steps = phrase.steps();
    int reached = ends(phrase.first(), at);
    if (steps.size() == 1 && entries[at].isShort()) {
      reached &= ~2;
    }
    boolean isIdiom = phrase.target() == idiom && !phrase.isRule();
    for (int i = 1; i < steps.size() && reached != 0; i++) {
      Phrase.Step step = steps.get(i);
      int border = step.gap() == 0 || isIdiom ? PAUSES : Wording.STOP;
      int next = 0;
      for (int left = reached; left != 0; left &= left - 1) {
        next |= follow(step, border, at, at + Integer.numberOfTrailingZeros(left));
      }
      reached = next;
    }
    return phrase.ends() ? endingClause(reached, at) : reached;
  }

  /// Those of the ends after which the clause does not go on.
  private int endingClause(int reached, int at) {
    int ending = 0;
    for (int left = reached; left != 0; left &= left - 1) {
      int next = at + Integer.numberOfTrailingZeros(left);
      while (next < size && isFiller(next) && !pauses(next)) {
        next++;
      }
      if (next == size || pauses(next) || startsClause(next)) {
        ending |= left & -left;
      }
    }
    return ending;
  }

  private boolean pauses(int at) {
    return (text.before(at) & PAUSES) != 0;
  }

  private boolean startsClause(int at) {
    return (own[at] & (Meanings.AND | Meanings.SELF | Meanings.I | Meanings.NOT)) != 0;
  }

  private int follow(Phrase.Step step, int border, int start, int from) {
    int left = step.gap();
    int found = 0;
    for (int i = from; i < size && i - start < RuleBook.LONGEST_PHRASE; i++) {
      if ((text.before(i) & border) != 0) {
        break;
      }
      found |= ends(step.meaning(), i) << (i - start);
      if (!isFiller(i)) {
        if (left == 0 || (!step.isLoose() && isInTheWay(i))) {
          break;
        }
        left--;
      }
    }
    return found;
  }

  private boolean isFiller(int at) {
    return (own[at] & Meanings.FILLER) != 0 || Character.isSurrogate(text.chars()[text.from(at)]);
  }

  private boolean isInTheWay(int at) {
    return (own[at] & (Meanings.NOT | Meanings.OTHER)) != 0;
  }

  private void sight(int rule, int from, int to) {
    if (sighted + 3 > sightings.length) {
      sightings = Arrays.copyOf(sightings, sightings.length * 2);
    }
    sightings[sighted++] = rule;
    sightings[sighted++] = from;
    sightings[sighted++] = to;
  }

  private void mark(int at) {
    cover[at] |= own[at];
    idioms[at] = (byte) ((own[at] & Meanings.IDIOM) != 0 ? 1 : 0);
    if (ring[place(at)].isEmpty()) {
      return;
    }
    for (int bit = 0; bit < meanings.sets.length; bit++) {
      int found = ends(meanings.sets[bit], at);
      if (found != 0) {
        int last = at + 31 - Integer.numberOfLeadingZeros(found);
        if (1 << bit == Meanings.IDIOM) {
          idioms[at] = (byte) (last - at);
        }
        for (int i = at; i < last; i++) {
          cover[i] |= 1 << bit;
        }
      }
    }
  }

  // ---- weighing ----

  private Said weigh() {
    RiskLevel[] levels = new RiskLevel[book.ruleCount()];
    Arrays.fill(levels, RiskLevel.NONE);
    boolean aboutWriter = false;
    boolean softened = false;
    boolean silenced = false;
    RiskLevel strongest = RiskLevel.NONE;
    for (int i = 0; i < sighted; i += 3) {
      Rule rule = book.rule(sightings[i]);
      if (levels[sightings[i]] == RiskLevel.CRISIS) {
        continue;
      }
      boolean other = rule.isAboutAnother() || isOfOther(rule, sightings[i + 1], sightings[i + 2]);
      RiskLevel level = level(rule, sightings[i + 1], sightings[i + 2], other);
      if (level.compareTo(levels[sightings[i]]) > 0) {
        levels[sightings[i]] = level;
      }
      if (level.compareTo(strongest) > 0) {
        strongest = level;
      }
      aboutWriter |= level != RiskLevel.NONE && !other;
      softened |= level == RiskLevel.CONCERN && rule.level() == RiskLevel.CRISIS;
      silenced |= level == RiskLevel.NONE;
    }
    if (strongest == RiskLevel.NONE) {
      return new Said(Risk.NONE, false, silenced);
    }
    List<String> ids = new ArrayList<>();
    addIds(ids, levels, RiskLevel.CRISIS);
    addIds(ids, levels, RiskLevel.CONCERN);
    return new Said(new Risk(strongest, ids, !aboutWriter), softened, silenced);
  }

  private void addIds(List<String> ids, RiskLevel[] levels, RiskLevel level) {
    for (int i = 0; i < levels.length; i++) {
      if (levels[i] == level) {
        ids.add(book.rule(i).id());
      }
    }
  }

  private RiskLevel level(Rule rule, int from, int to, boolean other) {
    if (rule.heeds(Guard.IDIOM) && isIdiom(from, to)) {
      return RiskLevel.NONE;
    }
    if (rule.heeds(Guard.TOPIC) && isTopic(rule, from, to)) {
      return RiskLevel.NONE;
    }
    boolean negated = isNegated(from, Meanings.NOT);
    if (negated && (rule.heeds(Guard.NEGATED) || other)) {
      return RiskLevel.NONE;
    }
    if (rule.heeds(Guard.ABSENT)
        && (negated
            || isNegated(from, Meanings.NONE)
            || covers(Meanings.ABSENCE, to, to + ABSENCE_REACH))) {
      return RiskLevel.NONE;
    }
    boolean softened =
        other
            || (rule.heeds(Guard.DENIED) && (negated || isDenied(from)))
            || (rule.heeds(Guard.PAST) && isPast(from, to))
            || (rule.heeds(Guard.TAKEN_BACK) && isTakenBack(from, to));
    return softened && rule.level() == RiskLevel.CRISIS ? RiskLevel.CONCERN : rule.level();
  }

  /// "det är inte så att jag vill dö"
  private boolean isDenied(int from) {
    return covers(Meanings.DENIAL, from - DENIAL_REACH, from);
  }

  /// Whether the words are part of an idiom, or run into one. An idiom inside what was seen is not
  /// one: "jump in" in "jump in front of a train".
  private boolean isIdiom(int from, int to) {
    for (int i = Math.max(from - RuleBook.LONGEST_PHRASE, 0); i < to; i++) {
      int end = i + idioms[i];
      if (idioms[i] > 0 && end > from && (i < from || end > to)) {
        return true;
      }
    }
    return false;
  }

  /// Whether a book, a lesson or the like is nearer than the writer.
  private boolean isTopic(Rule rule, int from, int to) {
    int self = self(rule);
    if (to < size && !pauses(to) && (cover[to] & Meanings.TOPIC) != 0) {
      return true;
    }
    if (hasSelf(self, from, to)) {
      return false;
    }
    for (int i = from; i > Math.max(from - TOPIC_REACH, 0) && !stops(i); i--) {
      int before = cover[i - 1];
      if ((before & Meanings.TOPIC) != 0) {
        return true;
      }
      if (isSelf(self, i - 1) || (i > from - MINE_REACH && (before & Meanings.MINE) != 0)) {
        return false;
      }
    }
    for (int i = from; i < Math.min(to + TOPIC_REACH, size) && (i == from || !stops(i)); i++) {
      if ((cover[i] & Meanings.TOPIC) != 0) {
        return true;
      }
      if (isSelf(self, i)) {
        return false;
      }
    }
    return false;
  }

  private boolean hasSelf(int self, int from, int to) {
    for (int i = from; i < to; i++) {
      if (isSelf(self, i)) {
        return true;
      }
    }
    return false;
  }

  /// Whether a word is the writer: "man" is, "min man" is not.
  private boolean isSelf(int self, int at) {
    return (cover[at] & self) != 0 && (cover[at] & Meanings.OTHER) == 0;
  }

  private static int self(Rule rule) {
    return rule.isEnglish() ? Meanings.SELF | Meanings.I : Meanings.SELF;
  }

  /// Whether it is said to have been long ago, in the same sentence.
  private boolean isPast(int from, int to) {
    for (int i = from; i < Math.min(to + PAST_REACH, size) && (i == from || !stops(i)); i++) {
      if ((cover[i] & Meanings.PAST) != 0) {
        return true;
      }
    }
    for (int i = from; i > Math.max(from - PAST_REACH, 0) && !stops(i); i--) {
      if ((cover[i - 1] & Meanings.PAST) != 0) {
        return true;
      }
    }
    return false;
  }

  /// Whether it is called a joke or a mistake; "not joking" does not.
  private boolean isTakenBack(int from, int to) {
    boolean within = false;
    for (int i = Math.max(from - TAKING_BACK_REACH, 0);
        i < Math.min(to + TAKING_BACK_REACH, size);
        i++) {
      boolean covered = (cover[i] & Meanings.TAKING_BACK) != 0;
      if (covered && !within && !isNegated(i, Meanings.NOT | Meanings.NONE)) {
        return true;
      }
      within = covered;
    }
    return false;
  }

  /// Whether a set covers any word from one to before another.
  private boolean covers(int set, int from, int to) {
    for (int i = Math.max(from, 0); i < Math.min(to, size); i++) {
      if ((cover[i] & set) != 0) {
        return true;
      }
    }
    return false;
  }

  private boolean stops(int at) {
    return (text.before(at) & Wording.STOP) != 0;
  }

  private boolean isNegated(int from, int set) {
    if ((cover[from] & Meanings.BARRIER) != 0) {
      return false;
    }
    int left = NEGATION_REACH;
    for (int i = from; i > 0 && left > 0; i--) {
      if (pauses(i)) {
        return false;
      }
      int before = cover[i - 1];
      if ((before & (Meanings.BARRIER | Meanings.AND | Meanings.SELF)) != 0) {
        return false;
      }
      if ((before & set) != 0) {
        return !isNegatedItself(i - 1);
      }
      if ((before & Meanings.FILLER) == 0) {
        left--;
      }
    }
    return false;
  }

  /// "can't sleep without": two negations are none.
  private boolean isNegatedItself(int at) {
    for (int i = at; i > Math.max(at - NEGATION_REACH, 0) && !stops(i); i--) {
      if ((cover[i - 1] & Meanings.NOT) != 0) {
        return true;
      }
    }
    return false;
  }

  /// Whether somebody else than the writer is the subject.
  private boolean isOfOther(Rule rule, int from, int to) {
    if (!rule.heeds(Guard.OTHER)) {
      return false;
    }
    int self = self(rule);
    if (isSaid(from)) {
      return true;
    }
    if (hasSelf(self, from, to)) {
      return false;
    }
    int at = from;
    while (at > 0 && !stops(at) && (cover[at - 1] & Meanings.FILLER) != 0) {
      at--;
    }
    boolean joined = at > 0 && !stops(at) && (cover[at - 1] & Meanings.AND) != 0;
    boolean other = false;
    int reach = joined ? FIRST_SUBJECT_REACH : SUBJECT_REACH;
    for (int i = from; i > Math.max(from - reach, 0) && !stops(i); i--) {
      int before = cover[i - 1];
      if ((before & Meanings.OTHER) != 0) {
        other = true;
      } else if ((before & self) != 0) {
        other = false;
      } else {
        continue;
      }
      if (!joined) {
        break;
      }
    }
    return other;
  }

  /// Whether the words are quoted as another's: `hon sa: "jag vill dö"`.
  private boolean isSaid(int from) {
    for (int i = from; i > Math.max(from - SAYING_REACH, 0); i--) {
      if ((text.before(i) & Wording.QUOTE) != 0) {
        for (int j = i; j > Math.max(i - SAYING_REACH, 0); j--) {
          if ((cover[j - 1] & Meanings.SAYING) != 0) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
