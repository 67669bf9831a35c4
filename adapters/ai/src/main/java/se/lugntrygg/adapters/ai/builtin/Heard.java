package se.lugntrygg.adapters.ai.builtin;

import java.util.Optional;

/// What was understood of one message.
///
/// @param purpose what the message is for, when it is more or less than telling something: a
///   greeting, a short answer, a question about the assistant
/// @param area the part of life it is about
/// @param second another part of life it is about as well
/// @param detail what of that area, as in `work.boss`
/// @param feeling the strongest feeling named as the person's own
/// @param passing the area is only touched upon, and gives way to one that is spoken of already
/// @param startsWith `yes`, `no` or `hello`, when it starts so and goes on
record Heard(
    Optional<String> purpose,
    Optional<String> area,
    Optional<String> second,
    Optional<String> detail,
    Optional<String> feeling,
    Tone tone,
    boolean passing,
    Optional<String> startsWith,
    int words,
    boolean shouted) {
  /// How it is told.
  enum Tone {
    HARD,
    PLAIN,
    GOOD
  }

  /// Longer messages are thanked for.
  private static final int MANY_WORDS = 120;

  boolean isLong() {
    return words >= MANY_WORDS;
  }

  /// The same, if what is spoken of is what was spoken of before.
  Heard stayingWith(String before) {
    return new Heard(
        purpose,
        Optional.of(before),
        Optional.empty(),
        Optional.empty(),
        feeling,
        tone,
        false,
        startsWith,
        words,
        shouted);
  }

  /// The same told in another tone.
  Heard in(Tone other) {
    return new Heard(
        purpose, area, second, detail, feeling, other, passing, startsWith, words, shouted);
  }

  /// Whether anything in it says what it is about.
  boolean tells() {
    return area.isPresent() || feeling.isPresent();
  }
}
