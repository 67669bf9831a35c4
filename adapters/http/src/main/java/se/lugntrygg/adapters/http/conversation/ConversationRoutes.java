package se.lugntrygg.adapters.http.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lugntrygg.adapters.http.Cursors;
import se.lugntrygg.adapters.http.Exchange;
import se.lugntrygg.adapters.http.Fields;
import se.lugntrygg.adapters.http.Json;
import se.lugntrygg.adapters.http.Product;
import se.lugntrygg.adapters.http.Refusal;
import se.lugntrygg.adapters.http.Reply;
import se.lugntrygg.adapters.http.Route;
import se.lugntrygg.adapters.http.Streamed;
import se.lugntrygg.adapters.http.Timestamps;
import se.lugntrygg.adapters.http.mood.AnalysisJson;
import se.lugntrygg.adapters.http.safety.HelpJson;
import se.lugntrygg.application.conversation.Converse;
import se.lugntrygg.application.conversation.FindPatterns;
import se.lugntrygg.application.conversation.ReadDeeply;
import se.lugntrygg.application.conversation.RecallAnswer;
import se.lugntrygg.application.conversation.ShowConversation;
import se.lugntrygg.application.port.Limit;
import se.lugntrygg.domain.InvalidValue;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.conversation.ExchangeId;
import se.lugntrygg.domain.conversation.Message;
import se.lugntrygg.domain.conversation.Patterns;
import se.lugntrygg.domain.text.Language;
import se.lugntrygg.domain.text.Sentiment;

