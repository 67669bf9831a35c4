package se.lugntrygg.domain.story;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.mood.DaySummary;
import se.lugntrygg.domain.mood.MoodEntry;
import se.lugntrygg.domain.mood.MoodEntryId;
import se.lugntrygg.domain.mood.MoodScore;
import se.lugntrygg.domain.mood.MoodWords;
import se.lugntrygg.domain.mood.Rating;
import se.lugntrygg.domain.mood.Streaks;
import se.lugntrygg.domain.mood.Tally;
import se.lugntrygg.domain.mood.Week;
import se.lugntrygg.domain.safety.Risk;
import se.lugntrygg.domain.text.Emotion;
import se.lugntrygg.domain.text.Language;
import se.lugntrygg.domain.text.SentimentScore;
import se.lugntrygg.domain.text.TextAnalysis;

/// Somebody's week for tests. It ends on a Sunday.
final class Diary {
  static final LocalDate SUNDAY = LocalDate.of(2026, 11, 22);
  private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
  private static final int NOON = 12;

  private final List<MoodEntry> entries = new ArrayList<>();

  /// One score a day up to Sunday, 0 for a day without; every entry has the tags.
  static Diary of(List<Integer> scores, String... tags) {
    Diary diary = new Diary();
    for (int i = 0; i < scores.size(); i++) {
      if (scores.get(i) > 0) {
        diary.on(scores.size() - 1 - i, scores.get(i), tags);
      }
    }
    return diary;
  }

  /// An entry at noon, so many days ago, its words as bright as its score.
  Diary on(int daysAgo, int score, String... tags) {
    return on(daysAgo, score, (score - 5.5) / 4.5, tags);
  }

  Diary on(int daysAgo, int score, double sentiment, String... tags) {
    Instant at = SUNDAY.minusDays(daysAgo).atTime(NOON, 0).atZone(ZONE).toInstant();
    entries.add(
        new MoodEntry(
            new MoodEntryId(new UUID(0, entries.size())),
            new UserId(new UUID(0, 1)),
            new MoodWords(Optional.of("ord"), Optional.empty(), Optional.empty(), List.of(tags)),
            Optional.of(new Rating(new MoodScore(score), Rating.Source.SELF)),
            Optional.of(
                new TextAnalysis(
                    Language.SV, 1, SentimentScore.of(sentiment), 1, 1, List.of(Emotion.NEUTRAL))),
            Risk.NONE,
            at,
            at,
            at,
            0));
    return this;
  }

  Week week() {
    Map<LocalDate, List<MoodEntry>> byDay =
        entries.stream()
            .collect(
                Collectors.groupingBy(
                    entry -> entry.feltAt().atZone(ZONE).toLocalDate(),
                    TreeMap::new,
                    Collectors.toList()));
    List<DaySummary> days =
        byDay.entrySet().stream()
            .map(
                day ->
                    new DaySummary(
                        day.getKey(),
                        Tally.sum(
                            day.getValue().stream().map(each -> Tally.of(each, ZONE)).toList())))
            .toList();
    return Week.of(SUNDAY, days, Streaks.of(new TreeSet<>(byDay.keySet()), SUNDAY), 5);
  }
}
