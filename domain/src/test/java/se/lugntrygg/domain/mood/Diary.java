package se.lugntrygg.domain.mood;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.safety.Risk;
import se.lugntrygg.domain.text.Emotion;
import se.lugntrygg.domain.text.Language;
import se.lugntrygg.domain.text.SentimentScore;
import se.lugntrygg.domain.text.TextAnalysis;

/// Entries for tests, and the days they make.
final class Diary {
  static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
  static final UserId OWNER = new UserId(new UUID(0, 1));
  private static final int NOON = 12;

  private final LocalDate today;
  private final List<MoodEntry> entries = new ArrayList<>();

  /// @param today counted back from
  Diary(LocalDate today) {
    this.today = today;
  }

  /// An entry at noon, so many days ago, its words as bright as its score.
  Diary on(int daysAgo, int score, String... tags) {
    return at(daysAgo, NOON, score, (score - 5.5) / 5, tags);
  }

  /// An entry at an hour of the day.
  Diary at(int daysAgo, int hour, int score, double sentiment, String... tags) {
    Instant at = today.minusDays(daysAgo).atTime(hour, 0).atZone(ZONE).toInstant();
    entries.add(
        entry(at, Optional.of(score), Optional.of(SentimentScore.of(sentiment)), List.of(tags)));
    return this;
  }

  /// An entry that cannot be read, and has no score.
  Diary encryptedOn(int daysAgo) {
    Instant at = today.minusDays(daysAgo).atTime(NOON, 0).atZone(ZONE).toInstant();
    entries.add(entry(at, Optional.empty(), Optional.empty(), List.of()));
    return this;
  }

  /// The days with entries, earliest first.
  List<DaySummary> days() {
    return days(entries, ZONE);
  }

  /// The week that ends today, with streaks as the entries have them.
  Week week(int goal) {
    TreeMap<LocalDate, Boolean> logged = new TreeMap<>();
    days().forEach(day -> logged.put(day.day(), true));
    return Week.of(today, days(), Streaks.of(logged.navigableKeySet(), today), goal);
  }

  static List<DaySummary> days(List<MoodEntry> entries, ZoneId zone) {
    Map<LocalDate, Tally> days = new TreeMap<>();
    entries.forEach(
        entry ->
            days.merge(
                entry.feltAt().atZone(zone).toLocalDate(), Tally.of(entry, zone), Tally::plus));
    return days.entrySet().stream()
        .map(day -> new DaySummary(day.getKey(), day.getValue()))
        .toList();
  }

  static MoodEntry entry(
      Instant at, Optional<Integer> score, Optional<SentimentScore> sentiment, List<String> tags) {
    Optional<TextAnalysis> analysis =
        sentiment.map(
            found -> new TextAnalysis(Language.SV, 1, found, 1, 1, List.of(Emotion.NEUTRAL)));
    return new MoodEntry(
        new MoodEntryId(new UUID(1, at.toEpochMilli())),
        OWNER,
        new MoodWords(Optional.of("så"), Optional.empty(), Optional.empty(), tags),
        Rating.of(score.map(MoodScore::new), analysis),
        analysis,
        Risk.NONE,
        at,
        at,
        at,
        0);
  }
}
