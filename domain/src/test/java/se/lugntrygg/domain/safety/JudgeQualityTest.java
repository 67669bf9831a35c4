package se.lugntrygg.domain.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lugntrygg.domain.safety.LabelledLine.Kind;

/// How much the judge sees and how often it is wrong, on lines labelled by hand. On what it was
/// taught the goals hold, which says that it has learnt, not how much it is worth. That say the
/// lines held out, on which it must not become worse, and `JudgeComparison`, which takes its turn
/// with every set.
class JudgeQualityTest {
  private final RiskJudge judge = new RiskJudge();

  @ParameterizedTest
  @ValueSource(strings = {"sv", "en"})
  void sees_who_is_in_danger_and_leaves_others_alone_in_lines_it_was_taught(String language) {
    List<LabelledLine> lines = of(LabelledLine.TAUGHT, language);
    print("taught, " + language, lines);

    assertThat(seen(lines, Kind.EXPLICIT).value()).as("explicit").isGreaterThanOrEqualTo(0.98);
    assertThat(seen(lines, Kind.PASSIVE).value()).as("passive").isGreaterThanOrEqualTo(0.90);
    assertThat(seen(lines, Kind.PREPARATION).value()).as("plans").isGreaterThanOrEqualTo(0.90);
    assertThat(seen(lines, Kind.SELF_HARM).value()).as("self-harm").isGreaterThanOrEqualTo(0.95);
    assertThat(crises(lines, EnumSet.of(Kind.GRIEF, Kind.STRESS, Kind.LOW_MOOD)).value())
        .as("crisis seen in grief, stress and low mood")
        .isLessThanOrEqualTo(0.02);
    assertThat(detected(lines, EnumSet.of(Kind.IDIOM, Kind.TRAP, Kind.TOPIC)).value())
        .as("concern seen in idioms and traps")
        .isLessThanOrEqualTo(0.05);
    assertThat(detected(lines, EnumSet.of(Kind.POSITIVE, Kind.PRACTICAL)).value())
        .as("concern seen in good and practical news")
        .isLessThanOrEqualTo(0.005);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sv", "en"})
  void sees_almost_as_much_in_lines_held_out(String language) {
    List<LabelledLine> lines = of(LabelledLine.HELD_OUT, language);
    print("held out, " + language, lines);

    assertThat(seen(lines, Kind.EXPLICIT).value()).as("explicit").isGreaterThanOrEqualTo(0.94);
    assertThat(seen(lines, Kind.PASSIVE).value()).as("passive").isGreaterThanOrEqualTo(0.90);
    assertThat(seen(lines, Kind.PREPARATION).value()).as("plans").isGreaterThanOrEqualTo(0.93);
    assertThat(seen(lines, Kind.SELF_HARM).value()).as("self-harm").isGreaterThanOrEqualTo(0.90);
    assertThat(crises(lines, EnumSet.of(Kind.GRIEF, Kind.STRESS, Kind.LOW_MOOD)).value())
        .as("crisis seen in grief, stress and low mood")
        .isLessThanOrEqualTo(0.04);
    assertThat(detected(lines, EnumSet.of(Kind.IDIOM, Kind.TRAP, Kind.TOPIC)).value())
        .as("concern seen in idioms and traps")
        .isLessThanOrEqualTo(0.08);
    assertThat(detected(lines, EnumSet.of(Kind.POSITIVE, Kind.PRACTICAL)).value())
        .as("concern seen in good and practical news")
        .isLessThanOrEqualTo(0.03);
  }

  private static List<LabelledLine> of(List<String> sets, String language) {
    return LabelledLine.read(sets.stream().filter(set -> set.endsWith("-" + language)).toList());
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
    System.out.println(table);
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
