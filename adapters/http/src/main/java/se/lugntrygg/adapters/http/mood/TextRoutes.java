package se.lugntrygg.adapters.http.mood;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.lugntrygg.adapters.http.Exchange;
import se.lugntrygg.adapters.http.Product;
import se.lugntrygg.adapters.http.Reply;
import se.lugntrygg.adapters.http.Route;
import se.lugntrygg.adapters.http.safety.HelpJson;
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
            Route.Trait.NEVER_SHED,
            Route.Trait.LISTENS),
        Route.of(
            "POST",
            "/api/mood/analyze-text",
            Limit.MOOD_ANALYZE,
            routes::analyze,
            Route.Trait.NEVER_SHED,
            Route.Trait.LISTENS));
  }

  record Analyzed(
      @JsonUnwrapped AnalysisJson analysis,
      @JsonInclude(JsonInclude.Include.NON_NULL) HelpJson.@Nullable Analysis crisisAnalysis,
      @JsonInclude(JsonInclude.Include.NON_NULL) HelpJson.@Nullable Crisis crisis) {}

  private Reading read(Exchange exchange, Language language) {
    return product
        .analyzeText()
        .handle(new AnalyzeText.Command(exchange.fields().needed("text"), language));
  }

  private Reply analyze(Exchange exchange) {
    Language language = exchange.language();
    Reading reading = read(exchange, language);
    Optional<HelpJson> help = exchange.help(reading.risk());
    return Reply.ok(
        new Analyzed(
            reading
                .analysis()
                .map(analysis -> AnalysisJson.of(analysis, reading.risk()))
                .orElseGet(() -> AnalysisJson.unread(language, reading.risk())),
            help.map(HelpJson::crisisAnalysis).orElse(null),
            help.map(HelpJson::crisis).orElse(null)));
  }
}
