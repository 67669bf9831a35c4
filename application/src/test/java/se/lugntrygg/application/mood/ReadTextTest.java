package se.lugntrygg.application.mood;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import se.lugntrygg.domain.text.Language;
import se.lugntrygg.domain.text.Sentiment;

class ReadTextTest {
  private final ReadText read = new Diary().read;

  @Test
  void tells_language_and_direction_of_a_text() {
    assertThat(read.handle("I am so happy and grateful today", Language.SV).analysis())
        .hasValueSatisfying(
            analysis -> {
              assertThat(analysis.language()).isEqualTo(Language.EN);
              assertThat(analysis.sentiment()).isEqualTo(Sentiment.POSITIVE);
            });
  }

  @Test
  void takes_the_persons_language_where_the_text_does_not_tell() {
    for (Language language : Language.values()) {
      assertThat(read.handle("42", language).analysis())
          .hasValueSatisfying(analysis -> assertThat(analysis.language()).isEqualTo(language));
    }
  }

  @Test
  void finds_nothing_to_read_in_nothing() {
    assertThat(read.handle(" \n ", Language.SV).analysis()).isEmpty();
  }
}
