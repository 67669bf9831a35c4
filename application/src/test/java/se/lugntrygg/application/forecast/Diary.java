package se.lugntrygg.application.forecast;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntToDoubleFunction;
import se.lugntrygg.application.fakes.InMemoryForecasts;
import se.lugntrygg.application.fakes.InMemoryMoodEntries;
import se.lugntrygg.application.fakes.SequentialIds;
import se.lugntrygg.application.fakes.SettableClock;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.forecast.DaysAhead;
import se.lugntrygg.domain.forecast.ForecastId;
import se.lugntrygg.domain.mood.MoodEntry;
import se.lugntrygg.domain.mood.MoodEntryId;
import se.lugntrygg.domain.mood.MoodWords;
import se.lugntrygg.domain.safety.Risk;
import se.lugntrygg.domain.text.Emotion;
import se.lugntrygg.domain.text.Language;
import se.lugntrygg.domain.text.SentimentScore;
import se.lugntrygg.domain.text.TextAnalysis;

/// Somebody who wrote for a while, and the ports that know it.
final class Diary {
  static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
  final UserId asa = new UserId(new UUID(7, 7));
  final SequentialIds ids = new SequentialIds();
  final SettableClock clock = SettableClock.at("2026-03-31T10:00:00Z");
  final InMemoryMoodEntries moods = InMemoryMoodEntries.inZone(STOCKHOLM);
  final InMemoryForecasts forecasts = new InMemoryForecasts();
  boolean vulnerable;

  /// One entry on each of so many days, the last of them today.
  ///
  /// @param sentiment by how many days ago
  Diary writing(int days, IntToDoubleFunction sentiment) {
    LocalDate today = clock.instant().atZone(STOCKHOLM).toLocalDate();
    for (int ago = 0; ago < days; ago++) {
      write(today.minusDays(ago), sentiment.applyAsDouble(ago));
    }
    return this;
  }

  void write(LocalDate day, double sentiment) {
    var feltAt = day.atTime(LocalTime.of(9, 0)).atZone(STOCKHOLM).toInstant();
    moods.add(
        new MoodEntry(
            new MoodEntryId(ids.get()),
            asa,
            new MoodWords(Optional.of("ord"), Optional.empty(), Optional.empty(), List.of()),
            Optional.empty(),
            Optional.of(
                new TextAnalysis(
                    Language.SV, 1, SentimentScore.of(sentiment), 1, 1, List.of(Emotion.NEUTRAL))),
            Risk.NONE,
            feltAt,
            feltAt,
            feltAt,
            0));
  }

  ForetellMood foretell() {
    return new ForetellMood(moods, forecasts, _ -> vulnerable, clock);
  }

  ForetellMood.Command asking(int days) {
    return new ForetellMood.Command(asa, STOCKHOLM, new DaysAhead(days), Optional.empty());
  }

  ForetellMood.Command keeping(int days) {
    return new ForetellMood.Command(
        asa, STOCKHOLM, new DaysAhead(days), Optional.of(new ForecastId(ids.get())));
  }

  ForetellMood.Foretold foretold(ForetellMood.Command command) {
    return switch (foretell().handle(command)) {
      case ForetellMood.Foretold foretold -> foretold;
      case ForetellMood.TooEarly _ -> throw new AssertionError("too early");
    };
  }
}
