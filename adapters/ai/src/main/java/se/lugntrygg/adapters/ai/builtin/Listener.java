package se.lugntrygg.adapters.ai.builtin;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import se.lugntrygg.adapters.ai.builtin.Cues.Bent;
import se.lugntrygg.adapters.ai.builtin.Cues.Found;
import se.lugntrygg.adapters.ai.builtin.Heard.Tone;
import se.lugntrygg.domain.conversation.Message;
import se.lugntrygg.domain.text.Language;
import se.lugntrygg.domain.text.Sentiment;
import se.lugntrygg.domain.text.TextAnalysis;

/// Finds out what a message is about.
final class Listener {
  private static final String AREA = "area.";
  private static final String FEELING = "feeling.";
  private static final String ACT = "act.";
  private static final String WHOLE = "whole.";

  /// Of these areas one cue weighs more than any of another.
  private static final Set<String> GRAVE = Set.of("violence", "grief");

  private static final double GRAVITY = 4;

  /// One word alone that belongs to these is often said in passing.
  private static final Set<String> PASSING = Set.of("choice", "body", "habits", "self");

  /// A cue of several words says more than each of them.
  private static final double PHRASE = 1.5;

  /// What is asked in passing within a long message is not its purpose.
  private static final int SHORT_ENOUGH_FOR_A_PURPOSE = 25;

  private static final Set<String> ALWAYS_A_PURPOSE = Set.of("diagnosis", "medication", "human");

  /// Words this good turn a hard subject into one that went well.
  private static final double WENT_WELL = 0.4;

  /// How far back from a feeling its owner is looked for, in words.
  private static final int OWNER_WITHIN = 6;

  private static final int DENIED_WITHIN = 2;

  private static final Pattern ONLY_NUMBER = Pattern.compile("\\s*\\d{1,3}([.,]\\d+)?\\s*");
  private static final Pattern MASHED =
      Pattern.compile("[bcdfghjklmnpqrstvwxz]{7,}|asdf|qwer|hjkl|dfgh|jklö|zxcv|sdfg");
  private static final Pattern CLAUSE_END = Pattern.compile("[.,;!?\\n]+");

  /// What a short message may end with, which is then what it is for.
  private static final Set<String> PARTINGS = Set.of("whole.goodbye", "whole.thanks");

  private static final int SHORT_PARTING = 12;
  private static final int LONGEST_SPELT = 40;
  private static final double MOST = 0.5;
  private static final int SHOUTED_LETTERS = 12;
  private static final double SHOUTED_SHARE = 0.8;
  private static final int FOREIGN_WORDS = 2;

  private final Map<Language, Cues> cues = new EnumMap<>(Language.class);

  Listener() {
    for (Language language : Language.values()) {
      cues.put(language, new Cues(language));
    }
  }

  Heard hear(Message message, TextAnalysis analysis) {
    Cues known = cues(analysis.language());
    Words words = Words.of(message.text());
    List<Found> found = known.in(words);
    Map<String, Double> weights = areas(known, found);
    List<String> areas =
        weights.entrySet().stream()
            .sorted(
                Map.Entry.<String, Double>comparingByValue()
                    .reversed()
                    .thenComparingInt(entry -> known.rank(AREA + entry.getKey())))
            .map(Map.Entry::getKey)
            .toList();
    Optional<String> area = areas.stream().findFirst();
    Optional<String> detail = area.flatMap(name -> best(known, found, name + ".", Set.of()));
    Optional<String> feeling = feeling(known, found, analysis);
    // A kind word in a question or beside a "not" is no good news.
    boolean doubtful =
        analysis.score().value() < WENT_WELL
            || message.text().indexOf('?') >= 0
            || found.stream().anyMatch(cue -> cue.name().equals("other.not"));
    Tone tone = tone(known, area, detail, feeling, doubtful, analysis);
    if (detail.isPresent() && !suits(known.bent(detail.orElseThrow()), tone)) {
      detail = Optional.empty();
    }
    return new Heard(
        purpose(known, found, words, message.text(), analysis),
        area,
        areas.stream().skip(1).filter(name -> !PASSING.contains(name)).findFirst(),
        detail,
        feeling,
        tone,
        area.filter(PASSING::contains).isPresent()
            && detail.filter(name -> known.bent(name) == Bent.HARD).isEmpty()
            && places(found, area.orElse("")) == 1,
        start(known, words),
        words.count(),
        shouted(message.text()));
  }

  private Cues cues(Language language) {
    return Objects.requireNonNull(cues.get(language));
  }

