package se.lugntrygg.application.port;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.mood.DaySummary;
import se.lugntrygg.domain.mood.Streaks;

/// Per person and local day, what their entries add up to, kept in step by [MoodEntries]. A
/// person's days are reckoned in one zone at a time: at first the home zone of the profile the
/// account was opened with.
public interface MoodSummaries {
  /// The zone the owner's days are reckoned in; empty for somebody without an account.
  Optional<ZoneId> zoneOf(UserId owner);

  /// The days from `first` to `last`, both included, that hold at least one entry, earliest first.
  /// Costs by the number of days, not of entries.
  List<DaySummary> days(UserId owner, LocalDate first, LocalDate last);

  /// The streaks as of `today`, as [Streaks#of] has them. Costs the same however long the history
  /// is.
  Streaks streaks(UserId owner, LocalDate today);

  /// What is kept of a person's days, as of one moment.
  ///
  /// @param zone the days are reckoned in
  /// @param days those asked for, as [#days] has them
  /// @param streaks as [#streaks] has them
  record Past(ZoneId zone, List<DaySummary> days, Streaks streaks) {
    public Past {
      days = List.copyOf(days);
    }
  }

  /// Zone, days and streaks with one question, for the cost of the days alone; empty for somebody
  /// without an account.
  Optional<Past> past(UserId owner, LocalDate first, LocalDate last, LocalDate today);

  /// Reckons all the owner's days anew in another zone. They are told in the old one until all of
  /// them are in the new, which they then are at once; when it is interrupted they stay, and asking
  /// again goes on.
  ///
  /// @throws StorageFailure when the owner has no account
  void rezone(UserId owner, ZoneId zone);
}
