package se.lugntrygg.adapters.http.mood;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import se.lugntrygg.adapters.http.Cursors;
import se.lugntrygg.adapters.http.Exchange;
import se.lugntrygg.adapters.http.Fields;
import se.lugntrygg.adapters.http.Product;
import se.lugntrygg.adapters.http.Refusal;
import se.lugntrygg.adapters.http.Reply;
import se.lugntrygg.adapters.http.Route;
import se.lugntrygg.adapters.http.Timestamps;
import se.lugntrygg.adapters.http.safety.HelpJson;
import se.lugntrygg.application.mood.AmendMood;
import se.lugntrygg.application.mood.LogMood;
import se.lugntrygg.application.mood.ShowMoods;
import se.lugntrygg.application.mood.ShowToday;
import se.lugntrygg.application.port.Limit;
import se.lugntrygg.application.port.MoodEntries;
import se.lugntrygg.domain.InvalidValue;
import se.lugntrygg.domain.mood.MoodEntry;
import se.lugntrygg.domain.mood.MoodEntryId;
import se.lugntrygg.domain.mood.MoodScore;
import se.lugntrygg.domain.mood.MoodWords;
import se.lugntrygg.domain.text.Language;
import se.lugntrygg.domain.text.TextAnalysis;

/// Logging moods and reading them again.
public final class MoodRoutes {
  private static final Duration MOODS_KEPT = Duration.ofSeconds(60);
  private static final int DEFAULT_LIMIT = 50;

  private final Product product;

  private MoodRoutes(Product product) {
    this.product = product;
  }

  /// All routes under `/api/mood` that are about entries.
  public static List<Route> of(Product product) {
    MoodRoutes routes = new MoodRoutes(product);
    return List.of(
        Route.of(
            "POST",
            "/api/mood/log",
            Limit.MOOD_LOG,
            routes::log,
            Route.Trait.REPEATABLE,
            Route.Trait.LISTENS),
        Route.of("GET", "/api/mood/get", Limit.MOOD_GET, routes::get),
        Route.of("POST", "/api/mood/get", Limit.MOOD_GET, routes::get),
        Route.of("GET", "/api/mood/today", Limit.READ, routes::today),
        Route.of("GET", "/api/mood/{id}", Limit.READ, routes::one),
        Route.of("PUT", "/api/mood/{id}", Limit.WRITE, routes::amend, Route.Trait.LISTENS),
        Route.of("DELETE", "/api/mood/{id}", Limit.WRITE, routes::remove));
  }

  /// What is said when an entry is kept.
  record Logged(
      boolean success,
      String id,
      EntryJson moodEntry,
      @Nullable AnalysisJson analysis,
      boolean crisisDetected,
      @JsonInclude(JsonInclude.Include.NON_NULL) HelpJson.@Nullable Analysis crisisAnalysis,
      @JsonInclude(JsonInclude.Include.NON_NULL) HelpJson.@Nullable Crisis crisis) {}

  private Reply log(Exchange exchange) {
    Fields fields = exchange.fields();
    Language language = exchange.language();
    MoodEntry entry =
        product
            .logMood()
            .handle(
                new LogMood.Command(
                    exchange.caller(),
                    new MoodEntryId(exchange.effect()),
                    new MoodWords(
                        fields.text("mood"),
                        fields.text("mood_text"),
                        fields.text("note"),
                        fields.texts("tags").orElse(List.of())),
                    score(fields),
                    fields.moment("timestamp"),
                    language));
    return Reply.created(said(exchange, entry, language));
  }

  private static Logged said(Exchange exchange, MoodEntry entry, Language language) {
    Optional<HelpJson> help = exchange.help(entry.risk());
    Optional<TextAnalysis> analysis = entry.analysis();
    return new Logged(
        true,
        entry.id().toString(),
        EntryJson.of(entry, language),
        analysis.map(found -> AnalysisJson.of(found, entry.risk())).orElse(null),
        entry.risk().detected(),
        help.map(HelpJson::crisisAnalysis).orElse(null),
        help.map(HelpJson::crisis).orElse(null));
  }

