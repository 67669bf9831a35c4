package se.lugntrygg.domain.story;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;
import se.lugntrygg.domain.mood.Extremes;
import se.lugntrygg.domain.mood.Strand;
import se.lugntrygg.domain.mood.Trend;
import se.lugntrygg.domain.mood.Week;
import se.lugntrygg.domain.time.DaySpan;

/// What a story rests upon: a week in numbers.
///
/// @param moods how many were logged
/// @param average of their scores; empty without any
/// @param trend of the words
/// @param best the latest of the best days, by score; empty without any
/// @param hardest the latest of the hardest
/// @param days on how many of the seven something was logged
/// @param ratedDays on how many of them there is a score
/// @param streak how many days in a row were logged
/// @param gentle whether the person wrote of a crisis lately
public record Basis(
    LocalDate weekEnd,
    long moods,
    OptionalDouble average,
    Trend trend,
    Shape shape,
    Optional<LocalDate> best,
    Optional<LocalDate> hardest,
    int days,
    int ratedDays,
    int streak,
    boolean gentle) {

  /// The first of the seven days.
  public LocalDate weekStart() {
    return DaySpan.endingOn(weekEnd, DaySpan.WEEK).first();
  }

  /// Of a week.
  public static Basis of(Week week, boolean gentle) {
    Strand all = week.total().all();
    Optional<Extremes> extremes = week.extremes();
    return new Basis(
        week.today(),
        all.entries(),
        all.meanScore(),
        week.trend(),
        Shape.of(week),
        extremes.map(found -> found.best().getLast()),
        extremes.map(found -> found.hardest().getLast()),
        week.progress(),
        week.ratedDays(),
        week.streaks().current(),
        gentle);
  }
}
