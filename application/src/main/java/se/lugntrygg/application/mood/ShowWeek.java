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
    return Week.of(
        command.today(),
        days.days(
            command.owner(),
            command.zone(),
            DaySpan.endingOn(command.today(), WITH_THE_WEEK_BEFORE)),
        days.streaks(command.owner(), command.zone(), command.today()),
        command.goal());
  }
}
