package se.lugntrygg.domain.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import se.lugntrygg.domain.safety.Risk;
import se.lugntrygg.domain.safety.RiskLevel;
import se.lugntrygg.domain.text.Emotion;
import se.lugntrygg.domain.text.Language;

class SuggestionTest {
  @Property
  void comes_in_threes_none_of_them_twice(
      @ForAll Emotion emotion, @ForAll @LongRange(min = 1) long turn) {
    assertThat(Suggestion.fitting(emotion, Risk.NONE, turn)).hasSize(3).doesNotHaveDuplicates();
  }

  @Property
  void is_another_at_the_next_turn(
      @ForAll Emotion emotion, @ForAll @LongRange(min = 1, max = 1000) long turn) {
    assertThat(Suggestion.fitting(emotion, Risk.NONE, turn))
        .doesNotContainAnyElementsOf(Suggestion.fitting(emotion, Risk.NONE, turn + 1));
  }

  @Property
  void leads_to_people_and_help_at_a_risk(@ForAll Emotion emotion, @ForAll long turn) {
    assertThat(Suggestion.fitting(emotion, new Risk(RiskLevel.CONCERN, List.of("r"), false), turn))
        .contains(Suggestion.STAY_WITH_SOMEBODY, Suggestion.FIND_HELP);
    assertThat(Suggestion.fitting(emotion, new Risk(RiskLevel.CONCERN, List.of("r"), true), turn))
        .contains(Suggestion.ASK_THEM, Suggestion.FIND_HELP);
  }

  @Test
  void fits_on_a_button_in_both_languages() {
    for (Suggestion suggestion : Suggestion.values()) {
      assertThat(suggestion.text(Language.SV)).hasSizeBetween(5, 45);
      assertThat(suggestion.text(Language.EN))
          .hasSizeBetween(5, 45)
          .isNotEqualTo(suggestion.text(Language.SV));
    }
  }
}
