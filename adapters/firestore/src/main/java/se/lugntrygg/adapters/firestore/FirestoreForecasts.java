package se.lugntrygg.adapters.firestore;

import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.FieldPath;
import com.google.cloud.firestore.Query;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.lugntrygg.application.port.Forecasts;
import se.lugntrygg.application.stored.StoredForecast;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.forecast.ForecastId;
import se.lugntrygg.domain.forecast.KeptForecast;

/// Forecasts as documents in the order they are read in, everything but their moment sealed.
final class FirestoreForecasts implements Forecasts {
  private static final String MADE = "madeAt";

  private final Documents documents;
  private final People people;

  FirestoreForecasts(Documents documents, People people) {
    this.documents = documents;
    this.people = people;
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
        Sealed.open(person.sealer(), kept.bytes(Sealed.FIELD), place(id), StoredForecast.class)
            .forecast());
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
          draft.create(at, fields(person, forecast));
          return forecast;
        });
  }

  static Map<String, Object> fields(People.Person person, KeptForecast forecast) {
    return Map.of(
        MADE,
        Fields.moment(forecast.madeAt()),
        Sealed.FIELD,
        Sealed.seal(person.sealer(), StoredForecast.of(forecast.forecast()), place(forecast.id())));
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
