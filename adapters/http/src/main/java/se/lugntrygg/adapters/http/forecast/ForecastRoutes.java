package se.lugntrygg.adapters.http.forecast;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import se.lugntrygg.adapters.http.Cursors;
import se.lugntrygg.adapters.http.Exchange;
import se.lugntrygg.adapters.http.Fields;
import se.lugntrygg.adapters.http.Product;
import se.lugntrygg.adapters.http.Reply;
import se.lugntrygg.adapters.http.Route;
import se.lugntrygg.application.forecast.ForetellMood;
import se.lugntrygg.application.forecast.ShowForecasts;
import se.lugntrygg.application.port.Limit;
import se.lugntrygg.domain.forecast.DaysAhead;
import se.lugntrygg.domain.forecast.ForecastId;
import se.lugntrygg.domain.text.Language;

/// Looking ahead, and back on what was foretold.
public final class ForecastRoutes {
  private static final int DEFAULT_LIMIT = 50;

  private final Product product;

  private ForecastRoutes(Product product) {
    this.product = product;
  }

  /// All routes about forecasts.
  public static List<Route> of(Product product) {
    ForecastRoutes routes = new ForecastRoutes(product);
    return List.of(
        Route.of(
            "GET",
            "/api/mood/predictive-forecast",
            Limit.AI_FORECAST,
            exchange -> routes.foretell(exchange, "days_ahead", false)),
        Route.of(
            "POST",
            "/api/predictive/mood-forecast",
            Limit.AI_FORECAST,
            exchange -> routes.foretell(exchange, "days", false)),
        Route.of(
            "POST",
            "/api/ai/forecast",
            Limit.AI_FORECAST,
            exchange -> routes.foretell(exchange, "days_ahead", true),
            Route.Trait.REPEATABLE,
            Route.Trait.ANSWERED_ANEW),
        Route.of("GET", "/api/ai/forecasts", Limit.READ, routes::list),
        Route.of("GET", "/api/mood/forecast-accuracy", Limit.AI_FORECAST, routes::accuracy));
  }

  /// @param field under which this route names how far ahead to look
  private Reply foretell(Exchange exchange, String field, boolean keep) {
    OptionalInt given = exchange.fields().whole(field);
    DaysAhead days = given.isPresent() ? DaysAhead.of(field, given.getAsInt()) : DaysAhead.DEFAULT;
    Language language = exchange.language();
    Optional<ForecastId> keepAs =
        keep ? Optional.of(new ForecastId(exchange.effect())) : Optional.empty();
    var command = new ForetellMood.Command(exchange.caller(), exchange.zone(), days, keepAs);
    return Reply.ok(
        switch (product.foretellMood().handle(command)) {
          case ForetellMood.Foretold(var at, var forecast, var keptAs) ->
              ForecastJson.of(forecast, at, keptAs, language);
          case ForetellMood.TooEarly(var at, var early) ->
              ForecastJson.of(early, at, days, language);
        });
  }

  record Forecasts(List<ForecastJson> forecasts, int count, @Nullable String nextCursor) {}

  private Reply list(Exchange exchange) {
    Fields fields = exchange.fields();
    Language language = exchange.language();
    ShowForecasts.Page page =
        product
            .showForecasts()
            .handle(
                new ShowForecasts.Command(
                    exchange.caller(),
                    fields.text("cursor").map(ForecastRoutes::place),
                    fields.whole("limit").orElse(DEFAULT_LIMIT)));
    List<ForecastJson> forecasts =
        page.forecasts().stream()
            .map(
                kept ->
                    ForecastJson.of(
                        kept.forecast(), kept.madeAt(), Optional.of(kept.id()), language))
            .toList();
    return Reply.ok(
        new Forecasts(
            forecasts, forecasts.size(), page.next().map(ForecastRoutes::cursor).orElse(null)));
  }

  private Reply accuracy(Exchange exchange) {
    return Reply.ok(
        AccuracyJson.of(
            product.checkForecasts().handle(exchange.caller(), exchange.zone()),
            product.clock().instant()));
  }

  private static String cursor(se.lugntrygg.application.port.Forecasts.Position place) {
    return Cursors.text(new Cursors.Moment(place.madeAt(), place.id().value()));
  }

  private static se.lugntrygg.application.port.Forecasts.Position place(String cursor) {
    Cursors.Moment moment = Cursors.moment(cursor);
    return new se.lugntrygg.application.port.Forecasts.Position(
        moment.at(), new ForecastId(moment.id()));
  }
}
