package se.lugntrygg.domain.mood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.lugntrygg.domain.InvalidValue;
import se.lugntrygg.domain.text.Language;
import se.lugntrygg.domain.text.SentimentScore;

class MoodScoreTest {
  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 11, Integer.MAX_VALUE})
  void lies_between_one_and_ten(int value) {
    assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new MoodScore(value));
  }

  @ParameterizedTest
  @CsvSource({"-1000, 1", "0, 6", "1000, 10", "-500, 3", "500, 8"})
  void follows_from_the_words_where_the_person_gave_none(int thousandths, int score) {
    assertThat(MoodScore.derivedFrom(new SentimentScore(thousandths)).value()).isEqualTo(score);
  }

  @Property(tries = 300)
  void brighter_words_never_give_a_lower_score(
      @ForAll @IntRange(min = -1000, max = 999) int thousandths) {
    assertThat(MoodScore.derivedFrom(new SentimentScore(thousandths + 1)).value())
        .isGreaterThanOrEqualTo(MoodScore.derivedFrom(new SentimentScore(thousandths)).value());
  }

  @ParameterizedTest
  @CsvSource({
    "1, LOW",
    "2, LOW",
    "3, WORRIED",
    "4, WORRIED",
    "5, NEUTRAL",
    "6, NEUTRAL",
    "7, GOOD",
    "8, HAPPY",
    "9, SUPER",
    "10, SUPER"
  })
  void lies_in_a_level(int score, MoodLevel level) {
    assertThat(MoodLevel.of(new MoodScore(score))).isEqualTo(level);
  }

  @Test
  void levels_are_found_by_key_and_by_the_words_of_both_languages() {
    for (MoodLevel level : MoodLevel.values()) {
      assertThat(MoodLevel.ofKey(level.key())).contains(level);
      assertThat(MoodLevel.ofWord(" " + level.word(Language.SV).toUpperCase(Locale.ROOT)))
          .contains(level);
      assertThat(MoodLevel.ofWord(level.word(Language.EN))).contains(level);
    }
    assertThat(MoodLevel.ofKey("glad")).isEqualTo(Optional.empty());
    assertThat(MoodLevel.ofWord("grön")).isEqualTo(Optional.empty());
  }
}
