package se.lugntrygg.domain.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is lost when the same words are written badly.
class DistortedLinesTest {
  private static final double LARGEST_LOSS = 0.03;

  /// Chance takes part in some distortions, so each line is distorted several times.
  private static final int ROUNDS = 5;

  private final RiskJudge judge = new RiskJudge();

  @ParameterizedTest
  @EnumSource
  void sees_almost_as_much_in_words_written_badly(Distortion distortion) {
    List<LabelledLine> lines = seenWhenWrittenWell();
    Random chance = new Random(4711);
    long seen = 0;
    List<String> lost = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (LabelledLine line : lines) {
        String distorted = distortion.of(line.text(), chance);
        if (line.isSeenBy(judge.judge(distorted))) {
          seen++;
        } else if (round == 0) {
          lost.add(distorted);
        }
      }
    }
    Share share = new Share(seen, (long) ROUNDS * lines.size());
    System.out.printf("%-12s %s  lost: %s%n", distortion, share, lost);
    assertThat(1 - share.value()).isLessThanOrEqualTo(LARGEST_LOSS);
  }

  private List<LabelledLine> seenWhenWrittenWell() {
    return Stream.of("lines-sv", "lines-en", "lines-sv-heldout", "lines-en-heldout")
        .flatMap(set -> LabelledLine.read(set + ".tsv").stream())
        .filter(line -> line.kind().isRisk() && line.isSeenBy(judge.judge(line.text())))
        .toList();
  }
}
