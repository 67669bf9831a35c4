package se.lugntrygg.application.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.port.Stories;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.conversation.Origin;
import se.lugntrygg.domain.mood.Trend;
import se.lugntrygg.domain.story.Basis;
import se.lugntrygg.domain.story.Shape;
import se.lugntrygg.domain.story.Story;
import se.lugntrygg.domain.story.StoryId;
import se.lugntrygg.domain.story.Tale;
import se.lugntrygg.domain.story.Told;
import se.lugntrygg.domain.text.Language;

/// What [Stories] promises.
public interface StoriesContract {
  Instant NOW = Instant.parse("2026-03-01T03:00:00.123Z");
  LocalDate DAY = LocalDate.of(2026, 3, 1);

  /// Those under test, the same ones throughout a test, with none told at first.
  Stories stories();

  /// Somebody with an account.
  UserId somebody();

  private static Told full(UserId owner, long id) {
    return new Told(
        new StoryId(new UUID(0x7000, id)),
        owner,
        Language.SV,
        new Tale("Räven vid bäcken", "Stigen börjar \"här\" 💙.\n\nÅäö nr " + id + "."),
        new Basis(
            DAY,
            9,
            OptionalDouble.of(5.0 / 3),
            Trend.IMPROVING,
            Shape.UP_AND_DOWN,
            Optional.of(DAY.minusDays(1)),
            Optional.of(DAY.minusDays(4)),
            5,
            4,
            3,
            true),
        new Origin(Origin.Speaker.PROVIDER, "model-1", false),
        4 / 7.0,
        NOW);
  }

  private static Told bare(UserId owner, long id) {
    return new Told(
        new StoryId(new UUID(0x7000, id)),
        owner,
        Language.EN,
        new Tale("The fox", "The path begins here."),
        new Basis(
            DAY,
            0,
            OptionalDouble.empty(),
            Trend.INSUFFICIENT_DATA,
            Shape.NOTHING,
            Optional.empty(),
            Optional.empty(),
            0,
            0,
            0,
            false),
        new Origin(Origin.Speaker.BUILT_IN, "builtin", true),
        0,
        NOW.plusSeconds(1));
  }

  private List<Story> all(UserId owner) {
    return stories().newest(owner, OptionalLong.empty(), 100);
  }

  @Test
  default void gives_back_all_of_a_story() {
    UserId asa = somebody();
    Story first = stories().keep(full(asa, 1));
    Story second = stories().keep(bare(asa, 2));
    assertThat(first).isEqualTo(new Story(1, full(asa, 1)));
    assertThat(second).isEqualTo(new Story(2, bare(asa, 2)));
    assertThat(all(asa)).containsExactly(second, first);
    assertThat(stories().find(asa, first.told().id())).contains(first);
  }

  @Test
  default void keeps_what_came_first_under_an_id() {
    UserId asa = somebody();
    Story first = stories().keep(full(asa, 1));
    assertThat(stories().keep(bare(asa, 1))).isEqualTo(first);
    assertThat(all(asa)).containsExactly(first);
    assertThat(stories().keep(bare(asa, 2)).sequence()).isEqualTo(2);
  }

  @Test
  default void keeps_a_story_from_everyone_but_its_owner() {
    UserId asa = somebody();
    UserId bo = somebody();
    Story hers = stories().keep(full(asa, 1));
    assertThat(all(bo)).isEmpty();
    assertThat(stories().find(bo, hers.told().id())).isEmpty();
    Story his = stories().keep(bare(bo, 1));
    assertThat(his.told()).as("an id is its owner's own").isEqualTo(bare(bo, 1));
    assertThat(his.sequence()).as("and so is the order").isEqualTo(Story.FIRST);
    assertThat(all(asa)).containsExactly(hers);
    assertThat(all(new UserId(UUID.randomUUID()))).isEmpty();
  }

  @Test
  default void goes_through_them_page_by_page_newest_first() {
    UserId asa = somebody();
    LongStream.rangeClosed(1, 7).forEach(n -> stories().keep(full(asa, n)));
    List<Long> seen = new ArrayList<>();
    OptionalLong before = OptionalLong.empty();
    for (int page = 0; page < 3; page++) {
      List<Story> found = stories().newest(asa, before, 3);
      assertThat(found).hasSize(page < 2 ? 3 : 1);
      found.forEach(story -> seen.add(story.sequence()));
      before = OptionalLong.of(found.getLast().sequence());
    }
    assertThat(seen).containsExactly(7L, 6L, 5L, 4L, 3L, 2L, 1L);
    assertThat(stories().newest(asa, before, 3)).isEmpty();
  }

  @Test
  default void gives_each_its_own_place_when_several_come_at_once() throws Exception {
    UserId asa = somebody();
    List<Thread> tellers = new ArrayList<>();
    for (long n = 1; n <= 8; n++) {
      long id = n;
      tellers.add(Thread.ofVirtual().start(() -> stories().keep(full(asa, id))));
    }
    for (Thread teller : tellers) {
      teller.join();
    }
    assertThat(all(asa))
        .extracting(Story::sequence)
        .containsExactly(8L, 7L, 6L, 5L, 4L, 3L, 2L, 1L);
  }
}
