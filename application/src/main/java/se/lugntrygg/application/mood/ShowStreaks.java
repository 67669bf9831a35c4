package se.lugntrygg.application.mood;

import java.time.InstantSource;
import se.lugntrygg.application.port.MoodSummaries;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.mood.Streaks;

/// Shows how many days in a row a person has logged, in the zone their days are reckoned in.
public final class ShowStreaks {
  private final MoodSummaries summaries;
  private final HomeZone homeZone;
  private final InstantSource clock;

  public ShowStreaks(MoodSummaries summaries, HomeZone homeZone, InstantSource clock) {
    this.summaries = summaries;
    this.homeZone = homeZone;
    this.clock = clock;
  }

  /// The streaks as of today.
  public Streaks handle(UserId owner) {
    return summaries.streaks(owner, clock.instant().atZone(homeZone.handle(owner)).toLocalDate());
  }
}