  private static boolean suits(Bent bent, Tone tone) {
    return switch (bent) {
      case HARD, LOADED -> tone == Tone.HARD;
      case GOOD -> tone == Tone.GOOD;
      case OPEN -> tone != Tone.GOOD;
    };
  }

  /// The areas spoken of, and how much of the message speaks for each.
  private static Map<String, Double> areas(Cues known, List<Found> found) {
    Map<String, Double> weights = new HashMap<>();
    Set<Integer> counted = new HashSet<>();
    for (Found cue : found) {
      int dot = cue.name().indexOf('.');
      String area =
          cue.name().startsWith(AREA)
              ? cue.name().substring(dot + 1)
              : cue.name().substring(0, dot);
      if (known.rank(AREA + area) >= 0) {
        double weight = cue.words() > 1 ? PHRASE * cue.words() : 1;
        boolean again = !counted.add(area.hashCode() * 31 + cue.at());
        weights.merge(
            area, (again ? 0.1 : 1) * weight * (GRAVE.contains(area) ? GRAVITY : 1), Double::sum);
      }
    }
    return weights;
  }

  private static long places(List<Found> found, String area) {
    return found.stream()
        .filter(cue -> cue.name().equals(AREA + area) || cue.name().startsWith(area + "."))
        .mapToInt(Found::at)
        .distinct()
        .count();
  }

  /// The name with this prefix that most speaks for.
  private static Optional<String> best(
      Cues known, List<Found> found, String prefix, Set<Found> without) {
    Map<String, Double> weights = new HashMap<>();
    for (Found cue : found) {
      if (cue.name().startsWith(prefix) && !without.contains(cue)) {
        weights.merge(cue.name(), cue.words() > 1 ? PHRASE * cue.words() : 1, Double::sum);
      }
    }
    return weights.entrySet().stream()
        .min(
            Map.Entry.<String, Double>comparingByValue()
                .reversed()
                .thenComparingInt(entry -> known.rank(entry.getKey())))
        .map(Map.Entry::getKey);
  }

  private static Optional<String> feeling(Cues known, List<Found> found, TextAnalysis analysis) {
    Set<Found> notTheirs = new HashSet<>();
    for (Found cue : found) {
      if (cue.name().startsWith(FEELING)) {
        boolean good = known.bent(cue.name()) == Bent.GOOD;
        if (denied(found, cue.at())
            || anothers(found, cue.at())
            || (good && cue.words() == 1 && analysis.sentiment() == Sentiment.NEGATIVE)) {
          notTheirs.add(cue);
        }
      }
    }
    // Of "fine, but scared" the second half is what is meant.
    found.stream()
        .filter(cue -> cue.name().equals("other.but"))
        .mapToInt(Found::at)
        .max()
        .ifPresent(
            but -> {
              if (found.stream().anyMatch(cue -> cue.at() > but && isTheirs(cue, notTheirs))) {
                found.stream().filter(cue -> cue.at() < but).forEach(notTheirs::add);
              }
            });
    Comparator<Found> goodFirst =
        Comparator.<Found, Boolean>comparing(cue -> known.bent(cue.name()) != Bent.GOOD)
            .thenComparingInt(cue -> known.rank(cue.name()));
    if (analysis.sentiment() == Sentiment.POSITIVE) {
      Optional<Found> good = found.stream().filter(cue -> isTheirs(cue, notTheirs)).min(goodFirst);
      if (good.isPresent() && known.bent(good.orElseThrow().name()) == Bent.GOOD) {
        return good.map(cue -> cue.name().substring(FEELING.length()));
      }
    }
    return best(known, found, FEELING, notTheirs).map(name -> name.substring(FEELING.length()));
  }

  private static boolean isTheirs(Found cue, Set<Found> notTheirs) {
    return cue.name().startsWith(FEELING) && !notTheirs.contains(cue);
  }

  private static boolean denied(List<Found> found, int at) {
    return found.stream()
        .anyMatch(
            cue ->
                cue.name().equals("other.not") && cue.at() < at && cue.at() >= at - DENIED_WITHIN);
  }

  /// Whether the nearest person named before a feeling is somebody else.
  private static boolean anothers(List<Found> found, int at) {
    return found.stream()
        .filter(cue -> cue.name().equals("other.person") || cue.name().equals("other.self"))
        .filter(cue -> cue.at() < at && cue.at() >= at - OWNER_WITHIN)
        .max(Comparator.comparingInt(Found::at))
        .filter(cue -> cue.name().equals("other.person"))
        .isPresent();
  }

