package se.lugntrygg.domain.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/// Calendar days in a row, the first and the last included. A day counts once, however many hours
/// the clocks of a zone give it.
public record DaySpan(LocalDate first, LocalDate last) {
  /// A week is as long as people say it is, whichever day it ends on.
  public static final int WEEK = 7;

  public DaySpan {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("a span that ends before it starts");
    }
  }

  /// So many days, today the last of them.
  public static DaySpan endingOn(LocalDate today, int days) {
    return new DaySpan(today.minusDays(days - 1L), today);
  }

  /// In days, at least 1.
  public int length() {
    return Math.toIntExact(ChronoUnit.DAYS.between(first, last)) + 1;
  }

  public boolean contains(LocalDate day) {
    return !day.isBefore(first) && !day.isAfter(last);
  }

  /// Every day, earliest first.
  public Stream<LocalDate> days() {
    return first.datesUntil(last.plusDays(1));
  }

  /// From the first moment of the first day to the first moment after the last, as the zone has
  /// them.
  public Period in(ZoneId zone) {
    return new Period(startOf(first, zone), startOf(last.plusDays(1), zone));
  }

  private static Instant startOf(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }
}
