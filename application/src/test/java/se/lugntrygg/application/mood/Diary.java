package se.lugntrygg.application.mood;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import se.lugntrygg.application.fakes.CountingMeters;
import se.lugntrygg.application.fakes.InMemoryMoodEntries;
import se.lugntrygg.application.fakes.SampleMoods;
import se.lugntrygg.application.fakes.SettableClock;
import se.lugntrygg.application.safety.JudgeText;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.mood.MoodEntry;
import se.lugntrygg.domain.mood.MoodEntryId;
import se.lugntrygg.domain.mood.MoodScore;
import se.lugntrygg.domain.mood.MoodWords;
import se.lugntrygg.domain.safety.RiskJudge;
import se.lugntrygg.domain.text.Language;
import se.lugntrygg.domain.text.TextAnalyzer;

/// Somebody's moods in memory, and the use cases on them.
final class Diary {
  static final ZoneId HOME = ZoneId.of("Europe/Stockholm");

  /// Shared, since its word lists take a moment to read.
  private static final TextAnalyzer ANALYZER = new TextAnalyzer();

  private static final RiskJudge JUDGE = new RiskJudge();

  final SettableClock clock = SettableClock.at("2026-03-29T10:00:00.123Z");
  final InMemoryMoodEntries entries = InMemoryMoodEntries.inZone(HOME);
  final ReadText read = new ReadText(new JudgeText(JUDGE::judge, new CountingMeters()), ANALYZER);
  final UserId asa = new UserId(UUID.randomUUID());
  final LogMood logMood = new LogMood(entries, read, clock);
  final AmendMood amendMood = new AmendMood(entries, read, clock);
  final RemoveMood removeMood = new RemoveMood(entries);
  final ShowMood showMood = new ShowMood(entries);
  final ShowMoods showMoods = new ShowMoods(entries);
  final ShowToday showToday = new ShowToday(entries, new DaysIn(entries, entries), clock);

  static MoodWords words(String text) {
    return new MoodWords(Optional.empty(), Optional.of(text), Optional.empty(), List.of());
  }

  LogMood.Command says(String text, Optional<Integer> score, Optional<Instant> feltAt) {
    return new LogMood.Command(
        asa, SampleMoods.id(), words(text), score.map(MoodScore::new), feltAt, Language.SV);
  }

  MoodEntry logged(String text) {
    return logMood.handle(says(text, Optional.empty(), Optional.empty()));
  }

  static AmendMood.Command changes(UserId owner, MoodEntryId id, String text) {
    return new AmendMood.Command(
        owner,
        id,
        Optional.empty(),
        Optional.of(text),
        Optional.empty(),
        Optional.empty(),
        Language.SV);
  }
}
