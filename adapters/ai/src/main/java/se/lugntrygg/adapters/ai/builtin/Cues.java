package se.lugntrygg.adapters.ai.builtin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import se.lugntrygg.domain.text.Language;

/// The words by which the subject, the feeling and the purpose of a message are recognised.
final class Cues {
  /// What a name stands for is hard or good whatever the words around it say.
  enum Bent {
    HARD,
    GOOD,
    OPEN,
    /// It is only worth a word of its own when it is told as something hard.
    LOADED
  }

  /// A cue found in a message.
  ///
  /// @param at the place of its first word
  /// @param words how many words it has
  record Found(String name, int at, int words) {}

  private static final Pattern COMMA = Pattern.compile(",\\s*");
  private static final Pattern SPACE = Pattern.compile(" ");
  private static final String WHOLE = "whole.";
  static final int NOWHERE = -1;
  private static final String ANY_WORD = "_";
  private static final String POSSESSIVE = "'s";

  /// A cue for a name, as the words it is made of.
  private record Cue(String name, List<String> words) {}

  private static final Comparator<Cue> LONGEST_FIRST =
      Comparator.<Cue>comparingInt(cue -> cue.words().size()).reversed();

  private final Map<String, Bent> bents = new HashMap<>();
  private final Map<String, Integer> ranks = new LinkedHashMap<>();
  private final Map<String, String> wholes = new HashMap<>();
  private final Index exact = new Index();
  private final Index bare = new Index();

  Cues(Language language) {
    for (String line : Lines.of(language.tag() + ".cues")) {
      int colon = line.indexOf(':');
      String head = line.substring(0, colon);
      Bent bent =
          switch (head.charAt(colon - 1)) {
            case '-' -> Bent.HARD;
            case '+' -> Bent.GOOD;
            case '~' -> Bent.LOADED;
            default -> Bent.OPEN;
          };
      String name = bent == Bent.OPEN ? head : head.substring(0, colon - 1);
      bents.put(name, bent);
      ranks.put(name, ranks.size());
      for (String cue : COMMA.splitAsStream(line.substring(colon + 1).strip()).toList()) {
        if (name.startsWith(WHOLE)) {
          wholes.putIfAbsent(cue, name);
          wholes.putIfAbsent(Words.bared(cue), name);
        } else {
          exact.add(new Cue(name, Arrays.asList(SPACE.split(cue))));
          bare.add(new Cue(name, Arrays.asList(SPACE.split(Words.bared(cue)))));
        }
      }
    }
  }

  Bent bent(String name) {
    return bents.getOrDefault(name, Bent.OPEN);
  }

  /// The place of a name in the file, or [#NOWHERE]: what stands earlier wins a tie.
  int rank(String name) {
    return ranks.getOrDefault(name, NOWHERE);
  }

  /// Every name there is.
  Set<String> names() {
    return ranks.keySet();
  }

  /// The name of the message that is nothing but this, or nothing.
  String whole(Words words) {
    return wholes.getOrDefault(words.joined(), "");
  }

  /// All cues in a message, each name at one place once.
  List<Found> in(Words words) {
    List<Found> found = new ArrayList<>();
    Index index = words.bare() ? bare : exact;
    for (int at = 0; at < words.count(); at++) {
      List<Cue> here = new ArrayList<>();
      for (Cue cue : index.startingWith(words.all().get(at))) {
        if (fits(cue.words(), words.all(), at)) {
          here.add(cue);
        }
      }
      here.sort(LONGEST_FIRST);
      Set<String> names = new HashSet<>();
      for (Cue cue : here) {
        if (names.add(cue.name())) {
          found.add(new Found(cue.name(), at, cue.words().size()));
        }
      }
    }
    return found;
  }

  private static boolean fits(List<String> cue, List<String> words, int start) {
    if (start + cue.size() > words.size()) {
      return false;
    }
    for (int i = 0; i < cue.size(); i++) {
      if (!fits(cue.get(i), words.get(start + i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean fits(String cue, String word) {
    if (cue.equals(ANY_WORD)) {
      return true;
    }
    return cue.endsWith("*")
        ? word.startsWith(cue.substring(0, cue.length() - 1))
        : word.equals(cue) || word.equals(cue + POSSESSIVE);
  }

  /// Cues by their first word.
  private static final class Index {
    /// How much of an open word is looked up; none is shorter.
    private static final int STEM = 3;

    private final Map<String, List<Cue>> byWord = new HashMap<>();
    private final Map<String, List<Cue>> byStem = new HashMap<>();

    void add(Cue cue) {
      String first = cue.words().getFirst();
      Map<String, List<Cue>> place = first.endsWith("*") ? byStem : byWord;
      String key = first.endsWith("*") ? first.substring(0, STEM) : first;
      place.computeIfAbsent(key, _ -> new ArrayList<>()).add(cue);
    }

    List<Cue> startingWith(String word) {
      List<Cue> cues = new ArrayList<>(byWord.getOrDefault(word, List.of()));
      if (word.endsWith(POSSESSIVE)) {
        String owner = word.substring(0, word.length() - POSSESSIVE.length());
        cues.addAll(byWord.getOrDefault(owner, List.of()));
      }
      if (word.length() >= STEM) {
        cues.addAll(byStem.getOrDefault(word.substring(0, STEM), List.of()));
      }
      return cues;
    }
  }
}
