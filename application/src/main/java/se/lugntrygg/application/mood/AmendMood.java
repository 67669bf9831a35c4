package se.lugntrygg.application.mood;

import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import se.lugntrygg.application.port.MoodEntries;
import se.lugntrygg.application.port.Overloaded;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.mood.MoodEntry;
import se.lugntrygg.domain.mood.MoodEntryId;
import se.lugntrygg.domain.mood.MoodScore;
import se.lugntrygg.domain.mood.MoodWords;
import se.lugntrygg.domain.mood.Rating;
import se.lugntrygg.domain.text.Language;

/// Puts an entry in other words, or rates it anew.
public final class AmendMood {
  /// Each lost race means that another change of the same entry has won.
  private static final int MAX_RACES = 8;

  private final MoodEntries entries;
  private final ReadText read;
  private final InstantSource clock;

  public AmendMood(MoodEntries entries, ReadText read, InstantSource clock) {
    this.entries = entries;
    this.read = read;
    this.clock = clock;
  }

  /// What shall change; what is left out stays, and an empty note is no note.
  public record Command(
      UserId owner,
      MoodEntryId id,
      Optional<MoodScore> score,
      Optional<String> text,
      Optional<String> note,
      Optional<List<String>> tags,
      Language language) {
    @Override
    public String toString() {
      return "Command[hidden]";
    }
  }

  /// The entry as it is now; empty when it is not there, or not theirs.
  public Optional<MoodEntry> handle(Command command) {
    for (int race = 0; race < MAX_RACES; race++) {
      Optional<MoodEntry> seen = entries.find(command.owner(), command.id());
      if (seen.isEmpty()) {
        return seen;
      }
      MoodEntry next = amended(seen.get(), command);
      if (entries.replace(next)) {
        return Optional.of(next);
      }
    }
    throw new Overloaded("changes of one entry", Duration.ofSeconds(1));
  }

  private MoodEntry amended(MoodEntry seen, Command command) {
    MoodWords words =
        new MoodWords(
            seen.words().mood(),
            command.text().or(seen.words()::text),
            command.note().or(seen.words()::note),
            command.tags().orElse(seen.words().tags()));
    Reading reading = read.handle(words, command.language());
    Optional<MoodScore> own =
        command
            .score()
            .or(
                () ->
                    seen.rating()
                        .filter(rating -> rating.source() == Rating.Source.SELF)
                        .map(Rating::score));
    return seen.amended(
        words,
        Rating.of(own, reading.analysis()),
        reading.analysis(),
        reading.risk(),
        clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }
}
