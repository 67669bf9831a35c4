package se.lugntrygg.domain.story;

/// A story that is kept.
///
/// @param sequence its place among the person's stories, strictly increasing from [#FIRST]
public record Story(long sequence, Told told) {
  public static final long FIRST = 1;

  public Story {
    if (sequence < FIRST) {
      throw new IllegalArgumentException("no story is before the first");
    }
  }
}
