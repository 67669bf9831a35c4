package se.lugntrygg.domain.story;

import java.util.regex.Pattern;

/// A story as it is read aloud.
///
/// @param text in paragraphs, with an empty line between
public record Tale(String title, String text) {
  private static final Pattern SPACE = Pattern.compile("\\s+");

  public Tale {
    if (title.isBlank() || text.isBlank()) {
      throw new IllegalArgumentException("a tale has a title and words");
    }
  }

  /// How many words it has, the title left aside.
  public int words() {
    return Math.toIntExact(
        SPACE
            .splitAsStream(text)
            .filter(word -> word.chars().anyMatch(Character::isLetter))
            .count());
  }

  @Override
  public String toString() {
    return "Tale[%d words]".formatted(words());
  }
}
