package se.lugntrygg.domain.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class GroundingTest {
  @Test
  void every_exercise_is_short_and_said_in_every_language() {
    assertThat(Grounding.ALL).hasSizeGreaterThanOrEqualTo(3);
    assertThat(Grounding.ALL.stream().map(Grounding::id)).doesNotHaveDuplicates();
    for (Grounding exercise : Grounding.ALL) {
      assertThat(exercise.minutes()).isBetween(1, 10);
      assertThat(exercise.steps()).hasSizeBetween(3, 8);
      Stream.concat(Stream.of(exercise.title(), exercise.about()), exercise.steps().stream())
          .forEach(
              said -> {
                assertThat(said.swedish()).isNotBlank();
                assertThat(said.english()).isNotBlank();
              });
    }
  }
}
