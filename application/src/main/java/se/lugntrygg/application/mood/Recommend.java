package se.lugntrygg.application.mood;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.mood.Feeling;
import se.lugntrygg.domain.mood.History;
import se.lugntrygg.domain.mood.Recommendations;
import se.lugntrygg.domain.safety.Risk;
import se.lugntrygg.domain.text.Language;
import se.lugntrygg.domain.text.PlainText;
import se.lugntrygg.domain.time.DaySpan;

/// Finds what may do a person good now.
public final class Recommend {
  public static final int MAX_TEXT = 2000;

  private final DaysIn days;
  private final ReadText read;
  private final InstantSource clock;

  public Recommend(DaysIn days, ReadText read, InstantSource clock) {
    this.days = days;
    this.read = read;
    this.clock = clock;
  }

  /// For whom.
  ///
  /// @param currentMood how they feel right now, in a word, a score or a text of [#MAX_TEXT]
  ///   characters at most
  /// @param goal on how many days of a week they mean to log
  /// @param assumed the person's own language, for a text that does not tell
  public record Command(
      UserId owner, ZoneId zone, Optional<String> currentMood, int goal, Language assumed) {
    public Command {
      currentMood =
          currentMood
              .filter(said -> !said.isBlank())
              .map(said -> PlainText.within("current_mood", said, MAX_TEXT));
    }

    @Override
    public String toString() {
      return "Command[hidden]";
    }
  }

  /// What was found, and the judgement of how they said they feel.
  public record Found(Recommendations recommendations, Risk risk) {}

  /// Their recommendations.
  public Found handle(Command command) {
    // Their words come first: nothing of their history may keep them from being judged.
    Optional<Feeling> feeling = command.currentMood().map(said -> feeling(said, command.assumed()));
    LocalDate today = LocalDate.ofInstant(clock.instant(), command.zone());
    DaysIn.DaysAndStreaks past =
        days.daysAndStreaks(
            command.owner(), command.zone(), DaySpan.endingOn(today, History.DAYS), today);
    History history = new History(today, past.days(), past.streaks(), command.goal());
    return new Found(
        Recommendations.of(history, feeling), feeling.map(Feeling::risk).orElse(Risk.NONE));
  }

  private Feeling feeling(String said, Language assumed) {
    Reading reading = read.handle(said, assumed);
    return Feeling.of(said, reading.analysis(), reading.risk());
  }
}
