package se.lugntrygg.domain.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import se.lugntrygg.domain.text.Language;

/// How the coming days may feel.
///
/// @param madeOn the day before the first of them
/// @param days one after the other, 1 to [DaysAhead#MAX]
/// @param now how things stood
/// @param skill how well the past would have been foretold, as far ahead as this looks
/// @param trending whether a trend was found to help
/// @param weekdays whether the rhythm of the week was
/// @param gentle whether what would sound worse than now was left out
public record Forecast(
    LocalDate madeOn,
    List<ForetoldDay> days,
    Situation now,
    Skill skill,
    boolean trending,
    boolean weekdays,
    boolean gentle) {
  /// Smaller changes are lost in how one day differs from the next.
  private static final double NOTICEABLE = 0.1;

  /// A quarter of the whole scale: people who swing so far tell us that the days are hard to plan.
  private static final double WIDE_SPREAD = 0.4;

  /// Clearly on the dark side of neutral texts, which end at −0.2.
  private static final double LOW = -0.3;

  /// A whole week must lie even darker, so that one bad day in an ordinary week says nothing.
  private static final double VERY_LOW = -0.4;

  public Forecast {
    days = List.copyOf(days);
    if (days.isEmpty()
        || days.size() > DaysAhead.MAX
        || !days.getFirst().date().equals(madeOn.plusDays(1))) {
      throw new IllegalArgumentException("a forecast of %d days".formatted(days.size()));
    }
  }

  /// The mean over all its days.
  public double average() {
    return days.stream().mapToDouble(ForetoldDay::mean).average().orElseThrow();
  }

  /// The mean of where the intervals begin.
  public double lower() {
    return days.stream().mapToDouble(ForetoldDay::lower).average().orElseThrow();
  }

  /// The mean of where they end.
  public double upper() {
    return days.stream().mapToDouble(ForetoldDay::upper).average().orElseThrow();
  }

  /// Where it points beside the last seven days; stable when those are empty.
  public Direction direction() {
    OptionalDouble recent = now.recent();
    if (recent.isEmpty()) {
      return Direction.STABLE;
    }
    double change = average() - recent.getAsDouble();
    if (change >= NOTICEABLE) {
      return Direction.IMPROVING;
    }
    return change <= -NOTICEABLE ? Direction.DECLINING : Direction.STABLE;
  }

  /// What deserves a kind word.
  public List<RiskFactor> risks() {
    List<RiskFactor> risks = new ArrayList<>();
    if (direction() == Direction.DECLINING) {
      risks.add(RiskFactor.NEGATIVE_TREND);
    }
    if (now.recentSpread() > WIDE_SPREAD) {
      risks.add(RiskFactor.HIGH_VOLATILITY);
    }
    if (average() < LOW && !gentle) {
      risks.add(RiskFactor.LOW_MOOD_FORECAST);
    }
    if (now.recent().isPresent() && now.recent().getAsDouble() < VERY_LOW) {
      risks.add(RiskFactor.PERSISTENTLY_LOW);
    }
    return risks;
  }

  /// What may help, at least one thing: one for each of [#risks()], in their order, after a kind
  /// word where it is gentle.
  public List<String> recommendations(Language language) {
    List<String> words =
        Stream.concat(
                gentle ? Stream.of(comfort(language)) : Stream.empty(),
                risks().stream().map(risk -> risk.recommendation(language)))
            .toList();
    return words.isEmpty() ? List.of(encouragement(language)) : words;
  }

  private static String comfort(Language language) {
    return switch (language) {
      case SV ->
          "Just nu räcker det att ta en stund i taget. Du är inte ensam: hör av dig till någon du"
              + " litar på. Det finns stöd att få dygnet runt.";
      case EN ->
          "Right now it is enough to take one moment at a time. You are not alone: get in touch"
              + " with someone you trust. There is support day and night.";
    };
  }

  private static String encouragement(Language language) {
    return switch (language) {
      case SV -> "Fortsätt gärna skriva hur du mår, så syns det tydligare vad som gör dig gott.";
      case EN ->
          "Keep writing down how you feel, and it will show more clearly what does you good.";
    };
  }

  /// The same forecast for somebody who is very low right now: no day lies under the last week or
  /// under the day before, nor does any interval reach there, and no words say that it will get
  /// worse. Somebody in a crisis reads such a line as a verdict; hope is never taken away by an
  /// estimate.
  public Forecast gently() {
    double floor = now.recent().orElse(-1);
    List<ForetoldDay> rising = new ArrayList<>(days.size());
    for (ForetoldDay day : days) {
      ForetoldDay raised = day.atLeast(floor);
      rising.add(raised);
      floor = raised.mean();
    }
    return new Forecast(madeOn, rising, now, skill, trending, weekdays, true);
  }

  /// The private numbers in it stay hidden.
  @Override
  public String toString() {
    return "Forecast[%d days after %s]".formatted(days.size(), madeOn);
  }
}
