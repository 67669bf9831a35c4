package se.lugntrygg.adapters.firestore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.lugntrygg.application.contracts.AtOnce;
import se.lugntrygg.application.contracts.StoriesContract;
import se.lugntrygg.application.port.Stories;
import se.lugntrygg.domain.account.Profile;
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

class FirestoreStoriesTest implements StoriesContract {
  @RegisterExtension final OpenStore store = new OpenStore();

  @Override
  public Stories stories() {
    return store.get().stories();
  }

  @Override
  public UserId somebody() {
    return store.somebody(Profile.DEFAULT_ZONE);
  }

  private static Told told(UserId owner, int id) {
    return new Told(
        new StoryId(new UUID(0x7000, id)),
        owner,
        Language.SV,
        new Tale("Räven", "Stigen börjar här."),
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
        new Origin(Origin.Speaker.BUILT_IN, "builtin", false),
        0,
        NOW);
  }

  @Test
  void keeps_each_once_when_two_machines_tell_the_same_ones() {
    UserId asa = somebody();
    Stories there = store.another().stories();

    List<Story> kept =
        AtOnce.each(16, i -> (i % 2 == 0 ? stories() : there).keep(told(asa, i / 2)));

    for (int i = 0; i < 16; i += 2) {
      assertThat(kept.get(i)).isEqualTo(kept.get(i + 1));
    }
    assertThat(there.newest(asa, OptionalLong.empty(), 100))
        .extracting(Story::sequence)
        .containsExactly(8L, 7L, 6L, 5L, 4L, 3L, 2L, 1L);
  }

  @Test
  void gives_each_its_own_place_when_two_machines_tell_different_ones() {
    UserId asa = somebody();
    Stories there = store.another().stories();

    List<Story> kept = AtOnce.each(16, i -> (i % 2 == 0 ? stories() : there).keep(told(asa, i)));

    assertThat(kept).extracting(Story::sequence).doesNotHaveDuplicates();
    assertThat(there.newest(asa, OptionalLong.empty(), 100))
        .containsExactlyInAnyOrderElementsOf(kept);
  }

  @Test
  void costs_what_it_may() {
    UserId asa = somebody();
    store.get().accounts().find(asa); // whose key is known from now on

    assertThat(store.costOf(() -> stories().keep(told(asa, 1))))
        .isEqualTo(new DocumentCounts.Bill(2, 1, 0));
    stories().keep(told(asa, 2));
    assertThat(store.costOf(() -> stories().keep(told(asa, 3))))
        .isEqualTo(new DocumentCounts.Bill(2, 1, 0));
    assertThat(store.costOf(() -> stories().find(asa, told(asa, 1).id())))
        .isEqualTo(new DocumentCounts.Bill(1, 0, 0));
    assertThat(store.costOf(() -> stories().newest(asa, OptionalLong.empty(), 2)))
        .isEqualTo(new DocumentCounts.Bill(2, 0, 0));
  }
}
