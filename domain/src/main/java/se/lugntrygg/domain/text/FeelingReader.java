package se.lugntrygg.domain.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Reads what one text says of a feeling, from its first token to its last, once.
final class FeelingReader {
  /// How many words "not" reaches.
  private static final int DENIAL_REACH = 4;

  /// How far "not happy or calm" reaches on.
  private static final int DENIAL_REACH_ON = 2;

  /// How many words "very" reaches: "very, very much more tired".
  private static final int DEGREE_REACH = 3;

  /// How many words back a verb may stand that "not" denies: "orkade jag bara inte".
  private static final int DENIAL_REACH_BACK = 3;

  /// What stands before "but" counts less and what stands after counts more (Hutto & Gilbert 2014
  /// take 0.5 and 1.5).
  private static final double BEFORE_CONTRAST = 0.6;

  private static final double AFTER_CONTRAST = 1.4;

  private static final double SHOUTED = 1.2;
  private static final double EXCLAIMED = 0.06;
  private static final int MOST_EXCLAMATIONS = 3;

  /// The sum at which a score comes to about 0.7: VADER's normalisation.
  private static final double HALF_WAY = 15;

  private static final double STRONGEST = 5;

  /// Two telling words in five make a text as well read as it gets.
  private static final double FULL_COVERAGE = 0.4;

  /// What an emotion without a valence, such as surprise, counts.
  private static final double LEAST_EMOTION = 1;

  private record Feeling(double valence, List<Emotion> emotions) {}

  private final Lexicon lexicon;
  private final Symbols symbols;
  private final Tokens tokens;
  private final List<Feeling> feelings = new ArrayList<>();
  private int contrastAt;
  private int words;
  private int telling;

  private int denialReach;
  private double degree = 1;
  private int degreeReach;

  /// The verb last met in this clause, which "not" may still deny, and how many words ago.
  private Meaning openVerb = Meaning.UNKNOWN;

  private int openVerbAt;
  private int sinceVerb;

  FeelingReader(Lexicon lexicon, Symbols symbols, Tokens tokens) {
    this.lexicon = lexicon;
    this.symbols = symbols;
    this.tokens = tokens;
  }

  TextAnalysis read(LanguageDetector.Guess guess) {
    List<Token> all = tokens.all();
    for (int i = 0; i < all.size(); ) {
      Token token = all.get(i);
      i +=
          switch (token.kind()) {
            case BOUNDARY -> boundary();
            case SYMBOL -> symbol(token);
            case WORD -> phrase(i);
          };
    }
    return analysis(guess);
  }

  private int boundary() {
    denialReach = 0;
    degreeReach = 0;
    degree = 1;
    openVerb = Meaning.UNKNOWN;
    return 1;
  }

  private int symbol(Token token) {
    Meaning meaning = symbols.meaning(token.text());
    words++;
    if (meaning.role() == Meaning.Role.FEELING) {
      telling++;
      feelings.add(new Feeling(meaning.valence(), meaning.emotions()));
    }
    return 1;
  }

  private int phrase(int at) {
    Lexicon.Match match = lexicon.longest(tokens.all(), at, tokens.accented());
    Token token = tokens.all().get(at);
    int length = match.length();
    switch (match.meaning().role()) {
      case FEELING -> feeling(match.meaning(), token, at + length);
      case DENIAL -> deny();
      case DEGREE -> degree(match.meaning(), token, at + length);
      case CONTRAST -> contrast();
      case EMPTY -> {
        words += length;
        telling += length;
      }
      case UNKNOWN -> unknown(token);
    }
    denialReach = Math.max(0, denialReach - 1);
    degreeReach = Math.max(0, degreeReach - 1);
    sinceVerb++;
    return length;
  }

  private void unknown(Token token) {
    if (!lexicon.isCommon(token.text())) {
      words++;
    }
  }

  private void deny() {
    if (openVerb.isKnown() && sinceVerb <= DENIAL_REACH_BACK) {
      feelings.set(openVerbAt, new Feeling(openVerb.denied(), deniedEmotions(openVerb)));
      openVerb = Meaning.UNKNOWN;
    }
    // One more than it reaches, as it is itself counted.
    denialReach = DENIAL_REACH + 1;
  }

