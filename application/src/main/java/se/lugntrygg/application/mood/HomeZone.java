package se.lugntrygg.application.mood;

import java.time.ZoneId;
import se.lugntrygg.application.port.MoodSummaries;
import se.lugntrygg.domain.account.Profile;
import se.lugntrygg.domain.account.UserId;

/// Finds the zone a person's days are reckoned in.
public final class HomeZone {
  private final MoodSummaries summaries;

  public HomeZone(MoodSummaries summaries) {
    this.summaries = summaries;
  }

  /// Their own zone.
  public ZoneId handle(UserId owner) {
    return summaries.zoneOf(owner).orElse(Profile.DEFAULT_ZONE);
  }
}
