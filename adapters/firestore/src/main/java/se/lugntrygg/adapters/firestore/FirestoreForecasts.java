package se.lugntrygg.adapters.firestore;

import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.FieldPath;
import com.google.cloud.firestore.Query;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

/// Forecasts as documents in the order they are read in, everything but their moment sealed.
final class FirestoreForecasts implements Forecasts {
  private static final String MADE = "madeAt";

  private final Documents documents;
  private final People people;

  FirestoreForecasts(Documents documents, People people) {
    this.documents = documents;
    this.people = people;
  }

  /// What is sealed of a forecast.
  ///
  /// @param days one after the other, the first on the day after `madeOn`
  private record Stored(
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

  private static String place(ForecastId id) {
    return "forecast/" + id;
  }

  private static KeptForecast forecast(People.Person person, Fields kept) {
    ForecastId id = new ForecastId(UserId.canonical("id", kept.document().getId()));
    return new KeptForecast(
        id,
        person.id(),
        kept.moment(MADE),
        Sealed.open(person.sealer(), kept.bytes(Sealed.FIELD), place(id), Stored.class).forecast());
  }

  @Override
  public KeptForecast keep(KeptForecast forecast) {
    DocumentReference at =
        documents.in(Place.FORECASTS, forecast.owner()).document(forecast.id().toString());
    return documents.change(
        "keep a forecast",
        at.getPath(),
        draft -> {
          People.Person person = people.get(forecast.owner());
          if (draft.again()) {
            Optional<Fields> kept = draft.read(at);
            if (kept.isPresent()) {
              return forecast(person, kept.get());
            }
          }
          draft.create(
              at,
              Map.of(
                  MADE,
                  Fields.moment(forecast.madeAt()),
                  Sealed.FIELD,
                  Sealed.seal(
                      person.sealer(), Stored.of(forecast.forecast()), place(forecast.id()))));
          return forecast;
        });
  }

  @Override
  public List<KeptForecast> newest(UserId owner, Optional<Position> after, int limit) {
    Optional<People.Person> person = people.find(owner);
    if (person.isEmpty()) {
      return List.of();
    }
    Query query =
        Question.FORECASTS_MADE
            .in(documents.in(Place.FORECASTS, owner))
            .orderBy(FieldPath.documentId(), Query.Direction.DESCENDING)
            .limit(limit);
    return documents.list(
        "list forecasts",
        after
            .map(place -> query.startAfter(Fields.moment(place.madeAt()), place.id().toString()))
            .orElse(query),
        kept -> forecast(person.get(), kept));
  }
}
