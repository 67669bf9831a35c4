package se.lugntrygg.domain.safety;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import se.lugntrygg.domain.safety.Classifier.Kind;
import se.lugntrygg.domain.safety.Classifier.Reading;

/// Judges how worrying a text is, by the rules that lie beside it and by a classifier that has
/// learnt from labelled lines, in Swedish and English alike since people mix them. Needs nothing
/// but the text, takes time in proportion to it, and has an answer for any string at all, also one
/// that is not valid UTF-16. One judge serves all threads.
///
/// It must be asked before anything else is done with a text, and about the person's own words
/// alone. Should it fail all the same, which would be our bug, the caller must go on as if it had
/// said [RiskLevel#CONCERN], and count that.
public final class RiskJudge {
  // These weigh what is missed against whom is disturbed for nothing, on lines by authors of whom
  // the classifier had learnt nothing (JudgeComparison, in the tests, prints it).

  /// So sure the classifier must be where no rule speaks.
  private static final double SURE = 0.97;

  /// Of self-harm it may be less sure: little that is harmless sounds like it.
  private static final double SURE_OF_SELF_HARM = 0.9;

  /// So sure where a rule says that it is harmless: denied, an idiom, a school essay.
  private static final double SURE_ALL_THE_SAME = 0.999;

  /// So likely it must find what a rule says.
  private static final double LIKELY = 0.6;

  /// So likely it must find any risk where a rule saw a wish or plan to die, for a concern to
  /// remain.
  private static final double THINKABLE = 0.15;

  /// So sure it must be of a wish or plan to die that no rule saw.
  private static final double SURE_OF_DANGER = 0.96;

  /// So likely it must find one where it is sure of some risk.
  private static final double LIKELY_DANGER = 0.6;

  /// So likely it must find one that a rule saw.
  private static final double POSSIBLE_DANGER = 0.35;

  private final RuleBook book;
  private final Scan.Meanings meanings;
  private final Concepts concepts;
  private final Classifier classifier;

  public RiskJudge() {
    this(Classifier.standard());
  }

  RiskJudge(Classifier classifier) {
    book = new RuleBook();
    meanings = new Scan.Meanings(book);
    concepts = new Concepts();
    this.classifier = classifier;
  }

  /// How worrying a text is, and what says so.
  public Risk judge(String text) {
    Wording wording = wording(text);
    if (wording.size() == 0) {
      return Risk.NONE;
    }
    Scan.Said said = new Scan(book, meanings, wording).said();
    return weigh(said, classifier.read(Features.of(wording, concepts)));
  }

  /// What the rules alone say.
  Scan.Said byRules(String text) {
    Wording wording = wording(text);
    return wording.size() == 0 ? Scan.Said.NOTHING : new Scan(book, meanings, wording).said();
  }

  Features features(String text) {
    return Features.of(wording(text), concepts);
  }

  private Wording wording(String text) {
    Wording wording = Wording.of(text);
    wording.joinLetters(book.vocabulary());
    wording.cutJoined(book.vocabulary());
    return wording;
  }

  static Risk weigh(Scan.Said said, Reading reading) {
    Risk rules = said.risk();
    RiskLevel level = level(said, reading);
    if (level == RiskLevel.NONE) {
      return Risk.NONE;
    }
    if (level.compareTo(rules.level()) <= 0) {
      return new Risk(level, rules.rules(), rules.aboutAnother());
    }
    List<String> ids = new ArrayList<>(rules.rules());
    ids.addFirst("learnt." + reading.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    return new Risk(level, ids, level == RiskLevel.CONCERN && reading.kind() == Kind.ANOTHER);
  }

  private static RiskLevel level(Scan.Said said, Reading reading) {
    boolean risk = isSureEnough(said, reading);
    if (reading.danger() >= sureEnoughOfDanger(said, reading, risk)) {
      return RiskLevel.CRISIS;
    }
    boolean thinkable = said.risk().level() == RiskLevel.CRISIS && reading.risk() >= THINKABLE;
    return risk || thinkable ? RiskLevel.CONCERN : RiskLevel.NONE;
  }

  private static boolean isSureEnough(Scan.Said said, Reading reading) {
    if (said.risk().detected()) {
      return reading.risk() >= LIKELY;
    }
    if (said.silenced()) {
      return reading.risk() >= SURE_ALL_THE_SAME;
    }
    return reading.risk() >= inAll(SURE, reading)
        || reading.selfHarm() >= inAll(SURE_OF_SELF_HARM, reading);
  }

  private static double sureEnoughOfDanger(Scan.Said said, Reading reading, boolean risk) {
    RiskLevel level = said.risk().level();
    if (level == RiskLevel.CRISIS) {
      return POSSIBLE_DANGER;
    }
    if (said.softened()) {
      return reading.kind() == Kind.TAKEN_BACK ? SURE_ALL_THE_SAME : SURE_OF_DANGER;
    }
    if (level == RiskLevel.NONE && said.silenced()) {
      return SURE_ALL_THE_SAME;
    }
    return risk && !said.risk().aboutAnother() ? LIKELY_DANGER : inAll(SURE_OF_DANGER, reading);
  }

  /// How sure it must be of one place among many, so that a long text is not mistaken more often
  /// than a short one (Bonferroni's correction).
  private static double inAll(double sure, Reading reading) {
    return 1 - (1 - sure) / reading.places();
  }
}
