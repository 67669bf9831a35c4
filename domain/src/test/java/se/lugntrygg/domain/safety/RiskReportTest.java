package se.lugntrygg.domain.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import se.lugntrygg.domain.safety.RiskReport.Degree;
import se.lugntrygg.domain.text.Language;

final class RiskReportTest {
  private static RiskReport report(RiskLevel level, boolean aboutAnother, String... rules) {
    return RiskReport.of(new Risk(level, List.of(rules), aboutAnother));
  }

  private static Degree concern(String... rules) {
    return report(RiskLevel.CONCERN, false, rules).degree();
  }

  @Test
  void nothing_is_low_and_asks_for_nothing() {
    RiskReport none = RiskReport.of(Risk.NONE);
    assertThat(none.degree()).isEqualTo(Degree.LOW);
    assertThat(none.severity()).isZero();
    assertThat(none.indicators(Language.SV)).isEmpty();
    assertThat(none.immediate()).isFalse();
    assertThat(none.actions(Language.SV, Resources.standard())).isEmpty();
  }

  @Test
  void one_mild_sign_is_medium_and_two_together_are_high() {
    assertThat(concern("sv.not-wake")).isEqualTo(Degree.MEDIUM);
    assertThat(concern("sv.cannot-go-on")).isEqualTo(Degree.MEDIUM);
    assertThat(concern("sv.not-wake", "en.burden")).isEqualTo(Degree.MEDIUM);
    assertThat(concern("sv.not-wake", "sv.cannot-go-on")).isEqualTo(Degree.HIGH);
    assertThat(concern("judge-failed")).isEqualTo(Degree.MEDIUM);
  }

  @Test
  void self_harm_preparing_and_what_was_taken_back_are_high_alone() {
    assertThat(concern("en.self-harm")).isEqualTo(Degree.HIGH);
    assertThat(concern("en.preparing")).isEqualTo(Degree.HIGH);
    assertThat(concern("sv.wish-to-die")).isEqualTo(Degree.HIGH);
  }

  @Test
  void a_worry_for_another_is_medium_unless_it_is_a_crisis() {
    assertThat(report(RiskLevel.CONCERN, true, "sv.self-harm", "sv.not-wake").degree())
        .isEqualTo(Degree.MEDIUM);
    assertThat(report(RiskLevel.CRISIS, true, "sv.plan").degree()).isEqualTo(Degree.CRITICAL);
  }

  @Test
  void attention_is_asked_for_from_high() {
    assertThat(report(RiskLevel.CONCERN, false, "sv.not-wake").immediate()).isFalse();
    assertThat(report(RiskLevel.CONCERN, false, "sv.self-harm").immediate()).isTrue();
    assertThat(report(RiskLevel.CRISIS, false, "sv.plan").immediate()).isTrue();
  }

  @Test
  void severity_grows_with_the_degree_and_stays_within_one() {
    double medium = report(RiskLevel.CONCERN, true, "sv.self-harm", "sv.not-wake").severity();
    double high = report(RiskLevel.CONCERN, false, "sv.self-harm").severity();
    double critical = report(RiskLevel.CRISIS, false, "sv.wish-to-die").severity();
    double most =
        report(RiskLevel.CRISIS, false, "sv.plan", "sv.means", "sv.goodbye", "sv.attempt")
            .severity();
    assertThat(medium).isBetween(0.4, 0.6).isLessThan(high);
    assertThat(high).isLessThan(critical);
    assertThat(critical).isLessThan(most);
    assertThat(most).isEqualTo(1.0);
  }

  @Test
  void indicators_are_kinds_in_the_persons_language_gravest_first() {
    RiskReport report = report(RiskLevel.CRISIS, false, "sv.not-wake", "sv.plan");
    assertThat(report.indicators(Language.SV))
        .containsExactly("en plan", "en önskan att inte leva");
    assertThat(report.indicators(Language.EN)).containsExactly("a plan", "a wish not to live");
    assertThat(report(RiskLevel.CONCERN, false, "judge-failed").indicators(Language.EN))
        .containsExactly("something that may be serious");
  }

  @Test
  void actions_name_the_emergency_number_and_both_kinds_of_people() {
    for (Language language : Language.values()) {
      for (boolean another : new boolean[] {true, false}) {
        for (RiskLevel level : List.of(RiskLevel.CONCERN, RiskLevel.CRISIS)) {
          String actions =
              String.join(
                  " ", report(level, another, "sv.plan").actions(language, Resources.standard()));
          assertThat(actions)
              .contains("112")
              .contains("90101")
              .containsPattern(language == Language.SV ? "litar på" : "trust")
              .containsPattern(language == Language.SV ? "läkare" : "doctor");
        }
      }
    }
  }
}
