package se.lugntrygg.domain.safety;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// The rules as they are written beside this class, made ready for reading. How they are written is
/// told at the top of `rules-common.txt`.
final class RuleBook {
  private static final List<String> FILES =
      List.of("rules-common.txt", "rules-sv.txt", "rules-en.txt");

  private static final String ORDINARY = "rules-ordinary.txt";

  private static final Pattern COMMA = Pattern.compile(",");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /// No phrase is longer, the words between included.
  static final int LONGEST_PHRASE = 30;

  private final Vocabulary vocabulary = new Vocabulary();
  private final Map<String, Integer> meanings = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private final List<Rule> rules = new ArrayList<>();
  private final Map<String, Set<Rule.Guard>> guards = new HashMap<>();
  private final Set<String> defined = new HashSet<>();
  private final List<Phrase> unsorted = new ArrayList<>();
  private final Phrase[] phrases;

  /// Whether the words being read are to be known with a slip in them too.
  private boolean isGuessing;

  /// By meaning: which place it has among the sets that hold phrases, or -1.
  private final int[] slots;

  private final int slotCount;

  /// By meaning: the phrases that begin with it, in order.
  private final int[][] beginning;

  /// By phrase: what must follow after its first word.
  private final int[][] following;

  private final int[] second;

  RuleBook() {
    FILES.forEach(this::read);
    for (String line : lines(ORDINARY)) {
      for (String word : items(line)) {
        vocabulary.addOrdinary(word);
      }
    }
    for (String name : names) {
      if (name.startsWith("@") && !name.contains("|") && !defined.contains(name)) {
        throw new IllegalStateException("the rules say nothing of " + name);
      }
    }
    int[] depth = new int[names.size()];
    phrases = sorted(depth);
    slots = new int[names.size()];
    int count = 0;
    Arrays.fill(slots, -1);
    following = new int[phrases.length][];
    second = new int[phrases.length];
    List<List<Integer>> beginners = new ArrayList<>();
    names.forEach(_ -> beginners.add(new ArrayList<>()));
    for (int i = 0; i < phrases.length; i++) {
      Phrase phrase = phrases[i];
      if (!phrase.isRule() && slots[phrase.target()] < 0) {
        slots[phrase.target()] = count++;
      }
      beginners.get(phrase.first()).add(i);
      following[i] = phrase.steps().stream().skip(1).mapToInt(Phrase.Step::meaning).toArray();
      second[i] = following[i].length == 0 ? anything() : following[i][0];
    }
    beginning =
        beginners.stream()
            .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
    slotCount = count;
    vocabulary.seal(set("joined"), this::beginningWith);
  }

