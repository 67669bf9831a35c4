package se.lugntrygg.application.archive;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import se.lugntrygg.application.port.Forecasts;
import se.lugntrygg.application.port.MoodEntries;
import se.lugntrygg.application.port.Store;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.conversation.Exchange;
import se.lugntrygg.domain.forecast.KeptForecast;
import se.lugntrygg.domain.mood.MoodEntry;
import se.lugntrygg.domain.story.Story;
import se.lugntrygg.domain.time.Period;

/// Reads what may be too much to be held at once, a page after the other; and through its ports
/// what every store reads alike.
public final class Paged {
  /// As many records are read together.
  public static final int PAGE = 200;

  // no day that anybody can have is before or after these

  private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

  private Paged() {}

  /// Hands on everything, page by page.
  ///
  /// @param after the next [#PAGE] behind the last of those before, empty for the first page; fewer
  ///   are the last
  public static <T> void each(Function<Optional<T>, List<T>> after, Consumer<T> sink) {
    Optional<T> last = Optional.empty();
    List<T> page;
    do {
      page = after.apply(last);
      page.forEach(sink);
      last = page.isEmpty() ? last : Optional.of(page.getLast());
    } while (page.size() == PAGE);
  }

  /// A person's moods, the days they add up to, the stories told and what was foretold.
  public static void lookingBack(Store store, UserId owner, Consumer<Kept> sink) {
    each(
        (Optional<MoodEntry> last) ->
            store
                .moodEntries()
                .feltWithin(owner, Period.ALWAYS, last.map(MoodEntries.Position::after), 0, PAGE),
        entry -> sink.accept(new Kept.Mood(entry)));
    store.moodSummaries().days(owner, FIRST, LAST).forEach(day -> sink.accept(new Kept.Day(day)));
    each(
        (Optional<Story> last) ->
            store.stories().newest(owner, before(last.map(Story::sequence)), PAGE),
        story -> sink.accept(new Kept.Told(story)));
    each(
        (Optional<KeptForecast> last) ->
            store.forecasts().newest(owner, last.map(Forecasts.Position::after), PAGE),
        forecast -> sink.accept(new Kept.Foretold(forecast)));
  }

  /// What a person and the assistant have said, newest first.
  public static void conversation(Store store, UserId owner, Consumer<Kept> sink) {
    each(
        (Optional<Exchange> last) ->
            store.conversations().newest(owner, before(last.map(Exchange::sequence)), PAGE),
        exchange -> sink.accept(new Kept.Said(exchange)));
  }

  private static OptionalLong before(Optional<Long> last) {
    return last.map(OptionalLong::of).orElse(OptionalLong.empty());
  }
}
