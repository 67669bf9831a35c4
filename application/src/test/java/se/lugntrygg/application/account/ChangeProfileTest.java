package se.lugntrygg.application.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.contracts.AtOnce;
import se.lugntrygg.application.fakes.SampleMoods;
import se.lugntrygg.application.port.MoodSummaries;
import se.lugntrygg.application.port.StorageFailure;
import se.lugntrygg.domain.account.Account;
import se.lugntrygg.domain.account.PersonName;
import se.lugntrygg.domain.account.Profile;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.mood.DaySummary;
import se.lugntrygg.domain.mood.Streaks;
import se.lugntrygg.domain.text.Language;

class ChangeProfileTest {
  private static final ZoneId ISLAND = ZoneId.of("Pacific/Kiritimati");
  private static final ZoneId NEWFOUNDLAND = ZoneId.of("America/St_Johns");

  private final House house = new House();
  private final Account asa = house.somebody("asa@example.se");

  private static ChangeProfile.Command moves(Account account, ZoneId zone) {
    return new ChangeProfile.Command(
        account.id(), Optional.empty(), Optional.empty(), Optional.of(zone), Optional.empty());
  }

  private List<LocalDate> days() {
    return house.moods.days(asa.id(), LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1)).stream()
        .map(DaySummary::day)
        .toList();
  }

  @Test
  void changes_what_is_said_and_keeps_the_rest() {
    Profile before = asa.profile();

    assertThat(
            house.changeProfile.handle(
                new ChangeProfile.Command(
                    asa.id(),
                    Optional.of(new PersonName("Bo")),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(3))))
        .map(Account::profile)
        .contains(new Profile(new PersonName("Bo"), before.language(), before.homeZone(), 3));
    house.changeProfile.handle(
        new ChangeProfile.Command(
            asa.id(),
            Optional.empty(),
            Optional.of(Language.EN),
            Optional.empty(),
            Optional.empty()));

    assertThat(new ShowProfile(house.accounts).handle(asa.id()))
        .contains(asa.with(new Profile(new PersonName("Bo"), Language.EN, before.homeZone(), 3)));
  }

  @Test
  void finds_nobody_to_change() {
    UserId nobody = new UserId(UUID.randomUUID());

    assertThat(
            house.changeProfile.handle(
                new ChangeProfile.Command(
                    nobody,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(ISLAND),
                    Optional.empty())))
        .isEmpty();
  }

  @Test
  void lets_the_days_follow_the_home_zone() {
    house.moods.add(SampleMoods.rated(asa.id(), Instant.parse("2026-02-28T22:00:00Z"), 5));
    assertThat(days()).containsExactly(LocalDate.of(2026, 2, 28));

    house.changeProfile.handle(moves(asa, ISLAND));

    assertThat(days()).containsExactly(LocalDate.of(2026, 3, 1));
    assertThat(house.moods.zoneOf(asa.id())).contains(ISLAND);
  }

  /// Days that something happens to just before they are reckoned anew.
  private record Interrupted(MoodSummaries summaries, Runnable before) implements MoodSummaries {
    @Override
    public Optional<ZoneId> zoneOf(UserId owner) {
      return summaries.zoneOf(owner);
    }

    @Override
    public List<DaySummary> days(UserId owner, LocalDate first, LocalDate last) {
      return summaries.days(owner, first, last);
    }

    @Override
    public Streaks streaks(UserId owner, LocalDate today) {
      return summaries.streaks(owner, today);
    }

    @Override
    public Optional<Past> past(UserId owner, LocalDate first, LocalDate last, LocalDate today) {
      return summaries.past(owner, first, last, today);
    }

    @Override
    public void rezone(UserId owner, ZoneId zone) {
      before.run();
      summaries.rezone(owner, zone);
    }
  }

  @Test
  void takes_up_what_a_crash_has_left_when_it_is_repeated() {
    ChangeProfile crashing =
        new ChangeProfile(
            house.accounts,
            new Interrupted(
                house.moods,
                () -> {
                  throw new StorageFailure("reckon anew", new IllegalStateException("crash"));
                }));
    assertThatThrownBy(() -> crashing.handle(moves(asa, ISLAND)))
        .isInstanceOf(StorageFailure.class);
    assertThat(house.moods.zoneOf(asa.id())).contains(Profile.DEFAULT_ZONE);

    house.changeProfile.handle(moves(asa, ISLAND));

    assertThat(house.moods.zoneOf(asa.id())).contains(ISLAND);
  }

  @Test
  void lets_the_days_follow_the_profile_that_was_kept_last() {
    boolean[] once = {false};
    ChangeProfile overtaken =
        new ChangeProfile(
            house.accounts,
            new Interrupted(
                house.moods,
                () -> {
                  if (!once[0]) {
                    once[0] = true;
                    house.changeProfile.handle(moves(asa, NEWFOUNDLAND));
                  }
                }));

    overtaken.handle(moves(asa, ISLAND));

    assertThat(house.accounts.find(asa.id()).orElseThrow().profile().homeZone())
        .isEqualTo(NEWFOUNDLAND);
    assertThat(house.moods.zoneOf(asa.id())).contains(NEWFOUNDLAND);
  }

  @Test
  void agrees_with_itself_after_changes_made_at_once() {
    List<ZoneId> zones = List.of(ISLAND, NEWFOUNDLAND, ZoneId.of("UTC"), ZoneId.of("Asia/Tokyo"));
    for (int round = 0; round < 50; round++) {
      AtOnce.each(4, i -> house.changeProfile.handle(moves(asa, zones.get(i))));

      assertThat(house.moods.zoneOf(asa.id()))
          .isEqualTo(house.accounts.find(asa.id()).map(kept -> kept.profile().homeZone()));
    }
  }
}
