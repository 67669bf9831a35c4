package se.lugntrygg.domain.mood;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import se.lugntrygg.domain.text.Language;

/// The sentences about a week in one language. They say what the numbers say and no more: no
/// diagnosis, no blame, nothing invented. Where there is nothing to say they are empty. A `variant`
/// chooses between ways to say the same.
sealed interface WeekWords permits SwedishWeek, EnglishWeek {
  static WeekWords in(Language language) {
    return switch (language) {
      case SV -> new SwedishWeek();
      case EN -> new EnglishWeek();
    };
  }

  /// The whole text of a week without entries: an invitation.
  String empty(Week week);

  /// The opening of a week of which nothing can be read.
  String unreadable(Week week);

  /// The opening of a week with one score.
  String oneEntry(Week week);

  /// The opening of a week whose scores are all of one day.
  String oneDay(Week week);

  /// The opening of any other week: how it went, how much was written, the average.
  String opening(Week week, int variant);

  /// So many of the entries could not be read.
  String unread(long count);

  /// The mood that came most often, out of so many scores.
  String usual(Week.Usual usual, long rated);

  /// The best and the hardest day.
  String extremes(Extremes found, LocalDate today);

  /// The average is higher than the week before.
  String higher(double before, int variant);

  /// The average is lower than the week before.
  String lower(double before, int variant);

  /// The average is much the same as the week before.
  String alike(double before, int variant);

  /// Where the words are heading.
  String trend(Trend trend);

  /// The tags that go together with better and with harder moments; at least one is there.
  String tags(Optional<Tie<String>> good, Optional<Tie<String>> hard);

  /// The streak and the goal, where there is something to be glad of.
  String rhythm(Week week);

  /// One gentle next step.
  String nextStep(Week week, int variant);

  /// After hard days: that nobody has to bear it alone.
  String support(Week week);

  /// One of several ways to say the same.
  static String oneOf(int variant, String... ways) {
    return List.of(ways).get(Math.floorMod(variant, ways.length));
  }
}
