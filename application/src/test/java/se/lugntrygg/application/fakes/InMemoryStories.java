package se.lugntrygg.application.fakes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import se.lugntrygg.application.port.Stories;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.story.Story;
import se.lugntrygg.domain.story.StoryId;
import se.lugntrygg.domain.story.Told;

/// Stories as lists, oldest first.
public final class InMemoryStories implements Stories {
  private final Map<UserId, List<Story>> kept = new HashMap<>();

  private List<Story> of(UserId owner) {
    return kept.getOrDefault(owner, List.of());
  }

  @Override
  public synchronized Story keep(Told told) {
    Optional<Story> before = find(told.owner(), told.id());
    if (before.isPresent()) {
      return before.get();
    }
    Story story = told.at(Story.FIRST + of(told.owner()).size());
    kept.computeIfAbsent(told.owner(), _ -> new ArrayList<>()).add(story);
    return story;
  }

  @Override
  public synchronized Optional<Story> find(UserId owner, StoryId id) {
    return of(owner).stream().filter(story -> story.told().id().equals(id)).findFirst();
  }

  @Override
  public synchronized List<Story> newest(UserId owner, OptionalLong before, int limit) {
    return of(owner).reversed().stream()
        .filter(story -> before.isEmpty() || story.sequence() < before.getAsLong())
        .limit(limit)
        .toList();
  }
}
