package se.lugntrygg.domain.conversation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import se.lugntrygg.domain.Flaw;
import se.lugntrygg.domain.InvalidValue;
import se.lugntrygg.domain.safety.Risk;
import se.lugntrygg.domain.text.Emotion;
import se.lugntrygg.domain.text.Language;

/// A guided exercise, made for as long as a person has time.
///
/// @param instructions how to go about it, in one or two sentences
/// @param steps in order; their times add up to about the minutes
/// @param benefits what it is known to be good for, without promises
public record Exercise(
    Kind kind,
    String title,
    String description,
    int minutes,
    String instructions,
    List<String> steps,
    List<String> tips,
    List<String> benefits) {
  public static final int MIN_MINUTES = 1;
  public static final int MAX_MINUTES = 60;

  private static final int SECONDS = 60;

  /// A part shorter than this is over before it has begun.
  private static final int SHORTEST_SECONDS = 15;

  /// The exercises there are, with the minutes they take when nobody says.
  public enum Kind {
    BREATHING(5),
    MINDFULNESS(10),
    CBT_THOUGHT_RECORD(15),
    GRATITUDE(5),
    PROGRESSIVE_RELAXATION(15);

    private final int usualMinutes;

    Kind(int usualMinutes) {
      this.usualMinutes = usualMinutes;
    }

    public int usualMinutes() {
      return usualMinutes;
    }

    /// As clients write it: `cbt_thought_record`.
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /// The kind that clients write so.
    ///
    /// @throws InvalidValue for any other text
    public static Kind parse(String field, String text) {
      return Arrays.stream(values())
          .filter(kind -> kind.key().equals(text))
          .findFirst()
          .orElseThrow(
              () ->
                  new InvalidValue(
                      field, new Flaw.NotOneOf(Arrays.stream(values()).map(Kind::key).toList())));
    }

    /// Those worth recommending, the best fit first; none at a risk: then a person needs people.
    public static List<Kind> fitting(Emotion emotion, Risk risk) {
      if (risk.detected()) {
        return List.of();
      }
      return switch (emotion) {
        case FEAR, SURPRISE -> List.of(BREATHING, PROGRESSIVE_RELAXATION);
        case ANGER, DISGUST -> List.of(PROGRESSIVE_RELAXATION, BREATHING);
        case SADNESS -> List.of(CBT_THOUGHT_RECORD, MINDFULNESS);
        case JOY, TRUST -> List.of(GRATITUDE);
        case ANTICIPATION, NEUTRAL -> List.of(MINDFULNESS, GRATITUDE);
      };
    }
  }

  public Exercise {
    if (minutes < MIN_MINUTES || minutes > MAX_MINUTES) {
      throw new InvalidValue("duration", new Flaw.OutOfRange(MIN_MINUTES, MAX_MINUTES));
    }
    steps = List.copyOf(steps);
    tips = List.copyOf(tips);
    benefits = List.copyOf(benefits);
  }

  /// The exercise in a language.
  ///
  /// @param minutes how long it may take; empty for as long as it usually does
  /// @throws InvalidValue when the minutes are not [#MIN_MINUTES] to [#MAX_MINUTES]
  public static Exercise of(Kind kind, Language language, Optional<Integer> minutes) {
    int time = minutes.orElse(kind.usualMinutes());
    if (time < MIN_MINUTES || time > MAX_MINUTES) {
      throw new InvalidValue("duration", new Flaw.OutOfRange(MIN_MINUTES, MAX_MINUTES));
    }
    ExerciseText text = ExerciseText.of(kind, language);
    return new Exercise(
        kind,
        text.title(),
        text.description(),
        time,
        text.instructions(),
        timed(text.parts(), time, language),
        text.tips(),
        text.benefits());
  }

  /// Shares the time among the parts by their weight. When there is too little, those that can be
  /// spared are left out, the last first.
  private static List<String> timed(List<ExerciseText.Part> parts, int minutes, Language language) {
    List<ExerciseText.Part> kept = new ArrayList<>(parts);
    int seconds = minutes * SECONDS;
    while (isTooShort(kept, seconds)) {
      ExerciseText.Part spared =
          kept.reversed().stream().filter(p -> !p.needed()).findFirst().orElseThrow();
      kept.remove(spared);
    }
    int weights = kept.stream().mapToInt(ExerciseText.Part::weight).sum();
    return kept.stream()
        .map(part -> part.timed(seconds * part.weight() / weights, language))
        .toList();
  }

  private static boolean isTooShort(List<ExerciseText.Part> parts, int seconds) {
    int weights = parts.stream().mapToInt(ExerciseText.Part::weight).sum();
    return parts.stream().anyMatch(part -> !part.needed())
        && parts.stream().anyMatch(part -> seconds * part.weight() / weights < SHORTEST_SECONDS);
  }
}
