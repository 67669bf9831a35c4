package se.lugntrygg.domain.text;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The words and phrases of one language and what they mean.
final class Lexicon {
  /// A meaning and how many tokens it took.
  record Match(Meaning meaning, int length) {
    boolean isKnown() {
      return meaning.isKnown();
    }
  }

  private static final Match UNKNOWN = new Match(Meaning.UNKNOWN, 1);

  /// Words that strengthen and weaken do so by about a third (VADER's 0.293 of a 1..4 scale).
  private static final double BOOST = 1.3;

  private static final double DAMP = 0.7;

  /// The words that may follow a word, and what the phrase so far means.
  private static final class Node {
    private final Map<String, Node> next = new HashMap<>();
    private Meaning meaning = Meaning.UNKNOWN;
  }

  private final Node words = new Node();

  /// The same without å, ä and ö, for people who type without them.
  private final Node bareWords = new Node();

  private final Set<String> common = new HashSet<>();
  private final Tokenizer tokenizer;
  private final Compounds compounds;

  /// @param lists read in this order; what a later one says of a word replaces the earlier
  Lexicon(Language language, Tokenizer tokenizer, List<String> lists) {
    this.tokenizer = tokenizer;
    this.compounds = new Compounds();
    for (String list : lists) {
      for (WordList.Group group : WordList.read(list)) {
        add(group, language);
      }
    }
    compounds.resolve(this::single);
  }

  private void add(WordList.Group group, Language language) {
    List<String> lemmas = group.lemmas();
    switch (group.name()) {
      case "deny" -> lemmas.forEach(lemma -> put(lemma, Meaning.DENIAL));
      case "but" -> lemmas.forEach(lemma -> put(lemma, Meaning.CONTRAST));
      case "empty" -> lemmas.forEach(lemma -> put(lemma, Meaning.EMPTY));
      case "boost" -> lemmas.forEach(lemma -> put(lemma, degree(BOOST, group)));
      case "damp" -> lemmas.forEach(lemma -> put(lemma, degree(DAMP, group)));
      case "common" -> lemmas.forEach(this::putCommon);
      case "intensify" -> compounds.intensifyBy(lemmas);
      case "sweeten" -> compounds.sweetenBy(lemmas);
      case "spoil" -> compounds.spoilBy(lemmas);
      case "tails" -> compounds.endIn(lemmas);
      default -> putFeeling(group, Inflection.named(group.name(), language));
    }
  }

  private static Meaning degree(double factor, WordList.Group group) {
    return Meaning.degree(factor, group.valence(), group.emotions());
  }

  private void putFeeling(WordList.Group group, Inflection inflection) {
    Meaning usual =
        Meaning.feeling(group.valence(), group.emotions(), inflection.deniedFromBehind());
    Meaning meaning =
        group.denied().isPresent() ? usual.whenDenied(group.denied().getAsDouble()) : usual;
    for (String lemma : group.lemmas()) {
      for (String form : inflection.forms(lemma)) {
        put(form, meaning);
      }
    }
  }

  private void putCommon(String word) {
    common.add(word);
    common.add(Spelling.bare(word));
  }

  private void put(String phrase, Meaning meaning) {
    Node node = words;
    Node bare = bareWords;
    for (Token token : tokenizer.tokens(phrase).all()) {
      node = node.next.computeIfAbsent(token.text(), _ -> new Node());
      bare = bare.next.computeIfAbsent(Spelling.bare(token.text()), _ -> new Node());
    }
    node.meaning = meaning;
    bare.meaning = meaning;
  }

  /// How many words and phrases it knows.
  int size() {
    return size(words);
  }

  private static int size(Node node) {
    int size = node.meaning.isKnown() ? 1 : 0;
    for (Node next : node.next.values()) {
      size += size(next);
    }
    return size;
  }

  /// Whether the word is one of those that hold sentences together.
  boolean isCommon(String word) {
    return common.contains(word);
  }

  /// Whether the word, standing alone, is known.
  boolean knows(Token word) {
    return single(word.text()).isKnown() || single(word.unstretched()).isKnown();
  }

  private Meaning single(String word) {
    Node node = words.next.get(word);
    return node == null ? Meaning.UNKNOWN : node.meaning;
  }

  /// The longest phrase that starts at a token, or the word itself taken apart.
  ///
  /// @param accented whether the text uses å, ä and ö; if it does, a word that lacks them means it
  Match longest(List<Token> tokens, int at, boolean accented) {
    Match match = longest(words, tokens, at);
    if (!accented) {
      Match bare = longest(bareWords, tokens, at);
      if (!match.isKnown() || bare.length > match.length) {
        match = bare;
      }
    }
    if (match.isKnown()) {
      return match;
    }
    Token token = tokens.get(at);
    Meaning meaning = isCommon(token.text()) ? Meaning.UNKNOWN : compounds.meaning(token.text());
    if (!meaning.isKnown() && !token.unstretched().equals(token.text())) {
      meaning = compounds.meaning(token.unstretched());
    }
    return meaning.isKnown() ? new Match(meaning, 1) : UNKNOWN;
  }

  private static Match longest(Node root, List<Token> tokens, int at) {
    Node node = root;
    Match match = UNKNOWN;
    for (int i = at; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      Node next = node.next.get(token.text());
      if (next == null) {
        next = node.next.get(token.unstretched());
      }
      if (next == null) {
        break;
      }
      node = next;
      if (node.meaning.isKnown()) {
        match = new Match(node.meaning, i - at + 1);
      }
    }
    return match;
  }
}
