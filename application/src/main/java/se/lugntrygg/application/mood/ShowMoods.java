package se.lugntrygg.application.mood;

import java.util.List;
import java.util.Optional;
import se.lugntrygg.application.port.MoodEntries;
import se.lugntrygg.domain.Flaw;
import se.lugntrygg.domain.InvalidValue;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.mood.MoodEntry;
import se.lugntrygg.domain.time.Period;

/// Shows a person's entries page by page, newest first.
public final class ShowMoods {
  public static final int MAX_LIMIT = 200;

  /// Old clients count instead of going on; beyond this it would cost too much.
  public static final int MAX_OFFSET = 10_000;

  private final MoodEntries entries;

  public ShowMoods(MoodEntries entries) {
    this.entries = entries;
  }

  /// Which page.
  ///
  /// @param limit 1 to [#MAX_LIMIT]
  /// @param offset 0 to [#MAX_OFFSET]
  public record Command(
      UserId owner, Period period, Optional<MoodEntries.Position> after, int offset, int limit) {
    public Command {
      if (limit < 1 || limit > MAX_LIMIT) {
        throw new InvalidValue("limit", new Flaw.OutOfRange(1, MAX_LIMIT));
      }
      if (offset < 0 || offset > MAX_OFFSET) {
        throw new InvalidValue("offset", new Flaw.OutOfRange(0, MAX_OFFSET));
      }
    }
  }

  /// One page and where the next begins, if there is more.
  public record Page(List<MoodEntry> entries, Optional<MoodEntries.Position> next) {}

  /// The page.
  public Page handle(Command command) {
    List<MoodEntry> found =
        entries.feltWithin(
            command.owner(),
            command.period(),
            command.after(),
            command.offset(),
            command.limit() + 1);
    if (found.size() <= command.limit()) {
      return new Page(found, Optional.empty());
    }
    List<MoodEntry> page = List.copyOf(found.subList(0, command.limit()));
    return new Page(page, Optional.of(MoodEntries.Position.after(page.getLast())));
  }
}
