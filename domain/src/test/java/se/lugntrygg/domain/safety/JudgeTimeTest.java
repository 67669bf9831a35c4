package se.lugntrygg.domain.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// That time grows with the text and no faster, also for texts made to be slow.
class JudgeTimeTest {
  private static final int SHORT = 10_000;
  private static final int HUGE = 1_000_000;

  /// Far above what noise makes of a linear time, far below what a square would be (100).
  private static final double GENEROUS = 12;

  private static final int ROUNDS = 4;

  private final RiskJudge judge = new RiskJudge();

  @Test
  void takes_time_in_proportion_to_the_text() {
    Map<String, String> shorts = JudgeTexts.of(SHORT);
    Map<String, String> longs = JudgeTexts.of(HUGE);
    shorts.values().forEach(text -> best(text, 20));
    for (Map.Entry<String, String> entry : longs.entrySet()) {
      double few = (double) best(shorts.getOrDefault(entry.getKey(), ""), 20) / SHORT;
      long all = best(entry.getValue(), ROUNDS);
      double many = (double) all / HUGE;
      System.out.printf(
          "%-20s 1 MB in %.1f ms, %.1f times the time per character of 10 kB%n",
          entry.getKey(), all / 1e6, many / few);
      assertThat(many / few).as(entry.getKey()).isLessThan(GENEROUS);
    }
  }

  private long best(String text, int rounds) {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < rounds; i++) {
      long before = System.nanoTime();
      judge.judge(text);
      best = Math.min(best, System.nanoTime() - before);
    }
    return best;
  }
}
