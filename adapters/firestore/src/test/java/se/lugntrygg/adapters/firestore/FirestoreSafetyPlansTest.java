package se.lugntrygg.adapters.firestore;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.firestore.DocumentSnapshot;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.lugntrygg.application.contracts.AtOnce;
import se.lugntrygg.application.contracts.SafetyPlansContract;
import se.lugntrygg.application.port.SafetyPlans;
import se.lugntrygg.domain.account.Profile;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.safety.SafetyPlan;

class FirestoreSafetyPlansTest implements SafetyPlansContract {
  @RegisterExtension final OpenStore store = new OpenStore();

  @Override
  public SafetyPlans plans() {
    return store.get().safetyPlans();
  }

  @Override
  public UserId somebody() {
    return store.somebody(Profile.DEFAULT_ZONE);
  }

  private static SafetyPlan plan(String place) {
    return SafetyPlan.EMPTY.with(Map.of(SafetyPlan.Part.SAFE_PLACES, List.of(place)), NOW);
  }

  @Test
  void lets_one_of_many_changes_on_two_machines_win() {
    UserId asa = somebody();
    SafetyPlans there = store.another().safetyPlans();

    List<Boolean> won =
        AtOnce.each(
            16,
            i -> (i % 2 == 0 ? plans() : there).keep(asa, Optional.empty(), plan("plats " + i)));

    assertThat(won).filteredOn(kept -> kept).hasSize(1);
    assertThat(there.of(asa)).contains(plan("plats " + won.indexOf(true)));
  }

  @Test
  void keeps_no_word_in_the_clear() throws Exception {
    UserId asa = somebody();
    plans().keep(asa, Optional.empty(), plan("kanariefågelhuset"));

    DocumentSnapshot raw =
        store
            .get()
            .documents()
            .in(Place.PRIVATE, asa)
            .document("safety-plan")
            .get()
            .get(10, TimeUnit.SECONDS);

    assertThat(raw.getData()).containsOnlyKeys("sealed");
    assertThat(new String(new Fields(raw).bytes("sealed"), StandardCharsets.UTF_8))
        .doesNotContain("kanariefågelhuset");
  }

  @Test
  void costs_what_it_may() {
    UserId asa = somebody();

    assertThat(store.costOf(() -> plans().of(asa))).isEqualTo(new DocumentCounts.Bill(1, 0, 0));
    store.get().accounts().find(asa); // whose key is known from now on
    assertThat(store.costOf(() -> plans().keep(asa, Optional.empty(), plan("havet"))))
        .isEqualTo(new DocumentCounts.Bill(1, 1, 0));
    assertThat(store.costOf(() -> plans().of(asa))).isEqualTo(new DocumentCounts.Bill(1, 0, 0));
  }
}
