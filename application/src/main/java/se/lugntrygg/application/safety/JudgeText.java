package se.lugntrygg.application.safety;

import java.util.List;
import java.util.function.Function;
import se.lugntrygg.application.port.Meters;
import se.lugntrygg.domain.safety.Risk;
import se.lugntrygg.domain.safety.RiskLevel;

/// Judges the risk in a person's own words, before anything else is done with them. Always has an
/// answer.
public final class JudgeText {
  /// What holds when the judge fails: worried enough to offer help, until somebody can tell.
  public static final Risk UNJUDGED = new Risk(RiskLevel.CONCERN, List.of("judge-failed"), false);

  private final Function<String, Risk> judge;
  private final Meters meters;

  public JudgeText(Function<String, Risk> judge, Meters meters) {
    this.judge = judge;
    this.meters = meters;
  }

  /// The judgement of a text, counted.
  ///
  /// @param text as the person wrote it, nothing before or after
  public Risk handle(String text) {
    Risk risk = glance(text);
    meters.judged(risk.level());
    return risk;
  }

  /// The same without counting the text, for who must know before it is taken in.
  public Risk glance(String text) {
    try {
      return judge.apply(text);
    } catch (RuntimeException _) {
      // Without a word on what was thrown: it may quote the text.
      meters.judgeFailed();
      return UNJUDGED;
    }
  }

  /// Whether a text tells of a crisis, as far as it can be judged. Nothing is counted, for who must
  /// know before it is taken in.
  public boolean tellsOfCrisis(String text) {
    try {
      return judge.apply(text).level() == RiskLevel.CRISIS;
    } catch (RuntimeException _) {
      return false;
    }
  }
}