  private static Tone tone(
      Cues known,
      Optional<String> area,
      Optional<String> detail,
      Optional<String> feeling,
      boolean doubtful,
      TextAnalysis analysis) {
    boolean wentWell = analysis.score().value() >= WENT_WELL;
    boolean hardSubject =
        detail.map(known::bent).filter(Bent.HARD::equals).isPresent()
            || area.map(name -> known.bent(AREA + name)).filter(Bent.HARD::equals).isPresent();
    if (hardSubject && !wentWell) {
      return Tone.HARD;
    }
    if (feeling.isPresent()) {
      return known.bent(FEELING + feeling.orElseThrow()) == Bent.GOOD ? Tone.GOOD : Tone.HARD;
    }
    boolean goodSubject = detail.map(known::bent).filter(Bent.GOOD::equals).isPresent();
    return switch (analysis.sentiment()) {
      case POSITIVE -> doubtful ? Tone.PLAIN : Tone.GOOD;
      case NEGATIVE -> Tone.HARD;
      case NEUTRAL -> goodSubject ? Tone.GOOD : Tone.PLAIN;
    };
  }

  private static Optional<String> purpose(
      Cues known, List<Found> found, Words words, String text, TextAnalysis analysis) {
    if (ONLY_NUMBER.matcher(text).matches()) {
      return Optional.of("number");
    }
    if (words.count() == 0) {
      return Optional.of("emoji");
    }
    String whole = known.whole(words);
    if (whole.isEmpty() && words.count() <= SHORT_PARTING) {
      String end = known.whole(Words.of(lastClause(text)));
      whole = PARTINGS.contains(end) ? end : "";
    }
    if (!whole.isEmpty()) {
      return Optional.of(whole.substring(WHOLE.length()));
    }
    boolean asks = text.indexOf('?') >= 0;
    boolean drugs = found.stream().anyMatch(cue -> cue.name().equals("other.drug"));
    if (asks && drugs) {
      return Optional.of("medication");
    }
    Optional<String> act =
        found.stream()
            .filter(cue -> cue.name().startsWith(ACT))
            .min(Comparator.comparingInt(cue -> known.rank(cue.name())))
            .map(cue -> cue.name().substring(ACT.length()))
            .filter(
                name ->
                    words.count() <= SHORT_ENOUGH_FOR_A_PURPOSE || ALWAYS_A_PURPOSE.contains(name))
            .filter(
                name ->
                    !name.equals("plan")
                        || found.stream().noneMatch(cue -> cue.name().equals("other.not")));
    if (act.isPresent()) {
      return act;
    }
    if (foreign(found, words, text, analysis)) {
      return Optional.of("otherlanguage");
    }
    return mashed(words) ? Optional.of("gibberish") : Optional.empty();
  }

  private static String lastClause(String text) {
    String[] clauses = CLAUSE_END.split(text.strip(), -1);
    int last = clauses.length - 1;
    return clauses[last].isBlank() && last > 0 ? clauses[last - 1] : clauses[last];
  }

  private static boolean foreign(
      List<Found> found, Words words, String text, TextAnalysis analysis) {
    long letters = text.codePoints().filter(Character::isLetter).count();
    long latin =
        text.codePoints()
            .filter(Character::isLetter)
            .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN)
            .count();
    if (latin < letters * MOST) {
      return true;
    }
    long telling = found.stream().filter(cue -> cue.name().equals("other.language")).count();
    long ours =
        found.stream()
            .filter(
                cue ->
                    cue.name().startsWith(AREA)
                        || cue.name().startsWith(FEELING)
                        || cue.name().equals("other.self"))
            .count();
    return telling >= Math.min(FOREIGN_WORDS, words.count())
        && telling > ours
        && analysis.languageConfidence() < MOST;
  }

  private static boolean mashed(Words words) {
    long mashed =
        words.all().stream()
            .filter(
                word -> word.length() > LONGEST_SPELT || MASHED.matcher(Words.bared(word)).find())
            .count();
    return mashed > words.count() * MOST;
  }

  private static Optional<String> start(Cues known, Words words) {
    if (words.count() < 2) {
      return Optional.empty();
    }
    String first = known.whole(new Words(words.all().subList(0, 1), words.bare()));
    return switch (first) {
      case "whole.yes" -> Optional.of("yes");
      case "whole.no" -> Optional.of("no");
      case "whole.greeting" -> Optional.of("hello");
      default -> Optional.empty();
    };
  }

  private static boolean shouted(String text) {
    long letters = text.codePoints().filter(Character::isLetter).count();
    long capitals = text.codePoints().filter(Character::isUpperCase).count();
    return letters >= SHOUTED_LETTERS && capitals >= letters * SHOUTED_SHARE;
  }
}
