package se.lugntrygg.adapters.firestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.lugntrygg.application.archive.Kind;
import se.lugntrygg.application.port.Archive;
import se.lugntrygg.domain.account.Profile;
import se.lugntrygg.domain.account.UserId;

/// What only this store can tell of its archive; that it gives everything back is told where there
/// are two stores.
class FirestoreArchiveTest {
  @RegisterExtension final OpenStore store = new OpenStore();

  @Test
  void knows_what_lies_in_every_place_and_has_a_place_for_every_kind() {
    assertThat(
            Arrays.stream(Place.values())
                .flatMap(place -> FirestoreArchive.kinds(place).stream())
                .distinct())
        .containsExactlyInAnyOrder(Kind.values());
    assertThat(
            Arrays.stream(Place.values()).filter(place -> FirestoreArchive.kinds(place).isEmpty()))
        .as("the database's own")
        .containsExactly(Place.ARRIVALS);
  }

  @Test
  void is_empty_until_anything_is_in_any_place_but_its_own() {
    Archive archive = store.get().archive();
    assertThat(archive.isEmpty()).isTrue();
    archive.note(new Archive.Arrival("elsewhere", Instant.EPOCH, Optional.empty()));
    assertThat(archive.isEmpty()).isTrue();
    // Whatever lies under a person or a day hangs on what is there.
    Stream.of(
            Place.USERS,
            Place.EMAILS,
            Place.SESSIONS,
            Place.LOCKOUTS,
            Place.REPLAYS,
            Place.AI_UNITS,
            Place.AUDIT)
        .forEach(
            place -> {
              var at = store.get().documents().in(place).document("some");
              store.get().documents().fill("try", batch -> batch.set(at, Map.of()));
              assertThat(archive.isEmpty()).as(place.name()).isFalse();
              store.get().documents().fill("try", batch -> batch.delete(at));
              assertThat(archive.isEmpty()).isTrue();
            });
  }

  @Test
  void leaves_nothing_behind_of_a_person_who_is_replaced_by_nothing() {
    UserId asa = store.somebody(Profile.DEFAULT_ZONE);
    Archive archive = store.get().archive();
    var strayed = store.get().documents().in(Place.STORIES, asa).document("1");
    store.get().documents().fill("try", batch -> batch.set(strayed, Map.of()));

    archive.fill(asa).close();

    assertThat(archive.isEmpty()).isTrue();
    assertThat(store.get().documents().find("look", strayed, found -> found)).isEmpty();
    archive.read(
        asa,
        _ -> {
          throw new AssertionError("something is left");
        });
  }

  @Test
  void does_not_pass_over_a_private_document_it_does_not_know() {
    UserId asa = store.somebody(Profile.DEFAULT_ZONE);
    var unknown = store.get().documents().in(Place.PRIVATE, asa).document("diary");
    store.get().documents().fill("try", batch -> batch.set(unknown, Map.of()));

    assertThatThrownBy(() -> store.get().archive().read(asa, _ -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("unknown name");
  }

  @Test
  void is_told_apart_from_the_archive_of_another_database() {
    assertThat(store.get().archive().identity())
        .isEqualTo(store.another().archive().identity())
        .isNotEqualTo(new OpenStore().get().archive().identity());
  }
}
