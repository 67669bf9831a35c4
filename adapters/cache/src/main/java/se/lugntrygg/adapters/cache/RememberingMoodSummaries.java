package se.lugntrygg.adapters.cache;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import se.lugntrygg.application.port.AnswerCache;
import se.lugntrygg.application.port.MoodSummaries;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.mood.DaySummary;
import se.lugntrygg.domain.mood.Streaks;

/// Summaries whose zones are remembered for a while, since nearly every read asks for its owner's.
/// A change made here shows at once and makes the owner's answers forgotten; one made elsewhere
/// shows when [#forget] is called, or within [#KEEP].
public final class RememberingMoodSummaries implements MoodSummaries {
  static final Duration KEEP = Duration.ofMinutes(1);

  /// About a quarter of a kilobyte each.
  private static final int MOST = 20_000;

  private final MoodSummaries summaries;
  private final AnswerCache answers;
  private final Remembered<UserId, Optional<ZoneId>> zones;

  /// @param ticker counts nanoseconds
  public RememberingMoodSummaries(MoodSummaries summaries, AnswerCache answers, Ticker ticker) {
    this.summaries = summaries;
    this.answers = answers;
    this.zones =
        new Remembered<>(
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEEP).ticker(ticker).build(),
            Optional::isPresent);
  }

  @Override
  public Optional<ZoneId> zoneOf(UserId owner) {
    return zones.get(owner, () -> summaries.zoneOf(owner)).value();
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
  public Optional<Past> past(UserId owner, LocalDate first, LocalDate last, LocalDate today) {
    return summaries.past(owner, first, last, today);
  }

  @Override
  public void rezone(UserId owner, ZoneId zone) {
    try {
      summaries.rezone(owner, zone);
    } finally {
      // In this order: an answer made in between was made of what is being forgotten.
      zones.forget(owner);
      answers.forget(owner);
    }
  }

  /// Forgets what is remembered of one person: somebody else has changed it.
  public void forget(UserId id) {
    zones.forget(id);
  }

  /// Forgets everything: a change may have been missed.
  public void forgetAll() {
    zones.forgetAll();
  }
}
