package se.lugntrygg.domain.story;

import java.util.UUID;

/// Which story. It says nothing about the order: that is the sequence.
public record StoryId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
