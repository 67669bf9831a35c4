package se.lugntrygg.adapters.firestore;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.firestore.DocumentSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.lugntrygg.application.contracts.AtOnce;
import se.lugntrygg.application.contracts.RiskFlagsContract;
import se.lugntrygg.application.port.RiskFlags;
import se.lugntrygg.domain.account.Profile;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.safety.RiskLevel;
import se.lugntrygg.domain.safety.RiskWatch;

class FirestoreRiskFlagsTest implements RiskFlagsContract {
  @RegisterExtension final OpenStore store = new OpenStore();

  @Override
  public RiskFlags flags() {
    return store.get().riskFlags();
  }

  @Override
  public UserId somebody() {
    return store.somebody(Profile.DEFAULT_ZONE);
  }

  private static RiskWatch.Sighting crisis(int n) {
    return new RiskWatch.Sighting(RiskLevel.CRISIS, List.of("sv.plan"), NOW.plusMillis(n));
  }

  @Test
  void sees_at_once_what_another_machine_has_seen() {
    UserId asa = somebody();
    RiskFlags there = store.another().riskFlags();
    assertThat(there.standing(asa, NOW)).isEmpty();

    flags().add(asa, crisis(0));

    assertThat(there.standing(asa, NOW)).isPresent();
  }

  @Test
  void loses_none_that_two_machines_add_at_once() {
    UserId asa = somebody();
    RiskFlags there = store.another().riskFlags();

    AtOnce.each(
        16,
        i -> {
          (i % 2 == 0 ? flags() : there).add(asa, crisis(i));
          return i;
        });

    assertThat(flags().of(asa).sightings())
        .extracting(RiskWatch.Sighting::at)
        .doesNotHaveDuplicates()
        .hasSize(16);
  }

  @Test
  void is_gone_a_day_or_two_after_the_last_and_tells_nothing_in_the_clear() throws Exception {
    UserId asa = somebody();
    flags().add(asa, crisis(5));
    flags().add(asa, crisis(2));

    DocumentSnapshot raw =
        store
            .get()
            .documents()
            .in(Place.PRIVATE, asa)
            .document("risk-watch")
            .get()
            .get(10, TimeUnit.SECONDS);

    assertThat(raw.getData()).containsOnlyKeys("sealed", "forgetAt");
    assertThat(new Fields(raw).moment("forgetAt"))
        .isEqualTo(NOW.plusMillis(5).plus(Duration.ofDays(1)));
  }

  @Test
  void costs_what_it_may() {
    UserId asa = somebody();

    assertThat(store.costOf(() -> flags().of(asa))).isEqualTo(new DocumentCounts.Bill(1, 0, 0));
    store.get().accounts().find(asa); // whose key is known from now on
    assertThat(store.costOf(() -> flags().add(asa, crisis(0))))
        .isEqualTo(new DocumentCounts.Bill(1, 1, 0));
    assertThat(store.costOf(() -> flags().standing(asa, NOW)))
        .isEqualTo(new DocumentCounts.Bill(1, 0, 0));
  }
}
