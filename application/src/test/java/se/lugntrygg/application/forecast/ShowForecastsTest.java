package se.lugntrygg.application.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.port.Forecasts;
import se.lugntrygg.domain.InvalidValue;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.forecast.ForecastId;

class ShowForecastsTest {
  private final Diary diary = new Diary().writing(20, _ -> 0.25);
  private final ShowForecasts show = new ShowForecasts(diary.forecasts, _ -> false);

  @Test
  void goes_through_all_of_them_newest_first() {
    List<ForecastId> newest = new ArrayList<>();
    for (int n = 0; n < 5; n++) {
      newest.addFirst(diary.foretold(diary.keeping(7)).keptAs().orElseThrow());
      diary.clock.pass(Duration.ofMinutes(1));
    }
    List<ForecastId> seen = new ArrayList<>();
    Optional<Forecasts.Position> after = Optional.empty();
    do {
      var page = show.handle(new ShowForecasts.Command(diary.asa, after, 2));
      page.forecasts().forEach(kept -> seen.add(kept.id()));
      after = page.next();
    } while (after.isPresent());
    assertThat(seen).isEqualTo(newest);
    var whole = show.handle(new ShowForecasts.Command(diary.asa, Optional.empty(), 5));
    assertThat(whole.next()).as("nothing follows the last").isEmpty();
  }

  @Test
  void shows_nobody_what_was_foretold_to_another() {
    diary.foretold(diary.keeping(7));
    UserId bo = new UserId(new UUID(8, 8));
    assertThat(show.handle(new ShowForecasts.Command(bo, Optional.empty(), 5)).forecasts())
        .isEmpty();
  }

  @Test
  void gives_two_hundred_at_a_time_at_most() {
    for (int limit : new int[] {0, 201}) {
      assertThatThrownBy(() -> new ShowForecasts.Command(diary.asa, Optional.empty(), limit))
          .isInstanceOf(InvalidValue.class);
    }
  }
}
