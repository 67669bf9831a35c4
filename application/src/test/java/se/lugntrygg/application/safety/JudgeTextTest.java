package se.lugntrygg.application.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.fakes.CountingMeters;
import se.lugntrygg.domain.safety.Risk;
import se.lugntrygg.domain.safety.RiskLevel;

final class JudgeTextTest {
  private static final Risk CRISIS = new Risk(RiskLevel.CRISIS, List.of("sv.plan"), false);
  private final CountingMeters meters = new CountingMeters();

  @Test
  void judges_the_text_as_it_was_written_and_counts_its_level() {
    AtomicReference<String> seen = new AtomicReference<>();
    JudgeText judge =
        new JudgeText(
            text -> {
              seen.set(text);
              return CRISIS;
            },
            meters);
    assertThat(judge.handle("  Jag…\n")).isEqualTo(CRISIS);
    assertThat(seen).hasValue("  Jag…\n");
    assertThat(meters.of("judged CRISIS")).isEqualTo(1);
  }

  @Test
  void counts_no_glance() {
    assertThat(new JudgeText(_ -> CRISIS, meters).glance("x")).isEqualTo(CRISIS);
    assertThat(meters.of("judged CRISIS")).isZero();
  }

  @Test
  void takes_a_concern_for_granted_when_the_judge_fails() {
    JudgeText judge =
        new JudgeText(
            _ -> {
              throw new IllegalStateException("broken");
            },
            meters);
    assertThat(judge.handle("vad som helst"))
        .isEqualTo(new Risk(RiskLevel.CONCERN, List.of("judge-failed"), false));
    assertThat(meters.of("judge failed")).isEqualTo(1);
    assertThat(meters.of("judged CONCERN")).isEqualTo(1);
  }
}
