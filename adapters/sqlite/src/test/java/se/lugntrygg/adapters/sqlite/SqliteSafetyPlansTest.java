package se.lugntrygg.adapters.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.lugntrygg.application.contracts.SafetyPlansContract;
import se.lugntrygg.application.port.SafetyPlans;
import se.lugntrygg.domain.account.Profile;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.safety.SafetyPlan;

class SqliteSafetyPlansTest implements SafetyPlansContract {
  @RegisterExtension final OpenStore store = new OpenStore();

  @Override
  public SafetyPlans plans() {
    return store.get().safetyPlans();
  }

  @Override
  public UserId somebody() {
    return store.somebody(Profile.DEFAULT_ZONE);
  }

  @Test
  void survives_a_restart_and_lies_on_disk_as_nothing_that_can_be_read() throws IOException {
    UserId asa = somebody();
    SafetyPlan plan =
        SafetyPlan.EMPTY.with(
            Map.of(SafetyPlan.Part.SAFE_PLACES, List.of("kanariefågelhuset")), NOW);
    assertThat(plans().keep(asa, Optional.empty(), plan)).isTrue();
    store.reopen();
    assertThat(plans().of(asa)).contains(plan);
    try (Stream<Path> files = Files.list(store.folder())) {
      for (Path file : files.toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
            .doesNotContain("kanariefågelhuset");
      }
    }
  }
}
