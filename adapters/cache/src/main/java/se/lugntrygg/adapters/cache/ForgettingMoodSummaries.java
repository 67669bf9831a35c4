package se.lugntrygg.adapters.cache;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import se.lugntrygg.application.port.AnswerCache;
import se.lugntrygg.application.port.MoodSummaries;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.mood.DaySummary;
import se.lugntrygg.domain.mood.Streaks;

/// Summaries that, reckoned anew in another zone, make the owner's answers forgotten.
public final class ForgettingMoodSummaries implements MoodSummaries {
  private final MoodSummaries summaries;
  private final AnswerCache answers;

  public ForgettingMoodSummaries(MoodSummaries summaries, AnswerCache answers) {
    this.summaries = summaries;
    this.answers = answers;
  }

  @Override
  public Optional<ZoneId> zoneOf(UserId owner) {
    return summaries.zoneOf(owner);
  }

  @Override
  public List<DaySummary> days(UserId owner, LocalDate first, LocalDate last) {
    return summaries.days(owner, first, last);
  }

  @Override
  public Streaks streaks(UserId owner, LocalDate today) {
    return summaries.streaks(owner, today);
  }

  @Override
  public void rezone(UserId owner, ZoneId zone) {
    try {
      summaries.rezone(owner, zone);
    } finally {
      answers.forget(owner);
    }
  }
}
