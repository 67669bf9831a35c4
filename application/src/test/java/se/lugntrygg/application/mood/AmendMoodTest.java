package se.lugntrygg.application.mood;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.contracts.AtOnce;
import se.lugntrygg.application.fakes.SampleMoods;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.mood.MoodEntry;
import se.lugntrygg.domain.mood.MoodScore;
import se.lugntrygg.domain.mood.MoodWords;
import se.lugntrygg.domain.mood.Rating;
import se.lugntrygg.domain.text.Language;

class AmendMoodTest {
  private final Diary diary = new Diary();

  private AmendMood.Command command(
      MoodEntry entry,
      Optional<Integer> score,
      Optional<String> note,
      Optional<List<String>> tags) {
    return new AmendMood.Command(
        diary.asa,
        entry.id(),
        score.map(MoodScore::new),
        Optional.empty(),
        note,
        tags,
        Language.SV);
  }

  @Test
  void puts_an_entry_in_other_words_and_reads_them_anew() {
    MoodEntry entry = diary.logged("Jag är jätteglad idag!");
    diary.clock.pass(Duration.ofHours(1));

    MoodEntry next =
        diary
            .amendMood
            .handle(Diary.changes(diary.asa, entry.id(), "Jag är väldigt ledsen och orolig"))
            .orElseThrow();

    assertThat(next.analysis()).isNotEqualTo(entry.analysis());
    assertThat(next.rating().orElseThrow().score().value())
        .isLessThan(entry.rating().orElseThrow().score().value());
    assertThat(next.feltAt()).isEqualTo(entry.feltAt());
    assertThat(next.createdAt()).isEqualTo(entry.createdAt());
    assertThat(next.updatedAt()).isEqualTo(diary.clock.instant());
    assertThat(next.revision()).isEqualTo(1);
    assertThat(diary.showMood.handle(diary.asa, entry.id())).contains(next);
  }

  @Test
  void keeps_what_is_left_out() {
    MoodEntry entry =
        diary.logMood.handle(
            new LogMood.Command(
                diary.asa,
                SampleMoods.id(),
                new MoodWords(
                    Optional.of("glad"), Optional.of("text"), Optional.of("note"), List.of("jobb")),
                Optional.of(new MoodScore(3)),
                Optional.empty(),
                Language.SV));

    MoodEntry next =
        diary
            .amendMood
            .handle(command(entry, Optional.empty(), Optional.empty(), Optional.empty()))
            .orElseThrow();

    assertThat(next.words()).isEqualTo(entry.words());
    assertThat(next.rating()).contains(new Rating(new MoodScore(3), Rating.Source.SELF));
    assertThat(
            diary.amendMood.handle(
                command(entry, Optional.of(9), Optional.of(""), Optional.of(List.of()))))
        .hasValueSatisfying(
            last -> {
              assertThat(last.words())
                  .isEqualTo(
                      new MoodWords(
                          Optional.of("glad"), Optional.of("text"), Optional.empty(), List.of()));
              assertThat(last.rating()).contains(new Rating(new MoodScore(9), Rating.Source.SELF));
            });
  }

  @Test
  void finds_nothing_to_change_in_anybody_elses_diary() {
    MoodEntry entry = diary.logged("mitt");
    UserId other = new UserId(UUID.randomUUID());

    assertThat(diary.amendMood.handle(Diary.changes(other, entry.id(), "ditt"))).isEmpty();
    assertThat(diary.amendMood.handle(Diary.changes(diary.asa, SampleMoods.id(), "ditt")))
        .isEmpty();
    assertThat(diary.showMood.handle(diary.asa, entry.id())).contains(entry);
  }

  @Test
  void lets_every_one_of_a_few_changes_made_at_once_take_effect() {
    MoodEntry entry = diary.logged("ok");

    AtOnce.each(
        4,
        i ->
            diary.amendMood.handle(
                i % 2 == 0
                    ? command(entry, Optional.empty(), Optional.of("note"), Optional.empty())
                    : command(
                        entry, Optional.empty(), Optional.empty(), Optional.of(List.of("tag")))));

    assertThat(diary.showMood.handle(diary.asa, entry.id()))
        .hasValueSatisfying(
            last -> {
              assertThat(last.revision()).isEqualTo(4);
              assertThat(last.words().note()).contains("note");
              assertThat(last.words().tags()).containsExactly("tag");
            });
  }
}
