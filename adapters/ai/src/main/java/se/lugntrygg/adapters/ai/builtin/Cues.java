package se.lugntrygg.adapters.ai.builtin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
  private static final String ANY_WORD = "_";
  private static final String POSSESSIVE = "'s";

  /// A cue for a name, as the words it is made of.
  private record Cue(String name, List<String> words) {}

  private final Map<String, Bent> bents = new HashMap<>();
  private final List<String> order = new ArrayList<>();
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
      order.add(name);
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

  /// The place of a name in the file: what stands earlier wins a tie.
  int rank(String name) {
    return order.indexOf(name);
  }

  /// Every name there is.
  List<String> names() {
    return order;
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
      int start = at;
      Set<String> here = new TreeSet<>();
      index
          .startingWith(words.all().get(at))
          .filter(cue -> fits(cue.words(), words.all(), start))
          .sorted((a, b) -> Integer.compare(b.words().size(), a.words().size()))
          .filter(cue -> here.add(cue.name()))
          .forEach(cue -> found.add(new Found(cue.name(), start, cue.words().size())));
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
    private final Map<String, List<Cue>> byWord = new HashMap<>();
    private final Map<Character, List<Cue>> byFirstLetter = new HashMap<>();

    void add(Cue cue) {
      String first = cue.words().getFirst();
      if (first.endsWith("*")) {
        byFirstLetter.computeIfAbsent(first.charAt(0), _ -> new ArrayList<>()).add(cue);
      } else {
        byWord.computeIfAbsent(first, _ -> new ArrayList<>()).add(cue);
      }
    }

    Stream<Cue> startingWith(String word) {
      String owner =
          word.endsWith(POSSESSIVE) ? word.substring(0, word.length() - POSSESSIVE.length()) : "";
      return Stream.of(
              byWord.getOrDefault(word, List.of()),
              byWord.getOrDefault(owner, List.of()),
              byFirstLetter.getOrDefault(word.charAt(0), List.of()))
          .flatMap(List::stream);
    }
  }
}
