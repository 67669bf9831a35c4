package se.lugntrygg.application.mood;

import java.time.LocalDate;
import java.time.ZoneId;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.mood.Week;
import se.lugntrygg.domain.time.DaySpan;

/// Looks back on a person's week.
public final class ShowWeek {
  private static final int WITH_THE_WEEK_BEFORE = 2 * DaySpan.WEEK;

  private final DaysIn days;

  public ShowWeek(DaysIn days) {
    this.days = days;
  }

  /// Which week: everything the answer depends on beside the entries.
  ///
  /// @param zone in which days are reckoned
  /// @param today the day the week ends
  /// @param goal on how many days of a week the person means to log
  public record Command(UserId owner, ZoneId zone, LocalDate today, int goal) {}

  /// The week.
  public Week handle(Command command) {
    DaysIn.DaysAndStreaks past =
        days.daysAndStreaks(
            command.owner(),
            command.zone(),
            DaySpan.endingOn(command.today(), WITH_THE_WEEK_BEFORE),
            command.today());
    return Week.of(command.today(), past.days(), past.streaks(), command.goal());
  }
}
