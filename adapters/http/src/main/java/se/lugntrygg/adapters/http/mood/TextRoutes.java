package se.lugntrygg.adapters.http.mood;

import java.util.List;
import se.lugntrygg.adapters.http.Exchange;
import se.lugntrygg.adapters.http.Product;
import se.lugntrygg.adapters.http.Reply;
import se.lugntrygg.adapters.http.Route;
import se.lugntrygg.application.mood.AnalyzeText;
import se.lugntrygg.application.mood.Reading;
import se.lugntrygg.application.port.Limit;
import se.lugntrygg.domain.text.Language;

/// Reading a text without keeping it.
public final class TextRoutes {
  private final Product product;

  private TextRoutes(Product product) {
    this.product = product;
  }

  /// The routes that read a text.
  public static List<Route> of(Product product) {
    TextRoutes routes = new TextRoutes(product);
    return List.of(
        Route.of(
            "POST",
            "/api/mood/analyze",
            Limit.MOOD_ANALYZE,
            routes::analyze,
            Route.Trait.NEVER_SHED),
        Route.of(
            "POST",
            "/api/mood/analyze-text",
            Limit.MOOD_ANALYZE,
            routes::analyze,
            Route.Trait.NEVER_SHED));
  }

  private Reading read(Exchange exchange, Language language) {
    return product
        .analyzeText()
        .handle(new AnalyzeText.Command(exchange.fields().needed("text"), language));
  }

  private Reply analyze(Exchange exchange) {
    Language language = exchange.language();
    Reading reading = read(exchange, language);
    return Reply.ok(
        reading
            .analysis()
            .map(analysis -> AnalysisJson.of(analysis, reading.risk()))
            .orElseGet(() -> AnalysisJson.unread(language, reading.risk())));
  }
}
