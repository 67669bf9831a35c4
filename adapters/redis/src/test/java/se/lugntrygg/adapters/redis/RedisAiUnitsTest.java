package se.lugntrygg.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.contracts.AiUnitsContract;
import se.lugntrygg.application.contracts.AtOnce;
import se.lugntrygg.application.port.AiUnits;
import se.lugntrygg.domain.account.UserId;

class RedisAiUnitsTest extends Shared implements AiUnitsContract {
  private AiUnits units;

  @BeforeEach
  void open() {
    units = instance().aiUnits();
  }

  @Override
  public AiUnits units() {
    return units;
  }

  @Override
  public UserId somebody() {
    return new UserId(UUID.randomUUID());
  }

  @Test
  void two_instances_share_one_budget() {
    AiUnits other = instance().aiUnits();
    UserId ann = somebody();
    assertThat(
            AtOnce.each(
                64,
                who ->
                    (who % 2 == 0 ? units : other)
                        .take(TODAY, ann, new AiUnits.Budget(PLENTY, 10))))
        .filteredOn(taken -> taken)
        .hasSize(10);
  }

  @Test
  void counts_expire_and_name_nobody() {
    UserId ann = somebody();
    List<String> keys =
        keysOf(() -> assertThat(units.take(TODAY, ann, new AiUnits.Budget(2, 2))).isTrue());
    assertThat(keys).hasSize(2).noneMatch(key -> key.contains(ann.toString()));
    for (String key : keys) {
      long seconds = asked(connection -> connection.sync().ttl(key));
      assertThat(seconds).isBetween(1L, Duration.ofDays(3).toSeconds());
    }
  }
}
