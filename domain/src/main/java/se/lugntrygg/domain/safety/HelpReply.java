package se.lugntrygg.domain.safety;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.lugntrygg.domain.text.Language;

/// What is said to a person whose words worry us.
///
/// @param whole whether it is the whole card; a line otherwise
public record HelpReply(Kind kind, boolean whole, String text) {
  /// The whole card comes once in this time, unless things get worse: who writes line after line in
  /// distress must be answered, not given a leaflet each time.
  public static final Duration WHOLE_AGAIN_AFTER = Duration.ofMinutes(30);

  /// What kind of answer, from the least urgent to the most.
  public enum Kind {
    WORRY_FOR_ANOTHER,
    CONCERN,
    CRISIS_OF_ANOTHER,
    CRISIS;

    /// The answer a judgement calls for.
    static Optional<Kind> of(Risk risk) {
      return switch (risk.level()) {
        case NONE -> Optional.empty();
        case CONCERN -> Optional.of(risk.aboutAnother() ? WORRY_FOR_ANOTHER : CONCERN);
        case CRISIS -> Optional.of(risk.aboutAnother() ? CRISIS_OF_ANOTHER : CRISIS);
      };
    }
  }

  /// What a person was given before.
  ///
  /// @param whole the kind of the last whole card, and when it was given
  /// @param times how often they were answered in each way; the next wording follows from it
  public record Given(Optional<Card> whole, Map<Kind, Integer> times) {
    public static final Given NOTHING = new Given(Optional.empty(), Map.of());

    public Given {
      times = Map.copyOf(times);
    }

    /// A whole card.
    public record Card(Kind kind, Instant at) {}

    private int times(Kind kind) {
      return times.getOrDefault(kind, 0);
    }

    private boolean lately(Kind kind, Instant now) {
      return whole
          .filter(card -> kind.compareTo(card.kind()) <= 0)
          .filter(card -> !now.isBefore(card.at()))
          .filter(card -> now.isBefore(card.at().plus(WHOLE_AGAIN_AFTER)))
          .isPresent();
    }

    private Given and(HelpReply reply, Instant now) {
      Map<Kind, Integer> more = new EnumMap<>(Kind.class);
      more.putAll(times);
      more.put(reply.kind(), (times(reply.kind()) + 1) & Integer.MAX_VALUE);
      return new Given(reply.whole() ? Optional.of(new Card(reply.kind(), now)) : whole, more);
    }
  }

  /// A reply, and what the person has been given with it.
  public record Next(HelpReply reply, Given given) {}

  /// The next reply to a person; empty when there is nothing to worry about.
  public static Optional<Next> next(
      Risk risk, Language language, Resources resources, Given before, Instant now) {
    return Kind.of(risk)
        .map(
            kind -> {
              boolean whole = !before.lately(kind, now);
              List<String> wordings =
                  HelpCards.in(language).filled(kind, whole, language, resources);
              HelpReply reply =
                  new HelpReply(kind, whole, wordings.get(before.times(kind) % wordings.size()));
              return new Next(reply, before.and(reply, now));
            });
  }

  @Override
  public String toString() {
    return "HelpReply[%s, %s]".formatted(kind, whole ? "whole" : "line");
  }
}
