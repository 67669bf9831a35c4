package se.lugntrygg.domain.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lugntrygg.domain.safety.LabelledLine.Kind;

/// How much the judge sees and how often it is wrong, on lines labelled by hand. `lines-*` were
/// there while the rules grew. `lines-*-heldout` were written afterwards, but the rules have since
/// learnt from them too, so these figures flatter: only lines not yet written tell the truth.
class JudgeQualityTest {
  private final RiskJudge judge = new RiskJudge();

  @ParameterizedTest
  @ValueSource(strings = {"lines-sv", "lines-en", "lines-sv-heldout", "lines-en-heldout"})
  void sees_who_is_in_danger_and_leaves_others_alone(String set) {
    List<LabelledLine> lines = LabelledLine.read(set + ".tsv");
    print(set, lines);

    assertThat(seen(lines, Kind.EXPLICIT).value()).as("explicit").isGreaterThanOrEqualTo(0.98);
    assertThat(seen(lines, Kind.PASSIVE).value()).as("passive").isGreaterThanOrEqualTo(0.90);
    assertThat(seen(lines, Kind.PREPARATION).value()).as("plans").isGreaterThanOrEqualTo(0.90);
    assertThat(seen(lines, Kind.SELF_HARM).value()).as("self-harm").isGreaterThanOrEqualTo(0.95);
    assertThat(crises(lines, EnumSet.of(Kind.GRIEF, Kind.STRESS, Kind.LOW_MOOD)).value())
        .as("crisis seen in grief, stress and low mood")
        .isLessThanOrEqualTo(0.02);
    assertThat(detected(lines, EnumSet.of(Kind.IDIOM, Kind.TRAP)).value())
        .as("concern seen in idioms and traps")
        .isLessThanOrEqualTo(0.05);
    assertThat(detected(lines, EnumSet.of(Kind.POSITIVE, Kind.PRACTICAL)).value())
        .as("concern seen in good and practical news")
        .isLessThanOrEqualTo(0.005);
  }

  private void print(String set, List<LabelledLine> lines) {
    StringBuilder table = new StringBuilder("%n%s, %d lines%n".formatted(set, lines.size()));
    for (Kind kind : Kind.values()) {
      table.append(
          "%-14s %-8s %s   crisis %s%n"
              .formatted(
                  kind,
                  kind.isRisk() ? "seen" : "mistaken",
                  kind.isRisk() ? seen(lines, kind) : detected(lines, EnumSet.of(kind)),
                  crises(lines, EnumSet.of(kind))));
    }
    for (LabelledLine line : mistaken(lines)) {
      table.append("  %s: %s%n".formatted(line, judge.judge(line.text())));
    }
    System.out.println(table);
  }

  private List<LabelledLine> mistaken(List<LabelledLine> lines) {
    List<LabelledLine> mistaken = new ArrayList<>();
    for (LabelledLine line : lines) {
      Risk risk = judge.judge(line.text());
      if (line.kind().isRisk() ? !line.isSeenBy(risk) : risk.detected()) {
        mistaken.add(line);
      }
    }
    return mistaken;
  }

  private Share seen(List<LabelledLine> lines, Kind kind) {
    return share(lines, EnumSet.of(kind), line -> line.isSeenBy(judge.judge(line.text())));
  }

  private Share detected(List<LabelledLine> lines, Set<Kind> kinds) {
    return share(lines, kinds, line -> judge.judge(line.text()).detected());
  }

  private Share crises(List<LabelledLine> lines, Set<Kind> kinds) {
    return share(lines, kinds, line -> judge.judge(line.text()).level() == RiskLevel.CRISIS);
  }

  private static Share share(
      List<LabelledLine> lines, Set<Kind> kinds, Predicate<LabelledLine> hit) {
    List<LabelledLine> of = lines.stream().filter(line -> kinds.contains(line.kind())).toList();
    return new Share(of.stream().filter(hit).count(), of.size());
  }
}
