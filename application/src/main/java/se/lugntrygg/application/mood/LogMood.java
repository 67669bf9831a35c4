package se.lugntrygg.application.mood;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import se.lugntrygg.application.port.MoodEntries;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.mood.MoodEntry;
import se.lugntrygg.domain.mood.MoodEntryId;
import se.lugntrygg.domain.mood.MoodScore;
import se.lugntrygg.domain.mood.MoodWords;
import se.lugntrygg.domain.mood.Rating;
import se.lugntrygg.domain.text.Language;
import se.lugntrygg.domain.time.Moments;

/// Keeps how a person felt.
public final class LogMood {
  private final MoodEntries entries;
  private final ReadText read;
  private final InstantSource clock;

  public LogMood(MoodEntries entries, ReadText read, InstantSource clock) {
    this.entries = entries;
    this.read = read;
    this.clock = clock;
  }

  /// What is to be kept.
  ///
  /// @param id the entry's; the same again when an interrupted request is repeated
  /// @param score as the person rated themselves; derived from their words without it
  /// @param feltAt the moment it is about; now without it
  public record Command(
      UserId owner,
      MoodEntryId id,
      MoodWords words,
      Optional<MoodScore> score,
      Optional<Instant> feltAt,
      Language language) {}

  /// The entry, on disk.
  ///
  /// @throws se.lugntrygg.domain.InvalidValue for a moment that nobody can speak of
  public MoodEntry handle(Command command) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Instant feltAt = Moments.accepted("timestamp", command.feltAt().orElse(now), now);
    Reading reading = read.handle(command.words(), command.language());
    MoodEntry entry =
        new MoodEntry(
            command.id(),
            command.owner(),
            command.words(),
            Rating.of(command.score(), reading.analysis()),
            reading.analysis(),
            reading.risk(),
            feltAt,
            now,
            now,
            0);
    return switch (entries.add(entry)) {
      case MoodEntries.Added() -> entry;
      case MoodEntries.AlreadyThere(MoodEntry kept) -> kept;
    };
  }
}
