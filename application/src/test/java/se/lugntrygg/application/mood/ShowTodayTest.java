package se.lugntrygg.application.mood;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import se.lugntrygg.domain.mood.MoodEntry;

class ShowTodayTest {
  private final Diary diary = new Diary();

  private MoodEntry at(String moment) {
    return diary.logMood.handle(
        diary.says(moment, Optional.of(5), Optional.of(Instant.parse(moment))));
  }

  @Test
  void shows_a_day_of_twenty_three_hours_from_midnight_to_midnight() {
    // In Stockholm the 29th of March 2026 lacks an hour.
    diary.clock.set(Instant.parse("2026-03-30T08:00:00Z"));
    at("2026-03-28T22:59:59.999Z");
    MoodEntry first = at("2026-03-28T23:00:00Z");
    MoodEntry last = at("2026-03-29T21:59:59.999Z");
    at("2026-03-29T22:00:00Z");

    diary.clock.set(Instant.parse("2026-03-29T10:00:00Z"));

    assertThat(diary.showToday.handle(diary.asa, Diary.HOME))
        .isEqualTo(new ShowToday.Today(LocalDate.of(2026, 3, 29), List.of(last, first), 2));
  }

  @Test
  void means_today_where_it_is_asked_for() {
    MoodEntry entry = at("2026-03-29T10:00:00Z");

    assertThat(diary.showToday.handle(diary.asa, ZoneId.of("Pacific/Kiritimati")))
        .isEqualTo(new ShowToday.Today(LocalDate.of(2026, 3, 30), List.of(entry), 1));
    assertThat(diary.showToday.handle(diary.asa, ZoneId.of("Pacific/Pago_Pago")).day())
        .isEqualTo(LocalDate.of(2026, 3, 28));
  }

  @Test
  void counts_more_than_it_shows() {
    for (int i = 0; i < ShowMoods.MAX_LIMIT + 3; i++) {
      at(Instant.parse("2026-03-29T06:00:00Z").plusSeconds(i).toString());
    }

    ShowToday.Today today = diary.showToday.handle(diary.asa, Diary.HOME);

    assertThat(today.entries()).hasSize(ShowMoods.MAX_LIMIT);
    assertThat(today.count()).isEqualTo(ShowMoods.MAX_LIMIT + 3);
  }

  @Test
  void shows_nobody_elses_day() {
    at("2026-03-29T09:00:00Z");

    assertThat(new Diary().showToday.handle(diary.asa, Diary.HOME).entries()).isEmpty();
  }
}
