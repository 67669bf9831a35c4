package se.lugntrygg.adapters.sqlite;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import se.lugntrygg.application.port.Forecasts;
import se.lugntrygg.application.stored.StoredForecast;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.forecast.ForecastId;
import se.lugntrygg.domain.forecast.KeptForecast;

/// Forecasts as rows in the order they are read in, everything but their moment sealed.
final class SqliteForecasts implements Forecasts {
  private final Database database;
  private final People people;

  SqliteForecasts(Database database, People people) {
    this.database = database;
    this.people = people;
  }

  private static Rows.Reader<KeptForecast> reader(People.Person person) {
    return row -> {
      ForecastId id = new ForecastId(UserId.canonical("id", row.getString("id")));
      return new KeptForecast(
          id,
          person.id(),
          Instant.ofEpochMilli(row.getLong("made_at")),
          Sealed.open(person.sealer(), row.getBytes("sealed"), place(id), StoredForecast.class)
              .forecast());
    };
  }

  static String place(ForecastId id) {
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
                      person.sealer(),
                      StoredForecast.of(forecast.forecast()),
                      place(forecast.id())));
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
