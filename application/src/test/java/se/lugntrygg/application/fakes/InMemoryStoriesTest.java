package se.lugntrygg.application.fakes;

import java.util.UUID;
import se.lugntrygg.application.contracts.StoriesContract;
import se.lugntrygg.application.port.Stories;
import se.lugntrygg.domain.account.UserId;

class InMemoryStoriesTest implements StoriesContract {
  private final Stories stories = new InMemoryStories();

  @Override
  public Stories stories() {
    return stories;
  }

  @Override
  public UserId somebody() {
    return new UserId(UUID.randomUUID());
  }
}