  private void contrast() {
    boundary();
    if (!feelings.isEmpty()) {
      contrastAt = feelings.size();
    }
  }

  private void degree(Meaning meaning, Token token, int next) {
    if (meaning.valence() != 0 && !feelingFollows(next)) {
      feeling(Meaning.feeling(meaning.valence(), meaning.emotions(), false), token, next);
      return;
    }
    degree = (degreeReach > 0 ? degree : 1) * meaning.factor();
    degreeReach = DEGREE_REACH + 1;
  }

  private boolean feelingFollows(int at) {
    List<Token> all = tokens.all();
    return at < all.size()
        && all.get(at).kind() == Token.Kind.WORD
        && lexicon.longest(all, at, tokens.accented()).meaning().feels();
  }

  private void feeling(Meaning meaning, Token token, int next) {
    words++;
    telling++;
    boolean denied = denialReach > 0;
    double valence = denied ? meaning.denied() : meaning.valence();
    if (degreeReach > 0) {
      valence *= degree;
      degreeReach = 0;
      degree = 1;
    }
    if (token.shouted()) {
      valence *= SHOUTED;
    }
    feelings.add(new Feeling(valence, denied ? deniedEmotions(meaning) : meaning.emotions()));
    if (denied) {
      // One more than it reaches on, as this word is itself counted.
      denialReach = listGoesOn(next) ? DENIAL_REACH_ON + 1 : 1;
    } else if (meaning.deniedFromBehind()) {
      openVerb = meaning;
      openVerbAt = feelings.size() - 1;
      sinceVerb = 0;
    }
  }

  private boolean listGoesOn(int at) {
    List<Token> all = tokens.all();
    if (at >= all.size()) {
      return false;
    }
    return switch (all.get(at).text()) {
      case "eller", "or", "nor", "och", "and" -> true;
      default -> false;
    };
  }

  /// Who lacks something pleasant is sad; who lacks something unpleasant may feel anything.
  private static List<Emotion> deniedEmotions(Meaning meaning) {
    return meaning.denied() < 0 ? List.of(Emotion.SADNESS) : List.of();
  }

  private TextAnalysis analysis(LanguageDetector.Guess guess) {
    Map<Emotion, Double> emotions = new EnumMap<>(Emotion.class);
    double sum = 0;
    double strength = 0;
    boolean contrasted = contrastAt > 0 && contrastAt < feelings.size();
    for (int i = 0; i < feelings.size(); i++) {
      Feeling feeling = feelings.get(i);
      double weight = !contrasted ? 1 : i < contrastAt ? BEFORE_CONTRAST : AFTER_CONTRAST;
      double valence = weight * feeling.valence();
      sum += valence;
      strength += Math.abs(valence);
      for (Emotion emotion : feeling.emotions()) {
        emotions.merge(emotion, Math.max(Math.abs(valence), LEAST_EMOTION), Double::sum);
      }
    }
    double loudness = 1 + EXCLAIMED * Math.min(tokens.exclamations(), MOST_EXCLAMATIONS);
    double loud = sum * loudness;
    double agreement = strength == 0 ? 0 : Math.abs(sum) / strength;
    double coverage = words == 0 ? 0 : Math.min(1, telling / (words * FULL_COVERAGE));
    return new TextAnalysis(
        guess.language(),
        guess.confidence(),
        SentimentScore.of(loud / Math.sqrt(loud * loud + HALF_WAY)),
        strength / STRONGEST,
        agreement * coverage,
        strongest(emotions));
  }

  private static List<Emotion> strongest(Map<Emotion, Double> weights) {
    if (weights.isEmpty()) {
      return List.of(Emotion.NEUTRAL);
    }
    List<Emotion> found = new ArrayList<>(weights.keySet());
    found.sort(Comparator.comparing(weights::get, Comparator.reverseOrder()));
    return found.subList(0, Math.min(found.size(), TextAnalysis.MAX_EMOTIONS));
  }
}
