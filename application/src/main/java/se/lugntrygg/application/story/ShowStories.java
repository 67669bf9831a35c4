package se.lugntrygg.application.story;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import se.lugntrygg.application.port.Stories;
import se.lugntrygg.domain.Flaw;
import se.lugntrygg.domain.InvalidValue;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.story.Story;

/// Shows a person's stories page by page, newest first.
public final class ShowStories {
  public static final int MAX_LIMIT = 200;

  private final Stories stories;
  private final Predicate<UserId> vulnerable;

  /// @param vulnerable as in [TellStory]: a story of death that was told before is not shown then
  public ShowStories(Stories stories, Predicate<UserId> vulnerable) {
    this.stories = stories;
    this.vulnerable = vulnerable;
  }

  /// Which page.
  ///
  /// @param before only stories of a lower sequence; empty for the newest
  /// @param limit 1 to [#MAX_LIMIT]
  public record Command(UserId owner, OptionalLong before, int limit) {
    public Command {
      if (limit < 1 || limit > MAX_LIMIT) {
        throw new InvalidValue("limit", new Flaw.OutOfRange(1, MAX_LIMIT));
      }
    }
  }

  /// One page, newest first, and below which sequence the next begins, if there is more.
  public record Page(List<Story> stories, OptionalLong next) {}

  /// The page.
  public Page handle(Command command) {
    List<Story> found = stories.newest(command.owner(), command.before(), command.limit() + 1);
    boolean more = found.size() > command.limit();
    List<Story> page = more ? found.subList(0, command.limit()) : found;
    OptionalLong next = more ? OptionalLong.of(page.getLast().sequence()) : OptionalLong.empty();
    boolean gentle = vulnerable.test(command.owner());
    return new Page(page.stream().filter(story -> !gentle || !story.told().heavy()).toList(), next);
  }
}
