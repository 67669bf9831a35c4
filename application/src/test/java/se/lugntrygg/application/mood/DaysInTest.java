package se.lugntrygg.application.mood;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.port.MoodEntries;
import se.lugntrygg.application.port.MoodSummaries;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.mood.DaySummary;
import se.lugntrygg.domain.mood.MoodEntry;
import se.lugntrygg.domain.mood.MoodEntryId;
import se.lugntrygg.domain.mood.Streaks;
import se.lugntrygg.domain.time.DaySpan;
import se.lugntrygg.domain.time.Period;

class DaysInTest {
  /// Another name, and in other years another time; this year its clocks agree with Stockholm's.
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  private static final ZoneId KIRITIMATI = ZoneId.of("Pacific/Kiritimati");
  private static final LocalDate SUNDAY = LocalDate.of(2026, 11, 22);
  private static final DaySpan SEASON = DaySpan.endingOn(SUNDAY, 90);

  /// Three entries a day over months and a change of clocks, with days left out: several pages.
  private static Notebook full() {
    Notebook notebook = new Notebook();
    Instant at = Instant.parse("2026-08-20T06:10:00Z");
    Instant until = notebook.clock.instant();
    for (int i = 0; at.isBefore(until); i++) {
      if (i % 11 != 5) {
        notebook.write(at.toString(), 1 + i % 10, i % 3 == 0 ? "glad" : "orolig", "tagg" + i % 4);
      }
      at = at.plus(Duration.ofMinutes(471));
    }
    return notebook;
  }

  @Test
  void both_ways_agree_where_clocks_agree() {
    Notebook notebook = full();
    assertThat(PARIS.getRules()).isNotEqualTo(Notebook.STOCKHOLM.getRules());
    List<DaySummary> kept = notebook.days.days(Notebook.OWNER, Notebook.STOCKHOLM, SEASON);
    List<DaySummary> reckoned = notebook.days.days(Notebook.OWNER, PARIS, SEASON);
    assertThat(kept).hasSizeGreaterThan(80);
    assertThat(kept.stream().mapToLong(day -> day.tally().all().entries()).sum())
        .isGreaterThan(DaysIn.PAGE);
    assertThat(reckoned).isEqualTo(kept);
    assertThat(notebook.days.streaks(Notebook.OWNER, PARIS, SUNDAY))
        .isEqualTo(notebook.days.streaks(Notebook.OWNER, Notebook.STOCKHOLM, SUNDAY));
  }

  @Test
  void elsewhere_days_are_those_a_summary_kept_there_would_have() {
    for (ZoneId zone : List.of(KIRITIMATI, ZoneOffset.ofHours(-14), ZoneId.of("Asia/Kathmandu"))) {
      Notebook notebook = full();
      List<DaySummary> reckoned = notebook.days.days(Notebook.OWNER, zone, SEASON);
      Streaks streaks = notebook.days.streaks(Notebook.OWNER, zone, SUNDAY);
      assertThat(notebook.days.daysAndStreaks(Notebook.OWNER, zone, SEASON, SUNDAY))
          .isEqualTo(new DaysIn.DaysAndStreaks(reckoned, streaks));
      notebook.entries.rezone(Notebook.OWNER, zone);
      assertThat(reckoned)
          .isEqualTo(notebook.entries.days(Notebook.OWNER, SEASON.first(), SEASON.last()));
      assertThat(streaks).isEqualTo(notebook.entries.streaks(Notebook.OWNER, SUNDAY));
    }
  }

  @Test
  void one_evening_lies_on_two_days_at_the_ends_of_the_world() {
    Notebook notebook = new Notebook().write("2026-11-21T11:00:00Z", 7, "lugn");
    assertThat(notebook.days.days(Notebook.OWNER, KIRITIMATI, SEASON))
        .extracting(DaySummary::day)
        .containsExactly(LocalDate.of(2026, 11, 22));
    assertThat(notebook.days.days(Notebook.OWNER, ZoneOffset.ofHours(-14), SEASON))
        .extracting(DaySummary::day)
        .containsExactly(LocalDate.of(2026, 11, 20));
  }