/// Talking with the assistant and looking back on what was said.
public final class ConversationRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(ConversationRoutes.class);
  private static final String EVENTS = "text/event-stream";
  private static final int DEFAULT_LIMIT = 50;

  private final Product product;
  private final LiveAnswers live;

  private ConversationRoutes(Product product, UnaryOperator<Runnable> counted) {
    this.product = product;
    this.live = new LiveAnswers(product.clock(), counted);
  }

  /// All routes of the conversation, under the names that old and new clients know.
  ///
  /// @param counted makes work count as under way until it is done, so that a stop waits for it
  public static List<Route> of(Product product, UnaryOperator<Runnable> counted) {
    ConversationRoutes routes = new ConversationRoutes(product, counted);
    List<Route> all = new ArrayList<>();
    for (String path : List.of("/api/ai/chat", "/api/chatbot/chat")) {
      all.add(talk(path, routes::chat));
      all.add(talk(path + "/stream", routes::stream, Route.Trait.RESUMABLE));
    }
    all.add(Route.of("POST", "/api/ai/history", Limit.AI_HISTORY, routes::history));
    all.add(Route.of("GET", "/api/chatbot/history", Limit.AI_HISTORY, routes::conversation));
    all.add(Route.of("DELETE", "/api/ai/history", Limit.WRITE, routes::forget));
    all.add(Route.of("POST", "/api/chatbot/analyze-patterns", Limit.AI_ANALYZE, routes::patterns));
    all.add(
        Route.of(
            "POST",
            "/api/ai/analyze",
            Limit.AI_ANALYZE,
            routes::analyze,
            Route.Trait.NEVER_SHED,
            Route.Trait.LISTENS));
    return all;
  }

  private static Route talk(String path, Route.Handler handler, Route.Trait... more) {
    List<Route.Trait> traits = new ArrayList<>(List.of(more));
    traits.addAll(
        List.of(
            Route.Trait.REPEATABLE,
            Route.Trait.ANSWERED_ANEW,
            Route.Trait.NEVER_SHED,
            Route.Trait.ALWAYS_ANSWERED,
            Route.Trait.LISTENS));
    return Route.of("POST", path, Limit.AI_CHAT, handler, traits.toArray(Route.Trait[]::new));
  }

  private Converse.Command command(Exchange exchange) {
    Fields fields = exchange.fields();
    return new Converse.Command(
        exchange.caller(),
        new ExchangeId(exchange.effect()),
        new Message(fields.needed("message")),
        exchange.language(),
        chosen(fields),
        exchange.beyondLimits());
  }

  private Reply chat(Exchange exchange) {
    if (exchange.header("Accept").filter(accepted -> accepted.contains(EVENTS)).isPresent()) {
      return stream(exchange);
    }
    if (exchange.answeredBefore()) {
      return Reply.ok(ChatJson.of(recalled(exchange, new ExchangeId(exchange.effect()))));
    }
    Converse.Outcome outcome =
        product
            .converse()
            .handle(
                command(exchange),
                new Converse.Listener() {
                  @Override
                  public void piece(String text) {}

                  @Override
                  public void brokenOff() {}
                });
    Reply reply = Reply.ok(ChatJson.of(outcome));
    // Sent again, what is not known to be kept gets another chance, under the same id.
    return outcome.stored() ? reply : reply.passing();
  }

  record Piece(String content) {
    @Override
    public String toString() {
      return "Piece[hidden]";
    }
  }

  record Interrupted(String reason) {}

  record Failed(String error) {}

  private Reply stream(Exchange exchange) {
    Optional<String> resumed = exchange.header("Last-Event-ID");
    if (resumed.isPresent()) {
      // What cannot be read must not be taken for a new message: it would be kept twice.
      Heard heard =
          Heard.read(resumed.get())
              .orElseThrow(() -> new Refusal(Refusal.Kind.BAD_HEADER, "Last-Event-ID"));
      return rest(exchange, heard);
    }
    if (exchange.answeredBefore()) {
      return rest(exchange, new Heard(new ExchangeId(exchange.effect()), 0));
    }
    Converse.Command command = command(exchange);
    LiveAnswer answer = live.of(exchange.caller(), command.id(), fresh -> write(fresh, command));
    return events(answer, 0);
  }

  /// What somebody has not heard of an answer that was begun before. Written elsewhere, or too long
  /// ago, it is given whole, as its last event.
  private Reply rest(Exchange exchange, Heard heard) {
    UserId caller = exchange.caller();
    Optional<LiveAnswer> here =
        live.find(caller, heard.id())
            .filter(answer -> product.recallAnswer().stands(caller, answer.begun()));
    if (here.isPresent()) {
      return events(here.get(), heard.events());
    }
    Converse.Outcome outcome = recalled(exchange, heard.id());
    LiveAnswer whole = new LiveAnswer(heard.id(), product.clock().instant());
    if (heard.events() == 0) {
      whole.add("", Json.bytes(new Piece(outcome.said().reply())));
    }
    whole.add("done", Json.bytes(ChatJson.of(outcome)));
    whole.end(true, product.clock().instant());
    return events(whole, 0);
  }

  /// What was answered before, while it is kept.
  private Converse.Outcome recalled(Exchange exchange, ExchangeId id) {
    return product
        .recallAnswer()
        .handle(
            new RecallAnswer.Command(
                exchange.caller(), id, exchange.language(), chosen(exchange.fields())))
        .orElseThrow(() -> new Refusal(Refusal.Kind.ANSWER_GONE));
  }

  private static boolean chosen(Fields fields) {
    return fields.text("locale").isPresent();
  }

  private static Reply events(LiveAnswer answer, int heard) {
    return Reply.streamed(
        EVENTS,
        Map.of("X-Accel-Buffering", "no"),
        new Streamed() {
          @Override
          public void to(OutputStream out) throws IOException {
            answer.send(heard, out);
          }

          @Override
          public void whenWhole(Consumer<byte[]> then, Runnable otherwise) {
            answer.whenWhole(then, otherwise);
          }
        });
  }

  /// Writes an answer to its end, whoever listens. One that is not kept is not to be given again.
  private void write(LiveAnswer answer, Converse.Command command) {
    boolean complete = false;
    try {
      Converse.Outcome outcome =
          product
              .converse()
              .handle(
                  command,
                  new Converse.Listener() {
                    @Override
                    public void begun(long erasures) {
                      answer.begun(erasures);
                    }

                    @Override
                    public void piece(String text) {
                      answer.add("", Json.bytes(new Piece(text)));
                    }

                    @Override
                    public void brokenOff() {
                      answer.add("interrupted", Json.bytes(new Interrupted("provider_stopped")));
                    }
                  });
      answer.add("done", Json.bytes(ChatJson.of(outcome)));
      complete = outcome.stored();
    } catch (RuntimeException e) {
      LOG.error("could not write an answer", e);
      product.incidents().report(e, "", "answer");
      answer.add("error", Json.bytes(new Failed("internal")));
    } finally {
      answer.end(complete, product.clock().instant());
    }
  }

  /// How far a client has heard an answer, as the ids of our events say it.
  private record Heard(ExchangeId id, int events) {
    static Optional<Heard> read(String text) {
      int slash = text.indexOf('/');
      if (slash < 0) {
        return Optional.empty();
      }
      try {
        int events = Integer.parseInt(text.substring(slash + 1));
        return events < 0
            ? Optional.empty()
            : Optional.of(
                new Heard(ExchangeId.parse("Last-Event-ID", text.substring(0, slash)), events));
      } catch (NumberFormatException | InvalidValue _) {
        return Optional.empty();
      }
    }
  }

  /// An exchange as `ai/history` shows it.
  record ExchangeJson(
      String id,
      String userMessage,
      String aiResponse,
      String timestamp,
      Sentiment sentiment,
      List<String> emotionsDetected,
      boolean crisisDetected,
      boolean aiGenerated,
      String modelUsed) {
    @Override
    public String toString() {
      return "ExchangeJson[hidden]";
    }
  }

  record HistoryJson(List<ExchangeJson> history, int count, @Nullable String nextCursor) {}

  private ShowConversation.Page page(Exchange exchange) {
    Fields fields = exchange.fields();
    return product
        .showConversation()
        .handle(
            new ShowConversation.Command(
                exchange.caller(),
                fields.text("cursor").map(Cursors::sequence).orElse(OptionalLong.empty()),
                fields.whole("limit").orElse(DEFAULT_LIMIT)));
  }

  private Reply history(Exchange exchange) {
    ShowConversation.Page page = page(exchange);
    List<ExchangeJson> history =
        page.exchanges().stream()
            .map(
                each ->
                    new ExchangeJson(
                        each.id().toString(),
                        each.message().text(),
                        each.reply(),
                        Timestamps.text(each.at()),
                        each.analysis().sentiment(),
                        AnalysisJson.emotions(each.analysis()),
                        each.risk().detected(),
                        each.origin().byProvider(),
                        each.origin().model()))
            .toList();
    return Reply.ok(new HistoryJson(history, history.size(), Cursors.text(page.next())));
  }

  /// One side of an exchange, as `chatbot/history` shows it.
  ///
  /// @param role `user` or `assistant`
  record LineJson(
      String id,
      String role,
      String content,
      String timestamp,
      @Nullable Sentiment sentiment,
      boolean crisisDetected) {
    @Override
    public String toString() {
      return "LineJson[hidden]";
    }
  }

  record ConversationJson(List<LineJson> conversation, int count, @Nullable String nextCursor) {}

  private Reply conversation(Exchange exchange) {
    ShowConversation.Page page = page(exchange);
    List<LineJson> lines = new ArrayList<>();
    for (var each : page.exchanges().reversed()) {
      String id = each.id().toString();
      String at = Timestamps.text(each.at());
      boolean crisis = each.risk().detected();
      lines.add(
          new LineJson(id, "user", each.message().text(), at, each.analysis().sentiment(), crisis));
      lines.add(new LineJson(id, "assistant", each.reply(), at, null, crisis));
    }
    return Reply.ok(new ConversationJson(lines, lines.size(), Cursors.text(page.next())));
  }

  private Reply forget(Exchange exchange) {
    product.forgetConversation().handle(exchange.caller());
    live.forget(exchange.caller());
    return Reply.noContent();
  }

  record PatternsJson(
      String patternAnalysis,
      String predictions,
      double confidence,
      String trendDirection,
      double volatility,
      double trendStrength) {}

  record FoundJson(
      PatternsJson patternAnalysis, int dataPointsAnalyzed, String analysisTimestamp) {}

  private Reply patterns(Exchange exchange) {
    Language language = exchange.language();
    FindPatterns.Found found = product.findPatterns().handle(exchange.caller(), exchange.zone());
    Patterns patterns = found.patterns();
    return Reply.ok(
        new FoundJson(
            new PatternsJson(
                patterns.found(language),
                patterns.ahead(language),
                AnalysisJson.rounded(patterns.confidence()),
                patterns.trend().key(),
                AnalysisJson.rounded(patterns.volatility()),
                AnalysisJson.rounded(patterns.strength())),
            patterns.exchanges(),
            Timestamps.text(found.at())));
  }

  record Analyzed(
      @JsonUnwrapped AnalysisJson analysis,
      boolean aiGenerated,
      String modelUsed,
      boolean fallback,
      @JsonInclude(JsonInclude.Include.NON_NULL) HelpJson.@Nullable Analysis crisisAnalysis,
      @JsonInclude(JsonInclude.Include.NON_NULL) HelpJson.@Nullable Crisis crisis) {}

  private Reply analyze(Exchange exchange) {
    Language language = exchange.language();
    ReadDeeply.Outcome outcome =
        product
            .readDeeply()
            .handle(
                new ReadDeeply.Command(
                    exchange.caller(),
                    exchange.fields().needed("text"),
                    language,
                    exchange.beyondLimits()));
    Optional<HelpJson> help = exchange.help(outcome.risk());
    return Reply.ok(
        new Analyzed(
            outcome
                .analysis()
                .map(
                    found ->
                        outcome.model().isPresent()
                            ? AnalysisJson.of(found, outcome.risk(), "ai")
                            : AnalysisJson.of(found, outcome.risk()))
                .orElseGet(() -> AnalysisJson.unread(language, outcome.risk())),
            outcome.model().isPresent(),
            outcome.model().orElse("builtin"),
            outcome.fallback(),
            help.map(HelpJson::crisisAnalysis).orElse(null),
            help.map(HelpJson::crisis).orElse(null)));
  }
}