  private static Optional<MoodScore> score(Fields fields) {
    OptionalInt score = fields.whole("score");
    return score.isPresent() ? Optional.of(new MoodScore(score.getAsInt())) : Optional.empty();
  }

  record Moods(List<EntryJson> moods, int count, @Nullable String nextCursor, boolean cached) {}

  private Reply get(Exchange exchange) {
    Fields fields = exchange.fields();
    int limit = fields.whole("limit").orElse(DEFAULT_LIMIT);
    int offset = fields.whole("offset").orElse(0);
    Optional<String> cursor = fields.text("cursor");
    boolean dated = fields.text("start_date").isPresent() || fields.text("end_date").isPresent();
    ZoneId zone = dated ? exchange.zone() : ZoneOffset.UTC;
    Language language = exchange.language();
    var command =
        new ShowMoods.Command(
            exchange.caller(),
            Timestamps.period(fields, zone),
            cursor.map(MoodRoutes::place),
            offset,
            limit);
    return exchange.cached(
        List.of(
            "moods",
            Integer.toString(limit),
            Integer.toString(offset),
            cursor.orElse(""),
            command.period().toString(),
            language.tag()),
        MOODS_KEPT,
        () -> {
          ShowMoods.Page page = product.showMoods().handle(command);
          List<EntryJson> moods =
              page.entries().stream().map(entry -> EntryJson.of(entry, language)).toList();
          String next = page.next().map(MoodRoutes::cursor).orElse(null);
          return cached -> new Moods(moods, moods.size(), next, cached);
        });
  }

  private static String cursor(MoodEntries.Position place) {
    return Cursors.text(new Cursors.Moment(place.feltAt(), place.id().value()));
  }

  private static MoodEntries.Position place(String cursor) {
    Cursors.Moment moment = Cursors.moment(cursor);
    return new MoodEntries.Position(moment.at(), new MoodEntryId(moment.id()));
  }

  private MoodEntryId id(Exchange exchange) {
    try {
      return MoodEntryId.parse("id", exchange.path("id"));
    } catch (InvalidValue _) {
      // What cannot be an id is nobody's entry.
      throw new Refusal(Refusal.Kind.NOT_FOUND);
    }
  }

  private static Refusal missing() {
    return new Refusal(Refusal.Kind.NOT_FOUND);
  }

  private Reply one(Exchange exchange) {
    return product
        .showMood()
        .handle(exchange.caller(), id(exchange))
        .map(entry -> Reply.ok(EntryJson.of(entry, exchange.language())))
        .orElseThrow(MoodRoutes::missing);
  }

  private Reply amend(Exchange exchange) {
    Fields fields = exchange.fields();
    Language language = exchange.language();
    return product
        .amendMood()
        .handle(
            new AmendMood.Command(
                exchange.caller(),
                id(exchange),
                score(fields),
                fields.text("mood_text"),
                fields.text("note"),
                fields.texts("tags"),
                language))
        .map(entry -> Reply.ok(said(exchange, entry, language)))
        .orElseThrow(MoodRoutes::missing);
  }

  private Reply remove(Exchange exchange) {
    if (!product.removeMood().handle(exchange.caller(), id(exchange))) {
      throw missing();
    }
    return Reply.noContent();
  }

  record Today(String date, List<EntryJson> moods, long count, boolean loggedToday) {}

  private Reply today(Exchange exchange) {
    ShowToday.Today today = product.showToday().handle(exchange.caller(), exchange.zone());
    Language language = exchange.language();
    List<EntryJson> moods =
        today.entries().stream().map(entry -> EntryJson.of(entry, language)).toList();
    return Reply.ok(new Today(today.day().toString(), moods, today.count(), !moods.isEmpty()));
  }
}
