package se.lugntrygg.domain.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DaySpanTest {
  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

  private static Duration lasts(LocalDate day, ZoneId zone) {
    Period period = new DaySpan(day, day).in(zone);
    return Duration.between(period.from(), period.until());
  }

  @Test
  void a_day_is_a_day_also_when_clocks_change() {
    assertThat(lasts(LocalDate.of(2026, 3, 29), STOCKHOLM)).isEqualTo(Duration.ofHours(23));
    assertThat(lasts(LocalDate.of(2026, 10, 25), STOCKHOLM)).isEqualTo(Duration.ofHours(25));
    assertThat(DaySpan.endingOn(LocalDate.of(2026, 10, 25), 7).length()).isEqualTo(7);
  }

  @Test
  void a_day_begins_when_the_zone_s_clocks_begin_it() {
    // In Beirut the clocks went from midnight straight to one.
    Period day =
        new DaySpan(LocalDate.of(2026, 3, 29), LocalDate.of(2026, 3, 29))
            .in(ZoneId.of("Asia/Beirut"));
    assertThat(day.from()).isEqualTo(Instant.parse("2026-03-28T22:00:00Z"));
  }

  @Test
  void a_day_that_a_zone_left_out_holds_nothing() {
    // Samoa went west over the date line.
    assertThat(lasts(LocalDate.of(2011, 12, 30), ZoneId.of("Pacific/Apia"))).isZero();
  }

  @Test
  void does_not_end_before_it_starts() {
    LocalDate day = LocalDate.of(2026, 11, 1);
    assertThatIllegalArgumentException().isThrownBy(() -> new DaySpan(day, day.minusDays(1)));
  }

  @Property(tries = 300)
  void a_week_is_always_seven_days(@ForAll("days") LocalDate today) {
    DaySpan week = DaySpan.endingOn(today, DaySpan.WEEK);
    assertThat(week.length()).isEqualTo(7);
    assertThat(week.days().map(LocalDate::getDayOfWeek).distinct()).hasSize(7);
    assertThat(week.last()).isEqualTo(today);
    assertThat(week.contains(today)).isTrue();
    assertThat(week.contains(today.plusDays(1))).isFalse();
    assertThat(week.contains(today.minusDays(7))).isFalse();
  }

  @Property(tries = 500)
  void a_moment_lies_in_a_span_exactly_when_its_day_does(
      @ForAll("moments") Instant moment,
      @ForAll("days") LocalDate last,
      @ForAll @IntRange(min = 1, max = 400) int length,
      @ForAll("zones") ZoneId zone) {
    DaySpan span = DaySpan.endingOn(last, length);
    assertThat(span.in(zone).contains(moment))
        .isEqualTo(span.contains(LocalDate.ofInstant(moment, zone)));
  }

  @Property(tries = 300)
  void every_moment_has_one_day_in_every_zone(
      @ForAll("moments") Instant moment, @ForAll("zones") ZoneId zone) {
    LocalDate day = LocalDate.ofInstant(moment, zone);
    assertThat(new DaySpan(day, day).in(zone).contains(moment)).isTrue();
    assertThat(new DaySpan(day.minusDays(1), day.minusDays(1)).in(zone).contains(moment)).isFalse();
    assertThat(new DaySpan(day.plusDays(1), day.plusDays(1)).in(zone).contains(moment)).isFalse();
  }

  @Provide
  Arbitrary<LocalDate> days() {
    return Arbitraries.longs()
        .between(LocalDate.of(2026, 1, 1).toEpochDay(), LocalDate.of(2027, 12, 31).toEpochDay())
        .map(LocalDate::ofEpochDay);
  }

  @Provide
  Arbitrary<Instant> moments() {
    return Arbitraries.longs()
        .between(
            Instant.parse("2026-01-01T00:00:00Z").toEpochMilli(),
            Instant.parse("2027-12-31T00:00:00Z").toEpochMilli())
        .map(Instant::ofEpochMilli);
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.oneOf(
        Arbitraries.of(ZoneId.getAvailableZoneIds().stream().sorted().toList()).map(ZoneId::of),
        Arbitraries.integers().between(-14, 14).map(ZoneOffset::ofHours));
  }
}
