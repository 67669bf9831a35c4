package se.lugntrygg.domain.mood;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import se.lugntrygg.domain.Flaw;
import se.lugntrygg.domain.InvalidValue;
import se.lugntrygg.domain.time.DaySpan;
import se.lugntrygg.domain.time.Moments;

/// How far back statistics reach. Always so many days, never so many entries.
public enum LookBack {
  WEEK("7d", 7),
  MONTH("30d", 30),
  QUARTER("90d", 90),
  YEAR("1y", 365),
  /// Since [Moments#EARLIEST]; no entry can be older.
  ALL("all", 0);

  /// What people get who ask for nothing.
  public static final LookBack DEFAULT = MONTH;

  private final String key;
  private final int days;

  LookBack(String key, int days) {
    this.key = key;
    this.days = days;
  }

  /// As clients know it.
  public String key() {
    return key;
  }

  /// Reads the name of one.
  ///
  /// @throws InvalidValue naming the field when there is no such one
  public static LookBack parse(String field, String given) {
    return Arrays.stream(values())
        .filter(known -> known.key.equals(given))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidValue(
                    field,
                    new Flaw.NotOneOf(List.of(values()).stream().map(LookBack::key).toList())));
  }

  /// The days it reaches over, today the last.
  public DaySpan until(LocalDate today) {
    if (this != ALL) {
      return DaySpan.endingOn(today, days);
    }
    // West of Greenwich it was still the day before.
    LocalDate earliest = LocalDate.ofInstant(Moments.EARLIEST, ZoneOffset.UTC).minusDays(1);
    return new DaySpan(earliest, today);
  }
}
