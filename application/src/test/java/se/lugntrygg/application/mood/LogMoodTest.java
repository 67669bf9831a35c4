package se.lugntrygg.application.mood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.contracts.AtOnce;
import se.lugntrygg.domain.InvalidValue;
import se.lugntrygg.domain.mood.MoodEntry;
import se.lugntrygg.domain.mood.MoodScore;
import se.lugntrygg.domain.mood.Rating;
import se.lugntrygg.domain.text.Language;
import se.lugntrygg.domain.text.Sentiment;

class LogMoodTest {
  private final Diary diary = new Diary();

  @Test
  void keeps_what_was_written_and_what_it_tells() {
    MoodEntry entry = diary.logged("Jag är jätteglad idag!");

    assertThat(diary.showMood.handle(diary.asa, entry.id())).contains(entry);
    assertThat(entry.words()).isEqualTo(Diary.words("Jag är jätteglad idag!"));
    assertThat(entry.analysis())
        .hasValueSatisfying(
            analysis -> {
              assertThat(analysis.language()).isEqualTo(Language.SV);
              assertThat(analysis.sentiment()).isEqualTo(Sentiment.POSITIVE);
            });
    assertThat(entry.feltAt()).isEqualTo(diary.clock.instant());
    assertThat(entry.createdAt()).isEqualTo(diary.clock.instant());
    assertThat(entry.revision()).isZero();
  }

  @Test
  void takes_the_persons_own_score_before_that_of_their_words() {
    MoodEntry own =
        diary.logMood.handle(
            diary.says("Jag är jätteglad idag!", Optional.of(2), Optional.empty()));
    MoodEntry derived = diary.logged("Jag är jätteglad idag!");

    assertThat(own.rating()).contains(new Rating(new MoodScore(2), Rating.Source.SELF));
    assertThat(derived.rating())
        .hasValueSatisfying(
            rating -> {
              assertThat(rating.source()).isEqualTo(Rating.Source.DERIVED);
              assertThat(rating.score().value()).isGreaterThan(6);
            });
  }

  @Test
  void reads_nothing_of_what_the_client_encrypted_for_itself() {
    MoodEntry entry = diary.logged("U2FsdGVkX1glad glad glad");

    assertThat(entry.analysis()).isEmpty();
    assertThat(entry.rating()).isEmpty();
  }

  @Test
  void keeps_the_moment_it_is_about_in_whole_milliseconds() {
    Instant yesterday = Instant.parse("2026-03-28T09:00:00.987654321Z");

    MoodEntry entry =
        diary.logMood.handle(diary.says("ok", Optional.of(5), Optional.of(yesterday)));

    assertThat(entry.feltAt()).isEqualTo(Instant.parse("2026-03-28T09:00:00.987Z"));
    assertThat(entry.createdAt()).isEqualTo(diary.clock.instant());
    assertThat(diary.entries.days(diary.asa, LocalDate.of(2026, 3, 28), LocalDate.of(2026, 3, 28)))
        .hasSize(1);
  }

  @Test
  void refuses_a_moment_that_nobody_can_speak_of_and_keeps_nothing() {
    Instant now = diary.clock.instant();
    Instant latest = now.plus(Duration.ofMinutes(5));
    diary.logMood.handle(diary.says("ok", Optional.of(5), Optional.of(latest)));

    for (Instant wrong :
        new Instant[] {latest.plusMillis(1), Instant.parse("1999-12-31T23:59:59Z")}) {
      assertThatThrownBy(
              () -> diary.logMood.handle(diary.says("ok", Optional.of(5), Optional.of(wrong))))
          .isInstanceOfSatisfying(
              InvalidValue.class,
              invalid ->
                  assertThat(invalid.complaints())
                      .singleElement()
                      .extracting(InvalidValue.Complaint::field)
                      .isEqualTo("timestamp"));
    }
    assertThat(diary.showToday.handle(diary.asa, Diary.HOME).entries()).hasSize(1);
  }

  @Test
  void keeps_one_entry_when_a_request_is_repeated() {
    LogMood.Command command = diary.says("ok", Optional.of(5), Optional.empty());
    MoodEntry first = diary.logMood.handle(command);
    diary.clock.pass(Duration.ofMinutes(1));

    assertThat(diary.logMood.handle(command)).isEqualTo(first);
    assertThat(AtOnce.each(16, _ -> diary.logMood.handle(command))).containsOnly(first);
    assertThat(diary.showToday.handle(diary.asa, Diary.HOME).entries()).containsExactly(first);
  }

  @Test
  void prints_nothing_of_what_was_written() {
    LogMood.Command command = diary.says("hemligt", Optional.of(5), Optional.empty());

    assertThat(command.toString()).doesNotContain("hemligt");
    assertThat(diary.logMood.handle(command).toString()).doesNotContain("hemligt");
  }
}
