package se.lugntrygg.adapters.sqlite;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import se.lugntrygg.application.port.Forecasts;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.forecast.Forecast;
import se.lugntrygg.domain.forecast.ForecastId;
import se.lugntrygg.domain.forecast.ForetoldDay;
import se.lugntrygg.domain.forecast.KeptForecast;
import se.lugntrygg.domain.forecast.Situation;
import se.lugntrygg.domain.forecast.Skill;

/// Forecasts as rows in the order they are read in, everything but their moment sealed.
final class SqliteForecasts implements Forecasts {
  private final Database database;
  private final People people;

  SqliteForecasts(Database database, People people) {
    this.database = database;
    this.people = people;
  }

  /// What is sealed of a forecast.
  ///
  /// @param days one after the other, the first on the day after `madeOn`
  record Stored(
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
    record Day(double mean, double lower, double upper) {}

    static Stored of(Forecast forecast) {
      Situation now = forecast.now();
      return new Stored(
          forecast.madeOn().toEpochDay(),
          forecast.days().stream()
              .map(day -> new Day(day.mean(), day.lower(), day.upper()))
              .toList(),
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

    Forecast forecast() {
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
      return "Stored[hidden]";
    }
  }

  private static Rows.Reader<KeptForecast> reader(People.Person person) {
    return row -> {
      ForecastId id = new ForecastId(UserId.canonical("id", row.getString("id")));
      return new KeptForecast(
          id,
          person.id(),
          Instant.ofEpochMilli(row.getLong("made_at")),
          Sealed.open(person.sealer(), row.getBytes("sealed"), place(id), Stored.class).forecast());
    };
  }

  private static String place(ForecastId id) {
    return "forecast/" + id;
  }

  private static Optional<KeptForecast> find(Rows rows, People.Person person, ForecastId id)
      throws SQLException {
    return rows.one(
        reader(person),
        "SELECT * FROM forecast WHERE person = ? AND id = ?",
        person.n(),
        id.toString());
  }

  @Override
  public KeptForecast keep(KeptForecast forecast) {
    return database.write(
        "keep a forecast",
        rows -> {
          People.Person person = people.get(rows, forecast.owner());
          Optional<KeptForecast> kept = find(rows, person, forecast.id());
          if (kept.isPresent()) {
            return kept.get();
          }
          var _ =
              rows.change(
                  "INSERT INTO forecast (person, made_at, id, sealed) VALUES (?, ?, ?, ?)",
                  person.n(),
                  forecast.madeAt().toEpochMilli(),
                  forecast.id().toString(),
                  Sealed.seal(
                      person.sealer(), Stored.of(forecast.forecast()), place(forecast.id())));
          return forecast;
        });
  }

  @Override
  public List<KeptForecast> newest(UserId owner, Optional<Position> after, int limit) {
    return database.read(
        "list forecasts",
        rows -> {
          Optional<People.Person> person = people.find(rows, owner);
          if (person.isEmpty()) {
            return List.of();
          }
          return after.isEmpty()
              ? rows.all(
                  reader(person.get()),
                  "SELECT * FROM forecast WHERE person = ? ORDER BY made_at DESC, id DESC LIMIT ?",
                  person.get().n(),
                  limit)
              : rows.all(
                  reader(person.get()),
                  "SELECT * FROM forecast WHERE person = ? AND (made_at, id) < (?, ?) ORDER BY"
                      + " made_at DESC, id DESC LIMIT ?",
                  person.get().n(),
                  after.get().madeAt().toEpochMilli(),
                  after.get().id().toString(),
                  limit);
        });
  }
}
