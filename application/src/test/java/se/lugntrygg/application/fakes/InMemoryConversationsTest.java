package se.lugntrygg.application.fakes;

import java.util.UUID;
import se.lugntrygg.application.contracts.ConversationsContract;
import se.lugntrygg.application.port.Conversations;
import se.lugntrygg.domain.account.UserId;

final class InMemoryConversationsTest implements ConversationsContract {
  private final InMemoryConversations conversations = new InMemoryConversations();

  @Override
  public Conversations conversations() {
    return conversations;
  }

  @Override
  public UserId somebody() {
    return new UserId(UUID.randomUUID());
  }
}
