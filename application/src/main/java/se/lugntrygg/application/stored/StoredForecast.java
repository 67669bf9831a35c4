package se.lugntrygg.application.stored;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import se.lugntrygg.domain.forecast.Forecast;
import se.lugntrygg.domain.forecast.ForetoldDay;
import se.lugntrygg.domain.forecast.Situation;
import se.lugntrygg.domain.forecast.Skill;

/// What is sealed of a forecast.
///
/// @param days one after the other, the first on the day after `madeOn`
public record StoredForecast(
    long madeOn,
    List<Day> days,
    @Nullable Double recent,
    double recentSpread,
    double spread,
    int daysWithWords,
    long entries,
    Skill skill,
    boolean trending,
    boolean weekdays,
    boolean gentle) {
  /// One of several.
  public record Day(double mean, double lower, double upper) {}

  /// All of it that is private.
  public static StoredForecast of(Forecast forecast) {
    Situation now = forecast.now();
    return new StoredForecast(
        forecast.madeOn().toEpochDay(),
        forecast.days().stream().map(day -> new Day(day.mean(), day.lower(), day.upper())).toList(),
        now.recent().isPresent() ? now.recent().getAsDouble() : null,
        now.recentSpread(),
        now.spread(),
        now.days(),
        now.entries(),
        forecast.skill(),
        forecast.trending(),
        forecast.weekdays(),
        forecast.gentle());
  }

  /// The thing itself, with what is kept in the clear beside it.
  public Forecast forecast() {
    LocalDate day = LocalDate.ofEpochDay(madeOn);
    List<ForetoldDay> foretold = new ArrayList<>(days.size());
    for (Day each : days) {
      foretold.add(
          new ForetoldDay(day.plusDays(foretold.size() + 1L), each.mean, each.lower, each.upper));
    }
    return new Forecast(
        day,
        foretold,
        new Situation(
            recent == null ? OptionalDouble.empty() : OptionalDouble.of(recent),
            recentSpread,
            spread,
            daysWithWords,
            entries),
        skill,
        trending,
        weekdays,
        gentle);
  }

  @Override
  public String toString() {
    return "StoredForecast[hidden]";
  }
}
