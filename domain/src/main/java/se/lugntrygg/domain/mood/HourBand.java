package se.lugntrygg.domain.mood;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Parts of a day as people speak of them, six hours each.
public enum HourBand {
  /// 00:00 until 06:00.
  NIGHT(0),
  /// 06:00 until 12:00.
  MORNING(6),
  /// 12:00 until 18:00.
  AFTERNOON(12),
  /// 18:00 until 24:00.
  EVENING(18);

  private static final int HOURS = 6;
  private final int from;

  HourBand(int from) {
    this.from = from;
  }

  /// The band an hour of 0 to 23 lies in.
  public static HourBand of(int hour) {
    return Arrays.stream(values())
        .filter(band -> hour >= band.from && hour < band.until())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no hour of a day: " + hour));
  }

  /// The first hour of it.
  public int from() {
    return from;
  }

  /// The first hour after it, 24 for the last.
  public int until() {
    return from + HOURS;
  }

  /// What a tally holds in each band; bands without entries are absent.
  public static Map<HourBand, Strand> bands(Tally tally) {
    Map<HourBand, Strand> bands = new TreeMap<>();
    tally.hours().forEach((hour, strand) -> bands.merge(of(hour), strand, Strand::plus));
    return bands;
  }

  /// As clients know it.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
