package se.lugntrygg.adapters.http.mood;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.lugntrygg.adapters.http.Exchange;
import se.lugntrygg.adapters.http.Product;
import se.lugntrygg.adapters.http.Reply;
import se.lugntrygg.adapters.http.Route;
import se.lugntrygg.adapters.http.safety.HelpJson;
import se.lugntrygg.application.conversation.WordWeek;
import se.lugntrygg.application.mood.Recommend;
import se.lugntrygg.application.mood.ShowWeek;
import se.lugntrygg.application.port.Limit;
import se.lugntrygg.domain.account.Profile;
import se.lugntrygg.domain.mood.LookBack;
import se.lugntrygg.domain.mood.Recommendation;
import se.lugntrygg.domain.mood.Streaks;
import se.lugntrygg.domain.mood.Week;
import se.lugntrygg.domain.text.Language;

/// What a person's moods add up to: their week, their numbers, their streaks, and what may do them
/// good. Days are reckoned in the zone of the `X-Timezone` header, else in their own.
public final class LookingBackRoutes {
  private static final Duration WEEK_KEPT = Duration.ofMinutes(3);

  private final Product product;

  private LookingBackRoutes(Product product) {
    this.product = product;
  }

  /// All routes under `/api/mood` that look back.
  public static List<Route> of(Product product) {
    LookingBackRoutes routes = new LookingBackRoutes(product);
    return List.of(
        Route.of("GET", "/api/mood/weekly-analysis", Limit.MOOD_WEEKLY, routes::week),
        Route.of("POST", "/api/mood/weekly-analysis", Limit.MOOD_WEEKLY, routes::week),
        Route.of("GET", "/api/mood/statistics", Limit.READ, routes::statistics),
        Route.of("GET", "/api/mood/streaks", Limit.READ, routes::streaks),
        Route.of(
            "GET",
            "/api/mood/recommendations",
            Limit.READ,
            routes::recommendations,
            Route.Trait.NEVER_SHED,
            Route.Trait.LISTENS));
  }

  private int goal(Exchange exchange) {
    return product
        .showProfile()
        .handle(exchange.caller())
        .map(account -> account.profile().weeklyGoal())
        .orElse(Profile.DEFAULT_GOAL);
  }

  private Reply week(Exchange exchange) {
    Language language = exchange.language();
    ZoneId zone = exchange.zone();
    // The day is part of the key: what was kept before midnight is another week's.
    LocalDate today = LocalDate.ofInstant(product.clock().instant(), zone);
    var command = new ShowWeek.Command(exchange.caller(), zone, today, goal(exchange));
    return exchange.cached(
        List.of(
            "week",
            language.tag(),
            zone.getId(),
            today.toString(),
            Integer.toString(command.goal())),
        WEEK_KEPT,
        () -> {
          Week week = product.showWeek().handle(command);
          WordWeek.Words words = product.wordWeek().handle(exchange.caller(), week, language);
          return cached -> WeekJson.of(week, words, cached);
        });
  }

  private Reply statistics(Exchange exchange) {
    LookBack reach =
        exchange
            .fields()
            .text("period")
            .map(given -> LookBack.parse("period", given))
            .orElse(LookBack.DEFAULT);
    return Reply.ok(
        StatisticsJson.of(
            reach, product.showStatistics().handle(exchange.caller(), exchange.zone(), reach)));
  }

  record StreaksJson(int currentStreak, int longestStreak) {}

  private Reply streaks(Exchange exchange) {
    Streaks streaks = product.showStreaks().handle(exchange.caller(), exchange.zone());
    return Reply.ok(new StreaksJson(streaks.current(), streaks.longest()));
  }

  record RecommendationJson(String id, String title, String text, String reason) {
    static RecommendationJson of(Recommendation given) {
      return new RecommendationJson(given.id(), given.title(), given.text(), given.reason());
    }

    @Override
    public String toString() {
      return "RecommendationJson[hidden]";
    }
  }

  /// @param confidence how far the person's history carries them, 0..1
  record RecommendationsJson(
      List<RecommendationJson> recommendations,
      boolean aiGenerated,
      double confidence,
      boolean personalized,
      boolean crisisDetected,
      @JsonInclude(JsonInclude.Include.NON_NULL) HelpJson.@Nullable Analysis crisisAnalysis,
      @JsonInclude(JsonInclude.Include.NON_NULL) HelpJson.@Nullable Crisis crisis) {}

  private Reply recommendations(Exchange exchange) {
    Language language = exchange.language();
    Recommend.Found found =
        product
            .recommend()
            .handle(
                new Recommend.Command(
                    exchange.caller(),
                    exchange.zone(),
                    exchange.fields().text("current_mood"),
                    goal(exchange),
                    language));
    Optional<HelpJson> help = exchange.help(found.risk());
    return Reply.ok(
        new RecommendationsJson(
            found.recommendations().in(language).stream().map(RecommendationJson::of).toList(),
            false,
            AnalysisJson.rounded(found.recommendations().confidence()),
            found.recommendations().personalized(),
            found.risk().detected(),
            help.map(HelpJson::crisisAnalysis).orElse(null),
            help.map(HelpJson::crisis).orElse(null)));
  }
}
