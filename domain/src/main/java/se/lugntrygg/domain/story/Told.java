package se.lugntrygg.domain.story;

import java.time.Instant;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.conversation.Origin;
import se.lugntrygg.domain.text.Language;

/// A story told to a person, without a place among their stories yet.
///
/// @param confidence how much of the week it could go by, 0..1
/// @param at in whole milliseconds
public record Told(
    StoryId id,
    UserId owner,
    Language language,
    Tale tale,
    Basis basis,
    Origin origin,
    double confidence,
    Instant at) {
  /// The story at its place.
  public Story at(long sequence) {
    return new Story(sequence, this);
  }

  /// Whether it speaks of death, so that nobody in danger may read it.
  public boolean heavy() {
    return LossWords.in(tale.title() + "\n" + tale.text(), language);
  }

  @Override
  public String toString() {
    return "Told[%s]".formatted(id);
  }
}
