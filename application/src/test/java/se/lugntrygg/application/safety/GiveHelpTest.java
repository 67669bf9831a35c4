package se.lugntrygg.application.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.fakes.CountingMeters;
import se.lugntrygg.application.fakes.InMemoryRiskFlags;
import se.lugntrygg.application.fakes.SettableClock;
import se.lugntrygg.application.port.RiskFlags;
import se.lugntrygg.application.port.StorageFailure;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.safety.Resources;
import se.lugntrygg.domain.safety.Risk;
import se.lugntrygg.domain.safety.RiskFlag;
import se.lugntrygg.domain.safety.RiskLevel;
import se.lugntrygg.domain.safety.RiskWatch;
import se.lugntrygg.domain.text.Language;

final class GiveHelpTest {
  private static final Risk CRISIS = new Risk(RiskLevel.CRISIS, List.of("sv.plan"), false);
  private static final Risk CONCERN = new Risk(RiskLevel.CONCERN, List.of("sv.not-wake"), false);
  private static final Risk FOR_ANOTHER = new Risk(RiskLevel.CRISIS, List.of("sv.plan"), true);

  private final SettableClock clock = SettableClock.at("2026-11-24T03:00:00.123Z");
  private final CountingMeters meters = new CountingMeters();
  private final List<RuntimeException> complaints = new ArrayList<>();
  private final UserId asa = new UserId(UUID.randomUUID());
  private final RiskFlags flags = new InMemoryRiskFlags(_ -> true);

  private GiveHelp giveHelp(RiskFlags kept, Executor background) {
    return new GiveHelp(
        Resources.standard(), new WatchRisk(kept, background, meters, complaints::add), clock);
  }

  private static GiveHelp.Command of(UserId person, Risk risk) {
    return new GiveHelp.Command(person, risk, Language.SV);
  }

  @Test
  void gives_nothing_and_remembers_nothing_where_there_is_no_worry() {
    GiveHelp giveHelp = giveHelp(flags, Runnable::run);
    assertThat(giveHelp.handle(of(asa, Risk.NONE))).isEmpty();
    assertThat(flags.of(asa)).isEqualTo(RiskWatch.NOTHING);
  }

  @Test
  void gives_a_reply_actions_and_places_and_puts_up_a_flag() {
    GiveHelp.Help help = giveHelp(flags, Runnable::run).handle(of(asa, CRISIS)).orElseThrow();
    assertThat(help.reply().text()).contains("112");
    assertThat(help.actions()).isNotEmpty();
    assertThat(help.resources()).extracting("id").contains("se-112", "se-mind", "se-bris");
    assertThat(flags.standing(asa, clock.instant()))
        .contains(new RiskFlag(RiskLevel.CRISIS, List.of("sv.plan"), clock.instant()));
  }

  @Test
  void one_concern_puts_up_no_flag_and_a_second_within_a_day_does() {
    GiveHelp giveHelp = giveHelp(flags, Runnable::run);
    assertThat(giveHelp.handle(of(asa, CONCERN))).isPresent();
    assertThat(flags.standing(asa, clock.instant())).isEmpty();
    clock.pass(Duration.ofHours(20));
    assertThat(giveHelp.handle(of(asa, CONCERN))).isPresent();
    assertThat(flags.standing(asa, clock.instant()).map(RiskFlag::level))
        .isEqualTo(Optional.of(RiskLevel.CONCERN));
  }

  @Test
  void who_worries_about_another_is_helped_and_not_flagged() {
    assertThat(giveHelp(flags, Runnable::run).handle(of(asa, FOR_ANOTHER))).isPresent();
    assertThat(flags.of(asa)).isEqualTo(RiskWatch.NOTHING);
  }

  @Test
  void each_person_has_their_own_half_hour() {
    GiveHelp giveHelp = giveHelp(flags, Runnable::run);
    UserId bo = new UserId(UUID.randomUUID());
    assertThat(giveHelp.handle(of(asa, CRISIS)).orElseThrow().reply().whole()).isTrue();
    assertThat(giveHelp.handle(of(asa, CRISIS)).orElseThrow().reply().whole()).isFalse();
    assertThat(giveHelp.handle(of(bo, CRISIS)).orElseThrow().reply().whole()).isTrue();
  }

  @Test
  void varies_its_words_as_long_as_somebody_writes() {
    GiveHelp giveHelp = giveHelp(flags, Runnable::run);
    Set<String> said = new HashSet<>();
    for (int i = 0; i < 3; i++) {
      said.add(giveHelp.handle(of(asa, CRISIS)).orElseThrow().reply().text());
    }
    assertThat(said).hasSize(3);
  }

  @Test
  void a_flag_that_cannot_be_kept_fails_nothing_and_is_counted_without_words() {
    RiskFlags failing =
        new RiskFlags() {
          @Override
          public void add(UserId owner, RiskWatch.Sighting sighting) {
            throw new StorageFailure("keep a flag", new IllegalStateException("no disk"));
          }

          @Override
          public RiskWatch of(UserId owner) {
            return RiskWatch.NOTHING;
          }
        };
    assertThat(giveHelp(failing, Runnable::run).handle(of(asa, CRISIS))).isPresent();
    Executor full =
        _ -> {
          throw new RejectedExecutionException("full");
        };
    assertThat(giveHelp(flags, full).handle(of(asa, CRISIS))).isPresent();
    assertThat(meters.of("flag lost")).isEqualTo(2);
    assertThat(complaints).hasSize(2);
  }

  @Test
  void does_not_wait_for_the_flag() {
    List<Runnable> later = new ArrayList<>();
    assertThat(giveHelp(flags, later::add).handle(of(asa, CRISIS))).isPresent();
    assertThat(flags.of(asa)).isEqualTo(RiskWatch.NOTHING);
    later.forEach(Runnable::run);
    assertThat(flags.of(asa).sightings()).hasSize(1);
  }
}
