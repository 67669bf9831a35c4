package se.lugntrygg.application.mood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.lugntrygg.application.port.MoodEntries;
import se.lugntrygg.domain.InvalidValue;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.mood.MoodEntry;
import se.lugntrygg.domain.time.Period;

class ShowMoodsTest {
  private final Diary diary = new Diary();
  private final List<MoodEntry> logged = new ArrayList<>();

  ShowMoodsTest() {
    for (int i = 0; i < 25; i++) {
      logged.addFirst(diary.logged("rad " + i));
      diary.clock.pass(Duration.ofMinutes(1));
    }
  }

  private ShowMoods.Page page(
      UserId owner, Optional<MoodEntries.Position> after, int offset, int limit) {
    return diary.showMoods.handle(
        new ShowMoods.Command(owner, Period.ALWAYS, after, offset, limit));
  }

  @Test
  void shows_page_after_page_and_says_when_it_ends() {
    ShowMoods.Page first = page(diary.asa, Optional.empty(), 0, 10);
    ShowMoods.Page second = page(diary.asa, first.next(), 0, 10);
    ShowMoods.Page third = page(diary.asa, second.next(), 0, 10);

    assertThat(first.entries()).containsExactlyElementsOf(logged.subList(0, 10));
    assertThat(second.entries()).containsExactlyElementsOf(logged.subList(10, 20));
    assertThat(third.entries()).containsExactlyElementsOf(logged.subList(20, 25));
    assertThat(third.next()).isEmpty();
  }

  @Test
  void promises_no_page_behind_a_full_last_one() {
    assertThat(page(diary.asa, Optional.empty(), 0, 25).next()).isEmpty();
    assertThat(page(diary.asa, Optional.empty(), 0, 24).next()).isPresent();
    assertThat(page(diary.asa, Optional.empty(), 20, 5).next()).isEmpty();
  }

  @Test
  void counts_for_clients_that_count() {
    assertThat(page(diary.asa, Optional.empty(), 10, 10).entries())
        .containsExactlyElementsOf(logged.subList(10, 20));
  }

  @Test
  void shows_nothing_of_anybody_else() {
    ShowMoods.Page page = page(new UserId(UUID.randomUUID()), Optional.empty(), 0, 10);

    assertThat(page.entries()).isEmpty();
    assertThat(page.next()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, 0, limit", "201, 0, limit", "10, -1, offset", "10, 10001, offset"})
  void refuses_pages_beyond_its_limits(int limit, int offset, String field) {
    assertThatThrownBy(() -> page(diary.asa, Optional.empty(), offset, limit))
        .isInstanceOfSatisfying(
            InvalidValue.class,
            wrong ->
                assertThat(wrong.complaints())
                    .singleElement()
                    .extracting(InvalidValue.Complaint::field)
                    .isEqualTo(field));
  }
}
