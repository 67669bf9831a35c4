package se.lugntrygg.application.conversation;

import se.lugntrygg.application.port.Conversations;
import se.lugntrygg.domain.account.UserId;

/// Erases everything a person and the assistant have said to each other.
public final class ForgetConversation {
  private final Conversations conversations;

  public ForgetConversation(Conversations conversations) {
    this.conversations = conversations;
  }

  /// Nothing is left of it.
  public void handle(UserId owner) {
    conversations.erase(owner);
  }
}
