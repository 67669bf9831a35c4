package se.lugntrygg.domain.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is lost when the same words are written badly.
class DistortedLinesTest {
  private static final double LARGEST_LOSS = 0.03;

  /// Chance takes part in some distortions, so each line is distorted several times.
  private static final int ROUNDS = 3;

  private static final RiskJudge JUDGE = new RiskJudge();
  private static final List<LabelledLine> LINES =
      LabelledLine.read(LabelledLine.HELD_OUT).stream()
          .filter(line -> line.kind().isRisk())
          .toList();
  private static final long SEEN =
      LINES.stream().filter(line -> line.isSeenBy(JUDGE.judge(line.text()))).count();

  @ParameterizedTest
  @EnumSource
  void sees_almost_as_much_in_words_written_badly(Distortion distortion) {
    Random chance = new Random(4711);
    long seen = 0;
    for (int round = 0; round < ROUNDS; round++) {
      for (LabelledLine line : LINES) {
        String distorted = distortion.of(line.text(), chance);
        if (line.isSeenBy(JUDGE.judge(distorted))) {
          seen++;
        }
      }
    }
    Share well = new Share(SEEN, LINES.size());
    Share badly = new Share(seen, (long) ROUNDS * LINES.size());
    System.out.printf("%-12s %s instead of %s%n", distortion, badly, well);
    assertThat(well.value() - badly.value()).isLessThanOrEqualTo(LARGEST_LOSS);
  }
}