  @Test
  void reads_no_entries_in_the_zone_that_summaries_are_kept_in() {
    Notebook notebook = full();
    DaysIn days = new DaysIn(new Unreadable(), notebook.entries);
    assertThat(days.days(Notebook.OWNER, Notebook.STOCKHOLM, SEASON)).isNotEmpty();
    assertThat(days.streaks(Notebook.OWNER, Notebook.STOCKHOLM, SUNDAY).longest()).isPositive();
    assertThat(days.daysAndStreaks(Notebook.OWNER, Notebook.STOCKHOLM, SEASON, SUNDAY).days())
        .isEqualTo(days.days(Notebook.OWNER, Notebook.STOCKHOLM, SEASON));
    // Berlin is another name of the same clock.
    assertThat(days.days(Notebook.OWNER, ZoneId.of("Europe/Berlin"), SEASON)).isNotEmpty();
  }

  @Test
  void keeps_a_person_s_days_from_everyone_else() {
    Notebook notebook =
        new Notebook().write(new UserId(new UUID(0, 2)), "2026-11-22T10:00:00Z", 3, "orolig");
    assertThat(notebook.days.days(Notebook.OWNER, Notebook.STOCKHOLM, SEASON)).isEmpty();
    assertThat(notebook.days.days(Notebook.OWNER, KIRITIMATI, SEASON)).isEmpty();
    assertThat(notebook.days.streaks(Notebook.OWNER, KIRITIMATI, SUNDAY)).isEqualTo(Streaks.NONE);
  }

  @Test
  void somebody_without_an_account_has_no_days() {
    Notebook notebook = new Notebook();
    MoodSummaries nobodys =
        new MoodSummaries() {
          @Override
          public Optional<ZoneId> zoneOf(UserId owner) {
            return Optional.empty();
          }

          @Override
          public List<DaySummary> days(UserId owner, LocalDate first, LocalDate last) {
            return List.of();
          }

          @Override
          public Streaks streaks(UserId owner, LocalDate today) {
            return Streaks.NONE;
          }

          @Override
          public Optional<Past> past(
              UserId owner, LocalDate first, LocalDate last, LocalDate today) {
            return Optional.empty();
          }

          @Override
          public void rezone(UserId owner, ZoneId zone) {
            throw new AssertionError("asked to change something");
          }
        };
    DaysIn days = new DaysIn(notebook.entries, nobodys);
    assertThat(days.days(Notebook.OWNER, KIRITIMATI, SEASON)).isEmpty();
    assertThat(days.streaks(Notebook.OWNER, KIRITIMATI, SUNDAY)).isEqualTo(Streaks.NONE);
    assertThat(days.daysAndStreaks(Notebook.OWNER, KIRITIMATI, SEASON, SUNDAY))
        .isEqualTo(new DaysIn.DaysAndStreaks(List.of(), Streaks.NONE));
  }

  /// Entries that must not be asked for.
  private static final class Unreadable implements MoodEntries {
    @Override
    public Addition add(MoodEntry entry) {
      throw new AssertionError("asked to add");
    }

    @Override
    public Optional<MoodEntry> find(UserId owner, MoodEntryId id) {
      throw new AssertionError("asked for one");
    }

    @Override
    public boolean replace(MoodEntry next) {
      throw new AssertionError("asked to replace");
    }

    @Override
    public boolean remove(UserId owner, MoodEntryId id) {
      throw new AssertionError("asked to remove");
    }

    @Override
    public List<MoodEntry> feltWithin(
        UserId owner, Period period, Optional<Position> after, int offset, int limit) {
      throw new AssertionError("asked for the history");
    }
  }
}
