package se.lugntrygg.domain.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// How a lemma in a word list is bent into the forms people write.
enum Inflection {
  /// Exactly as written.
  FIXED("="),
  /// A verb form exactly as written.
  FIXED_VERB("verb"),
  /// Swedish adjectives and participles, with their adverb: glad, glatt, glada, gladare, gladast.
  SWEDISH_ADJECTIVE("adj") {
    @Override
    void bend(String lemma, Set<String> forms) {
      if (lemma.indexOf(' ') >= 0) {
        return;
      }
      if (lemma.endsWith("ad")) {
        String stem = lemma.substring(0, lemma.length() - 1);
        addAll(forms, lemma, "e", "es");
        addAll(forms, stem, "t");
        if (!lemma.endsWith("rad") && !lemma.endsWith("sad")) {
          addAll(forms, lemma, "are");
        }
        if (lemma.length() <= SHORT_ADJECTIVE) {
          addAll(forms, lemma, "a", "are", "ast", "aste");
          forms.add(stem + "tt");
        }
        return;
      }
      if (lemma.endsWith("nde") || lemma.endsWith("a")) {
        return;
      }
      String definite = swedishDefinite(lemma);
      forms.add(swedishNeuter(lemma));
      addAll(forms, definite, "a", "are", "ast", "aste", "e");
    }
  },
  /// Swedish verbs like oroa: oroar, oroade, oroat, oroas, oroande.
  SWEDISH_FIRST_VERB("v-ar") {
    @Override
    void bend(String lemma, Set<String> forms) {
      int space = lemma.indexOf(' ');
      String verb = space < 0 ? lemma : lemma.substring(0, space);
      String rest = space < 0 ? "" : lemma.substring(space);
      for (String ending : List.of("r", "de", "t", "s", "des", "ts", "nde")) {
        forms.add(verb + ending + rest);
      }
    }
  },
  /// English adjectives, with their adverb and noun: sad, sadder, saddest, sadly, sadness.
  ENGLISH_ADJECTIVE("adj") {
    @Override
    void bend(String lemma, Set<String> forms) {
      if (lemma.indexOf(' ') >= 0 || lemma.endsWith("ing") || lemma.endsWith("ed")) {
        return;
      }
      boolean softened = lemma.endsWith("y") && lemma.length() > 3;
      String stem = softened ? lemma.substring(0, lemma.length() - 1) + "i" : lemma;
      addAll(forms, stem, "ly", "ness");
      if (lemma.length() <= LONGEST_COMPARED) {
        String compared = lemma.endsWith("e") ? lemma.substring(0, lemma.length() - 1) : stem;
        addAll(forms, doubled(compared), "er", "est");
      }
    }
  },
  /// English verbs: annoy, annoys, annoyed, annoying.
  ENGLISH_VERB("v-en") {
    @Override
    void bend(String lemma, Set<String> forms) {
      if (lemma.endsWith("e")) {
        addAll(forms, lemma, "s", "d");
        forms.add(lemma.substring(0, lemma.length() - 1) + "ing");
      } else if (lemma.endsWith("y") && !isVowel(lemma.charAt(lemma.length() - 2))) {
        addAll(forms, lemma.substring(0, lemma.length() - 1), "ies", "ied", "ying");
      } else {
        addAll(forms, lemma, "s", "es");
        addAll(forms, doubled(lemma), "ed", "ing");
        addAll(forms, lemma, "ed", "ing");
      }
    }
  };

  /// "Glad" is compared by endings, "stressad" is not.
  private static final int SHORT_ADJECTIVE = 4;

  /// Longer English adjectives are compared with "more".
  private static final int LONGEST_COMPARED = 7;

  private final String name;

  Inflection(String name) {
    this.name = name;
  }

  /// The one that a word list of this language calls by a name.
  static Inflection named(String name, Language language) {
    for (Inflection inflection : values()) {
      boolean otherLanguage =
          language == Language.SV
              ? inflection == ENGLISH_ADJECTIVE
              : inflection == SWEDISH_ADJECTIVE;
      if (inflection.name.equals(name) && !otherLanguage) {
        return inflection;
      }
    }
    throw new IllegalArgumentException("no inflection " + name);
  }

  /// The lemma and all its forms.
  List<String> forms(String lemma) {
    Set<String> forms = new LinkedHashSet<>();
    forms.add(lemma);
    bend(lemma, forms);
    return new ArrayList<>(forms);
  }

  /// Whether "not" comes after it, as after Swedish verbs; English denies from the front.
  boolean deniedFromBehind() {
    return this == FIXED_VERB || this == SWEDISH_FIRST_VERB;
  }

  void bend(String lemma, Set<String> forms) {}

  private static void addAll(Set<String> forms, String stem, String... endings) {
    for (String ending : endings) {
      forms.add(stem + ending);
    }
  }

  /// glad → glatt, nöjd → nöjt, ledsen → ledset, trött → trött, ny → nytt, lugn → lugnt.
  private static String swedishNeuter(String lemma) {
    int last = lemma.length() - 1;
    char end = lemma.charAt(last);
    boolean afterVowel = isVowel(lemma.charAt(last - 1));
    if (end == 'd') {
      return lemma.substring(0, last) + (afterVowel ? "tt" : "t");
    }
    if (end == 't') {
      return afterVowel ? lemma + "t" : lemma;
    }
    if (end == 'n' && lemma.charAt(last - 1) == 'e') {
      return lemma.substring(0, last) + "t";
    }
    return isVowel(end) ? lemma + "tt" : lemma + "t";
  }

  /// The stem before -a: ledsen → ledsn, vacker → vackr, enkel → enkl, dum → dumm.
  private static String swedishDefinite(String lemma) {
    int last = lemma.length() - 1;
    if (lemma.length() > SHORT_ADJECTIVE
        && lemma.charAt(last - 1) == 'e'
        && "nlr".indexOf(lemma.charAt(last)) >= 0) {
      return lemma.substring(0, last - 1) + lemma.charAt(last);
    }
    return lemma.endsWith("um") ? lemma + "m" : lemma;
  }

  /// A short English stem with its last consonant doubled before a vowel: sad → sadd.
  private static String doubled(String stem) {
    int last = stem.length() - 1;
    boolean doubles =
        stem.length() >= 3
            && stem.length() <= SHORT_ADJECTIVE
            && "bdgmnpt".indexOf(stem.charAt(last)) >= 0
            && isVowel(stem.charAt(last - 1))
            && !isVowel(stem.charAt(last - 2));
    return doubles ? stem + stem.charAt(last) : stem;
  }

  private static boolean isVowel(char c) {
    return "aeiouyåäö".indexOf(c) >= 0;
  }
}
