package se.lugntrygg.adapters.firestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.firestore.DocumentReference;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.lugntrygg.application.contracts.AtOnce;
import se.lugntrygg.application.fakes.CountingMeters;
import se.lugntrygg.application.port.StorageFailure;
import se.lugntrygg.domain.Flaw;
import se.lugntrygg.domain.InvalidValue;

class DocumentsTest {
  @RegisterExtension final OpenStore store = new OpenStore();

  private static final String COUNT = "failures";

  private DocumentReference fresh(Documents documents) {
    return documents.in(Place.LOCKOUTS).document(UUID.randomUUID().toString());
  }

  private static long count(Documents documents, DocumentReference at) {
    return documents.find("look", at, found -> found.number(COUNT)).orElse(0L);
  }

  private static long addOne(Documents documents, String id) {
    DocumentReference at = documents.in(Place.LOCKOUTS).document(id);
    return documents.change(
        "count",
        id,
        draft -> {
          long next = draft.read(at).map(found -> found.number(COUNT)).orElse(0L) + 1;
          draft.put(at, Map.of(COUNT, next));
          return next;
        });
  }

  @Test
  void loses_no_change_of_many_made_at_once_on_two_machines() {
    Documents here = store.get().documents();
    Documents there = store.another().documents();
    String id = UUID.randomUUID().toString();

    List<Long> got = AtOnce.each(40, i -> addOne(i % 2 == 0 ? here : there, id));

    assertThat(got)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, 40).mapToObj(Long::valueOf).toList());
  }

  @Test
  void writes_all_of_a_change_or_nothing() {
    Documents documents = store.get().documents();
    DocumentReference one = fresh(documents);
    DocumentReference two = fresh(documents);
    List<Boolean> tries = new ArrayList<>();
    addOne(documents, two.getId());

    String outcome =
        documents.change(
            "write two",
            "turn",
            draft -> {
              tries.add(draft.again());
              if (draft.again()) {
                return draft.read(one).isPresent() ? "half" : "nothing";
              }
              draft.create(one, Map.of(COUNT, 1));
              draft.create(two, Map.of(COUNT, 1));
              return "all";
            });

    assertThat(outcome).isEqualTo("nothing");
    assertThat(tries).containsExactly(false, true);
  }

  @Test
  void decides_anew_on_what_is_there_now() {
    Documents documents = store.get().documents();
    DocumentReference at = fresh(documents);
    addOne(documents, at.getId());
    AtomicInteger tries = new AtomicInteger();

    long decided =
        documents.change(
            "race",
            "another turn",
            draft -> {
              long seen = draft.read(at).orElseThrow().number(COUNT);
              if (tries.getAndIncrement() == 0) {
                addOne(documents, at.getId());
              }
              draft.amend(at, Map.of(COUNT, seen + 10));
              return seen + 10;
            });

    assertThat(decided).isEqualTo(12);
    assertThat(count(documents, at)).isEqualTo(12);
  }

  @Test
  void gives_up_in_time_when_others_are_always_faster() {
    Documents documents =
        new Documents(store.get().client(), Duration.ofSeconds(1), new CountingMeters());
    DocumentReference at = fresh(documents);
    long start = System.nanoTime();

    assertThatThrownBy(
            () ->
                documents.change(
                    "race",
                    "another turn",
                    draft -> {
                      long seen = draft.read(at).map(found -> found.number(COUNT)).orElse(0L);
                      addOne(store.get().documents(), at.getId());
                      draft.put(at, Map.of(COUNT, seen));
                      return seen;
                    }))
        .isInstanceOf(StorageFailure.class)
        .hasMessage("could not race")
        .hasCauseInstanceOf(Refused.class);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void removes_what_was_read_only_while_it_is_so() {
    Documents documents = store.get().documents();
    DocumentReference at = fresh(documents);
    addOne(documents, at.getId());
    AtomicInteger tries = new AtomicInteger();

    boolean removed =
        documents.change(
            "remove",
            "another turn",
            draft -> {
              if (draft.read(at).orElseThrow().number(COUNT) != 1) {
                return false;
              }
              if (tries.getAndIncrement() == 0) {
                addOne(documents, at.getId());
              }
              draft.remove(at);
              return true;
            });

    assertThat(removed).isFalse();
    assertThat(count(documents, at)).isEqualTo(2);
  }

  @Test
  void lets_a_change_neither_read_late_nor_write_unread_nor_grow() {
    Documents documents = store.get().documents();
    DocumentReference at = fresh(documents);

    assertThatThrownBy(
            () ->
                documents.change(
                    "read late",
                    "turn",
                    draft -> {
                      draft.create(at, Map.of(COUNT, 1));
                      return draft.read(at);
                    }))
        .hasRootCauseMessage("a change reads before it writes");
    assertThatThrownBy(
            () ->
                documents.change(
                    "write unread",
                    "turn",
                    draft -> {
                      draft.put(at, Map.of(COUNT, 1));
                      return true;
                    }))
        .hasRootCauseMessage("what is changed must have been read");
    assertThatThrownBy(
            () ->
                documents.change(
                    "grow",
                    "turn",
                    draft -> {
                      for (int i = 0; i < 6; i++) {
                        draft.forget(fresh(documents));
                      }
                      return true;
                    }))
        .hasRootCauseMessage("a change of more than 5 documents");
    assertThat(documents.find("look", at, Fields::document)).isEmpty();
  }

  @Test
  void takes_a_stored_value_that_breaks_its_rule_for_its_own_fault() {
    Documents documents = store.get().documents();
    DocumentReference at = fresh(documents);
    addOne(documents, at.getId());

    assertThatThrownBy(
            () ->
                documents.find(
                    "look",
                    at,
                    _ -> {
                      throw new InvalidValue("score", new Flaw.Malformed(Flaw.Form.IDENTIFIER));
                    }))
        .isInstanceOf(StorageFailure.class)
        .hasRootCauseMessage("a stored value is invalid");
    assertThatThrownBy(() -> documents.find("look", at, found -> found.text("owner")))
        .hasRootCauseMessage("a document lacks its owner");
  }

  @Test
  void tells_what_passes_from_what_is_outdated_and_both_from_the_rest() {
    for (Status.Code code : Status.Code.values()) {
      Refused refused = new Refused(code, "test");
      assertThat(refused.passing())
          .as(code.name())
          .isEqualTo(code == Status.Code.ABORTED || code == Status.Code.UNAVAILABLE);
      assertThat(refused.outdated() && refused.passing()).as(code.name()).isFalse();
    }
  }
}
