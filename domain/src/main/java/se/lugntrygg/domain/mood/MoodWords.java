package se.lugntrygg.domain.mood;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.lugntrygg.domain.Flaw;
import se.lugntrygg.domain.InvalidValue;
import se.lugntrygg.domain.text.PlainText;

/// What a person wrote about a mood, as they sent it. At least one of mood and text is there.
///
/// @param mood one word or a short phrase, such as "happy" or "orolig"
/// @param text in their own words
/// @param note anything they want to remember with it
/// @param tags what it had to do with, in the order given, none twice
public record MoodWords(
    Optional<String> mood, Optional<String> text, Optional<String> note, List<String> tags) {
  public static final int MAX_TEXT = 2000;
  public static final int MAX_NOTE = 2000;
  public static final int MAX_TAGS = 10;
  public static final int MAX_TAG = 50;

  /// How a text begins that a client has encrypted for itself ("Salted__" of OpenSSL in Base64).
  private static final String CIPHERTEXT = "U2FsdGVkX1";

  public MoodWords {
    List<InvalidValue.Complaint> complaints = new ArrayList<>();
    mood = mood.map(String::strip).filter(word -> !word.isEmpty());
    text = text.filter(words -> !words.isBlank());
    note = note.filter(words -> !words.isBlank());
    if (mood.isEmpty() && text.isEmpty()) {
      complaints.add(new InvalidValue.Complaint("mood_text", new Flaw.Missing()));
    }
    check(complaints, "mood", mood, MAX_TEXT);
    check(complaints, "mood_text", text, MAX_TEXT);
    check(complaints, "note", note, MAX_NOTE);
    tags =
        List.copyOf(
            new LinkedHashSet<>(
                tags.stream().map(String::strip).filter(tag -> !tag.isEmpty()).toList()));
    if (tags.size() > MAX_TAGS) {
      complaints.add(new InvalidValue.Complaint("tags", new Flaw.TooMany(MAX_TAGS)));
    }
    tags.forEach(tag -> check(complaints, "tags", Optional.of(tag), MAX_TAG));
    if (!complaints.isEmpty()) {
      throw new InvalidValue(complaints);
    }
  }

  private static void check(
      List<InvalidValue.Complaint> complaints, String field, Optional<String> words, int max) {
    try {
      words.ifPresent(given -> PlainText.within(field, given, max));
    } catch (InvalidValue wrong) {
      complaints.addAll(wrong.complaints());
    }
  }

  /// Everything that can be read, in one text: what the client encrypted for itself is left out.
  public String readable() {
    return Stream.of(mood, text, note)
        .flatMap(Optional::stream)
        .filter(words -> !words.startsWith(CIPHERTEXT))
        .distinct()
        .collect(Collectors.joining("\n"));
  }

  /// Everything that risk is judged by: what can be read, and the tags.
  public String judged() {
    return Stream.concat(Stream.of(readable()), tags.stream()).collect(Collectors.joining("\n"));
  }

  @Override
  public String toString() {
    return "MoodWords[hidden]";
  }
}