  private int[] beginningWith(BitSet some) {
    return some.stream()
        .flatMap(meaning -> Arrays.stream(beginning[meaning]))
        .sorted()
        .distinct()
        .toArray();
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  Phrase phrase(int index) {
    return phrases[index];
  }

  int phraseCount() {
    return phrases.length;
  }

  Rule rule(int index) {
    return rules.get(index);
  }

  int ruleCount() {
    return rules.size();
  }

  int slot(int meaning) {
    return slots[meaning];
  }

  int slotCount() {
    return slotCount;
  }

  /// The phrases that begin with a set that was itself found as a phrase.
  int[] beginning(int meaning) {
    return beginning[meaning];
  }

  /// What must follow first after the first word of a phrase.
  int second(int phrase) {
    return second[phrase];
  }

  /// A meaning that all words have.
  int anything() {
    return names.size();
  }

  /// What must follow after the first word of a phrase.
  int[] following(int phrase) {
    return following[phrase];
  }

  int meaningCount() {
    return names.size();
  }

  /// The meaning of a set that the judge itself asks for.
  int set(String name) {
    Integer meaning = meanings.get("@" + name);
    if (meaning == null) {
      throw new IllegalStateException("no set @" + name + " in the rules");
    }
    return meaning;
  }

  // ---- reading ----

  private void read(String file) {
    boolean english = file.endsWith("-en.txt");
    int target = -1;
    boolean isRule = false;
    isGuessing = true;
    for (String line : lines(file)) {
      String rest = line;
      if (line.startsWith("%")) {
        readGuards(line.substring(1));
        continue;
      } else if (line.startsWith("=")) {
        int colon = line.indexOf(':');
        for (String alias : items(line.substring(colon + 1))) {
          vocabulary.addAlias(line.substring(1, colon).strip(), alias);
        }
        continue;
      } else if (line.startsWith("!")) {
        target = rules.size();
        isRule = true;
        rules.add(rule(line.substring(1).strip(), english));
        continue;
      } else if (line.startsWith("@") && line.contains(" = ")) {
        int equals = line.indexOf(" = ");
        String name = line.substring(0, equals).strip();
        defined.add(name);
        target = meaning(name);
        isRule = false;
        rest = line.substring(equals + 3);
      }
      isGuessing = isGuessed(target, isRule);
      for (String item : items(rest)) {
        add(item, target, isRule, file);
      }
    }
  }

  /// What weakens a rule has to be written right; what may save somebody has not.
  private boolean isGuessed(int target, boolean isRule) {
    String name = isRule ? "" : names.get(target).substring(1);
    return name.equals("not") || !Scan.Meanings.NAMES.contains(name);
  }

  private static List<String> items(String line) {
    return COMMA.splitAsStream(line).map(String::strip).filter(item -> !item.isEmpty()).toList();
  }

  private static List<String> parts(String item) {
    return BLANKS.splitAsStream(item).filter(part -> !part.isEmpty()).toList();
  }

  private void readGuards(String line) {
    int colon = line.indexOf(':');
    Set<Rule.Guard> named = EnumSet.noneOf(Rule.Guard.class);
    for (String name : parts(line.substring(colon + 1))) {
      named.add(Rule.Guard.valueOf(name.toUpperCase(Locale.ROOT)));
    }
    guards.put(line.substring(0, colon).strip(), named);
  }

  private Rule rule(String line, boolean english) {
    List<String> parts = parts(line);
    String category = parts.get(2);
    Set<Rule.Guard> named = guards.get(category);
    if (named == null) {
      throw new IllegalStateException("no guards for the category of: " + line);
    }
    return new Rule(
        parts.getFirst(),
        RiskLevel.valueOf(parts.get(1).toUpperCase(Locale.ROOT)),
        category,
        english,
        category.equals("about_another"),
        named);
  }

  private void add(String item, int target, boolean isRule, String file) {
    List<String> parts = parts(item);
    if (parts.size() == 1 && !isRule && isWord(parts.getFirst())) {
      for (String word : words(parts.getFirst())) {
        vocabulary.add(word, target, isGuessed(target, isRule));
      }
      return;
    }
    try {
      expand(parts, 0, new Draft(), target, isRule);
    } catch (RuntimeException cause) {
      throw new IllegalStateException("not a phrase in " + file + ": " + item, cause);
    }
  }

  private static boolean isWord(String part) {
    return part.indexOf('@') < 0 && part.indexOf('_') < 0;
  }

  /// A phrase being put together.
  private static final class Draft {
    private final List<Phrase.Step> steps = new ArrayList<>();
    private int gap;
    private boolean isLoose;
    private boolean ends;

    private Draft copy() {
      Draft copy = new Draft();
      copy.steps.addAll(steps);
      copy.gap = gap;
      copy.isLoose = isLoose;
      return copy;
    }

    private void add(int meaning) {
      steps.add(new Phrase.Step(meaning, steps.isEmpty() ? 0 : gap, isLoose));
      gap = 0;
      isLoose = false;
    }

    private Phrase phrase(int target, boolean isRule) {
      return new Phrase(steps, ends, target, isRule);
    }
  }

  private void expand(List<String> parts, int at, Draft draft, int target, boolean isRule) {
    if (at == parts.size()) {
      if (draft.steps.isEmpty()) {
        throw new IllegalStateException("an empty phrase");
      }
      unsorted.add(draft.phrase(target, isRule));
      return;
    }
    String part = parts.get(at);
    if (part.equals("$")) {
      draft.ends = true;
      expand(parts, at + 1, draft, target, isRule);
      return;
    }
    char first = part.charAt(0);
    if (first == '+' || first == '~') {
      draft.gap = Integer.parseInt(part.substring(1));
      draft.isLoose = first == '~';
      expand(parts, at + 1, draft, target, isRule);
      return;
    }
    if (part.endsWith("?")) {
      expand(parts, at + 1, draft.copy(), target, isRule);
      part = part.substring(0, part.length() - 1);
    }
    draft.add(element(part));
    expand(parts, at + 1, draft, target, isRule);
  }

  private int element(String part) {
    Integer known = meanings.get(part);
    if (known != null) {
      return known;
    }
    int meaning = meaning(part);
    if (part.startsWith("@") && !part.contains("|")) {
      return meaning;
    }
    for (String choice : choices(part)) {
      if (choice.contains("_")) {
        expand(parts(choice.replace('_', ' ')), 0, new Draft(), meaning, false);
      } else if (choice.startsWith("@")) {
        Draft draft = new Draft();
        draft.add(meaning(choice));
        unsorted.add(draft.phrase(meaning, false));
      } else {
        for (String word : words(choice)) {
          vocabulary.add(word, meaning, isGuessing);
        }
      }
    }
    return meaning;
  }

  private int meaning(String name) {
    Integer known = meanings.get(name);
    if (known != null) {
      return known;
    }
    meanings.put(name, names.size());
    names.add(name);
    return names.size() - 1;
  }

  /// What stands between bars outside parentheses.
  private static List<String> choices(String part) {
    List<String> choices = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == '|' && depth == 0) {
        choices.add(part.substring(start, i));
        start = i + 1;
      }
    }
    choices.add(part.substring(start));
    return choices;
  }

  /// `lev(a|er|)` is "leva", "lever" and "lev".
  private static Set<String> words(String pattern) {
    int open = pattern.indexOf('(');
    if (open < 0) {
      if (pattern.contains("|") && pattern.indexOf('@') < 0) {
        Set<String> all = new HashSet<>();
        choices(pattern).forEach(choice -> all.addAll(words(choice)));
        return all;
      }
      return Set.of(pattern);
    }
    int depth = 0;
    int close = open;
    do {
      depth += pattern.charAt(close) == '(' ? 1 : pattern.charAt(close) == ')' ? -1 : 0;
      close++;
    } while (depth > 0);
    Set<String> all = new HashSet<>();
    for (String middle : choices(pattern.substring(open + 1, close - 1))) {
      all.addAll(words(pattern.substring(0, open) + middle + pattern.substring(close)));
    }
    return all;
  }

  /// In an order such that a set is complete before a phrase that begins with it is looked for.
  private Phrase[] sorted(int[] depth) {
    Map<Integer, List<Phrase>> byTarget = new HashMap<>();
    for (Phrase phrase : unsorted) {
      if (!phrase.isRule()) {
        byTarget.computeIfAbsent(phrase.target(), _ -> new ArrayList<>()).add(phrase);
      }
    }
    Set<Integer> open = new HashSet<>();
    for (int meaning = 0; meaning < depth.length; meaning++) {
      depth(meaning, byTarget, depth, open);
    }
    return unsorted.stream()
        .sorted(Comparator.comparingInt(phrase -> depth[phrase.first()]))
        .toArray(Phrase[]::new);
  }

  private int depth(
      int meaning, Map<Integer, List<Phrase>> byTarget, int[] depth, Set<Integer> open) {
    if (depth[meaning] == 0) {
      if (!open.add(meaning)) {
        throw new IllegalStateException("the set " + names.get(meaning) + " begins with itself");
      }
      int deepest = 0;
      for (Phrase phrase : byTarget.getOrDefault(meaning, List.of())) {
        deepest = Math.max(deepest, depth(phrase.first(), byTarget, depth, open));
      }
      depth[meaning] = deepest + 1;
      open.remove(meaning);
    }
    return depth[meaning];
  }

  static List<String> lines(String file) {
    InputStream bytes = RuleBook.class.getResourceAsStream(file);
    if (bytes == null) {
      throw new IllegalStateException("no rules " + file + " on the class path");
    }
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && line.charAt(0) != '#')
          .toList();
    } catch (IOException cause) {
      throw new UncheckedIOException("read the rules " + file, cause);
    }
  }
}
