package se.lugntrygg.domain.mood;

import java.time.LocalDate;
import java.util.List;
import se.lugntrygg.domain.time.DaySpan;

/// What recommendations are drawn from.
///
/// @param days the last [#DAYS] days that hold an entry, earliest first
/// @param goal on how many days of a week the person means to log
public record History(LocalDate today, List<DaySummary> days, Streaks streaks, int goal) {
  /// A season: long enough for every weekday to come a dozen times, short enough to be about the
  /// life one has now.
  public static final int DAYS = 90;

  public History {
    days = List.copyOf(days);
  }

  /// On how many days there is a score.
  int ratedDays() {
    return Math.toIntExact(days.stream().filter(day -> day.tally().all().rated() > 0).count());
  }

  boolean loggedToday() {
    return days.stream().anyMatch(day -> day.day().equals(today));
  }

  /// On how many of the seven days that end today there is an entry.
  int progress() {
    DaySpan week = DaySpan.endingOn(today, DaySpan.WEEK);
    return Math.toIntExact(days.stream().filter(day -> week.contains(day.day())).count());
  }
}
