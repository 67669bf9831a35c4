package se.lugntrygg.application.conversation;

import java.util.List;
import java.util.OptionalLong;
import se.lugntrygg.application.port.Conversations;
import se.lugntrygg.domain.Flaw;
import se.lugntrygg.domain.InvalidValue;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.conversation.Exchange;

/// Shows a person's conversation page by page, newest first.
public final class ShowConversation {
  public static final int MAX_LIMIT = 200;

  private final Conversations conversations;

  public ShowConversation(Conversations conversations) {
    this.conversations = conversations;
  }

  /// Which page.
  ///
  /// @param before only exchanges of a lower sequence; empty for the newest
  /// @param limit 1 to [#MAX_LIMIT]
  public record Command(UserId owner, OptionalLong before, int limit) {
    public Command {
      if (limit < 1 || limit > MAX_LIMIT) {
        throw new InvalidValue("limit", new Flaw.OutOfRange(1, MAX_LIMIT));
      }
    }
  }

  /// One page, newest first, and below which sequence the next begins, if there is more.
  public record Page(List<Exchange> exchanges, OptionalLong next) {}

  /// The page.
  public Page handle(Command command) {
    List<Exchange> found =
        conversations.newest(command.owner(), command.before(), command.limit() + 1);
    if (found.size() <= command.limit()) {
      return new Page(found, OptionalLong.empty());
    }
    List<Exchange> page = List.copyOf(found.subList(0, command.limit()));
    return new Page(page, OptionalLong.of(page.getLast().sequence()));
  }
}
