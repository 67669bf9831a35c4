package se.lugntrygg.application.mood;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import se.lugntrygg.application.fakes.CountingMeters;
import se.lugntrygg.application.fakes.InMemoryMoodEntries;
import se.lugntrygg.application.fakes.SettableClock;
import se.lugntrygg.application.safety.JudgeText;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.mood.MoodEntryId;
import se.lugntrygg.domain.mood.MoodScore;
import se.lugntrygg.domain.mood.MoodWords;
import se.lugntrygg.domain.safety.RiskJudge;
import se.lugntrygg.domain.text.Language;
import se.lugntrygg.domain.text.TextAnalyzer;

/// One person's notebook in memory, on a Sunday evening in November, written to by the use case
/// that people use.
final class Notebook {
  static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
  static final UserId OWNER = new UserId(new UUID(0, 1));
  private static final TextAnalyzer ANALYZER = new TextAnalyzer();
  private static final RiskJudge JUDGE = new RiskJudge();

  final SettableClock clock = SettableClock.at("2026-11-22T20:00:00Z");
  final InMemoryMoodEntries entries = InMemoryMoodEntries.inZone(STOCKHOLM);
  final DaysIn days = new DaysIn(entries, entries);
  final ReadText read = new ReadText(new JudgeText(JUDGE::judge, new CountingMeters()), ANALYZER);
  private long written;

  /// Writes what was felt at a moment.
  Notebook write(String feltAt, int score, String words, String... tags) {
    return write(OWNER, feltAt, score, words, tags);
  }

  Notebook write(UserId owner, String feltAt, int score, String words, String... tags) {
    written++;
    var _ =
        new LogMood(entries, read, clock)
            .handle(
                new LogMood.Command(
                    owner,
                    new MoodEntryId(new UUID(1, written)),
                    new MoodWords(
                        Optional.of(words), Optional.empty(), Optional.empty(), List.of(tags)),
                    Optional.of(new MoodScore(score)),
                    Optional.of(Instant.parse(feltAt)),
                    Language.SV));
    return this;
  }
}
