package se.lugntrygg.application.mood;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.mood.MoodEntry;

class RemoveMoodTest {
  private final Diary diary = new Diary();

  @Test
  void removes_an_entry_for_good() {
    MoodEntry entry = diary.logged("ok");

    assertThat(diary.removeMood.handle(diary.asa, entry.id())).isTrue();
    assertThat(diary.removeMood.handle(diary.asa, entry.id())).isFalse();

    assertThat(diary.showMood.handle(diary.asa, entry.id())).isEmpty();
    assertThat(diary.showToday.handle(diary.asa, Diary.HOME).entries()).isEmpty();
  }

  @Test
  void finds_nothing_to_remove_in_anybody_elses_diary() {
    MoodEntry entry = diary.logged("ok");

    assertThat(diary.removeMood.handle(new UserId(UUID.randomUUID()), entry.id())).isFalse();

    assertThat(diary.showMood.handle(diary.asa, entry.id())).contains(entry);
  }
}
