package se.lugntrygg.domain.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import se.lugntrygg.domain.InvalidValue;
import se.lugntrygg.domain.safety.Risk;
import se.lugntrygg.domain.safety.RiskLevel;
import se.lugntrygg.domain.text.Emotion;
import se.lugntrygg.domain.text.Language;

class ExerciseTest {
  private static final Pattern MINUTES = Pattern.compile("about (a minute|\\d+ minutes)");
  private static final Pattern SECONDS = Pattern.compile("about (\\d+) seconds");

  @Property
  void can_be_done_in_any_time_from_a_minute_to_an_hour(
      @ForAll Exercise.Kind kind,
      @ForAll Language language,
      @ForAll @IntRange(min = 1, max = 60) int minutes) {
    Exercise exercise = Exercise.of(kind, language, Optional.of(minutes));
    assertThat(exercise.minutes()).isEqualTo(minutes);
    assertThat(exercise.steps()).isNotEmpty().doesNotHaveDuplicates();
    assertThat(exercise.steps()).allSatisfy(step -> assertThat(step).doesNotContain("{", "}"));
    assertThat(exercise.tips()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(exercise.benefits()).hasSizeGreaterThanOrEqualTo(3);
  }

  @Property
  void has_no_fewer_steps_when_there_is_more_time(
      @ForAll Exercise.Kind kind, @ForAll @IntRange(min = 1, max = 59) int minutes) {
    int steps = Exercise.of(kind, Language.SV, Optional.of(minutes)).steps().size();
    assertThat(Exercise.of(kind, Language.SV, Optional.of(minutes + 1)).steps())
        .hasSizeGreaterThanOrEqualTo(steps);
  }

  @Property
  void shares_out_about_the_time_there_is(
      @ForAll Exercise.Kind kind, @ForAll @IntRange(min = 1, max = 60) int minutes) {
    Exercise exercise = Exercise.of(kind, Language.EN, Optional.of(minutes));
    int seconds = exercise.steps().stream().mapToInt(ExerciseTest::seconds).sum();
    // Each step is rounded by half a minute at most.
    assertThat(seconds)
        .isBetween(
            minutes * 60 - 30 * exercise.steps().size(),
            minutes * 60 + 30 * exercise.steps().size());
  }

  private static int seconds(String step) {
    Matcher seconds = SECONDS.matcher(step);
    if (seconds.find()) {
      return Integer.parseInt(seconds.group(1));
    }
    Matcher minutes = MINUTES.matcher(step);
    assertThat(minutes.find()).as(step).isTrue();
    String told = minutes.group(1);
    return told.equals("a minute") ? 60 : 60 * Integer.parseInt(told.replace(" minutes", ""));
  }

  @Test
  void breathes_more_rounds_when_there_is_more_time() {
    assertThat(Exercise.of(Exercise.Kind.BREATHING, Language.SV, Optional.of(1)).steps())
        .anyMatch(step -> step.contains("5 gånger") || step.contains("4 gånger"));
    assertThat(Exercise.of(Exercise.Kind.BREATHING, Language.SV, Optional.of(10)).steps())
        .anyMatch(step -> step.contains("38 gånger"));
  }

  @Test
  void takes_its_usual_time_when_nobody_says() {
    assertThat(
            Exercise.of(Exercise.Kind.CBT_THOUGHT_RECORD, Language.SV, Optional.empty()).minutes())
        .isEqualTo(15);
  }

  @Test
  void takes_a_minute_at_least_and_an_hour_at_most() {
    for (int minutes : new int[] {0, -1, 61, Integer.MAX_VALUE}) {
      assertThatThrownBy(
              () -> Exercise.of(Exercise.Kind.GRATITUDE, Language.EN, Optional.of(minutes)))
          .isInstanceOf(InvalidValue.class)
          .hasMessageContaining("duration");
    }
  }

  @Test
  void is_known_by_the_name_clients_write() {
    assertThat(Exercise.Kind.parse("exercise_type", "cbt_thought_record"))
        .isEqualTo(Exercise.Kind.CBT_THOUGHT_RECORD);
    assertThatThrownBy(() -> Exercise.Kind.parse("exercise_type", "CBT_THOUGHT_RECORD"))
        .isInstanceOf(InvalidValue.class);
  }

  @Test
  void is_not_recommended_to_somebody_at_risk() {
    Risk concern = new Risk(RiskLevel.CONCERN, List.of("a-rule"), false);
    for (Emotion emotion : Emotion.values()) {
      assertThat(Exercise.Kind.fitting(emotion, Risk.NONE)).isNotEmpty();
      assertThat(Exercise.Kind.fitting(emotion, concern)).isEmpty();
    }
  }
}
