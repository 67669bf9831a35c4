package se.lugntrygg.adapters.ai.langchain;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// The far side of the wire: a local server that speaks one vendor's protocol, well or badly.
final class VendorServer implements AutoCloseable {
  /// The ways in which a provider is sick.
  enum Fault {
    NONE,
    REFUSE,
    HANG,
    DRIP,
    LIMITED,
    BROKEN,
    BROKEN_ENDLESSLY,
    BAD_JSON,
    CUT,
    STALL,
    ENDLESS,
    EMPTY,
    WRONG_CHARSET
  }

  static final String KEY = "key-of-the-test";
  static final String MODEL = "model-of-the-test";
  static final List<String> SWEDISH =
      List.of(
          "Det låter som att jobbet tar ",
          "väldigt mycket av dig just nu. ",
          "Vad skulle vara skönast att ",
          "få lägga ner en stund i kväll?");
  static final List<String> ENGLISH =
      List.of(
          "It sounds as if work takes ",
          "a great deal out of you just now. ",
          "What would be good to ",
          "put down for a while tonight?");

  private final Provider.Vendor vendor;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final Semaphore hangUps = new Semaphore(0);
  private volatile Fault fault;
  private volatile Optional<Fault> once = Optional.empty();

  /// A request as it came.
  record Asked(String path, String authorization, List<String> headers, String body) {}

  VendorServer(Provider.Vendor vendor, Fault fault) throws IOException {
    this.vendor = vendor;
    this.fault = fault;
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  void fall(Fault sick) {
    fault = sick;
  }

  /// The next request alone meets this.
  void fallOnce(Fault sick) {
    once = Optional.of(sick);
  }

  /// Whether somebody who asked hung up while it spoke.
  boolean hungUp() throws InterruptedException {
    return hangUps.tryAcquire(10, TimeUnit.SECONDS);
  }

  List<Asked> asked() {
    return asked;
  }

  /// How to reach it, or nobody when it refuses.
  Provider provider() throws IOException {
    return provider(Optional.of(KEY));
  }

  Provider provider(Optional<String> key) throws IOException {
    int port = server.getAddress().getPort();
    if (fault == Fault.REFUSE) {
      try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        port = closed.getLocalPort();
      }
    }
    String base = "http://127.0.0.1:" + port;
    String path =
        switch (vendor) {
          case OPENAI, ANTHROPIC -> "/v1";
          case GEMINI -> "/v1beta";
          case OLLAMA -> "";
        };
    return new Provider(vendor, vendor.name(), MODEL, key, base + path);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    URI uri = exchange.getRequestURI();
    String authorization =
        switch (vendor) {
          case OPENAI -> header(exchange, "Authorization");
          case ANTHROPIC -> header(exchange, "x-api-key");
          case GEMINI -> header(exchange, "x-goog-api-key");
          case OLLAMA -> "";
        };
    List<String> headers =
        exchange.getRequestHeaders().entrySet().stream().map(Object::toString).toList();
    asked.add(new Asked(uri.toString(), authorization, headers, body));
    Fault met = once.orElse(fault);
    once = Optional.empty();
    try {
      answer(exchange, met, body.contains("på svenska") ? SWEDISH : ENGLISH);
    } catch (IOException e) {
      hangUps.release();
      throw e;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      exchange.close();
    }
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  private void answer(HttpExchange exchange, Fault met, List<String> pieces)
      throws IOException, InterruptedException {
    switch (met) {
      case NONE, REFUSE -> {
        OutputStream out = open(exchange);
        write(out, beginning());
        for (String piece : pieces) {
          write(out, event(piece));
        }
        write(out, end());
        out.close();
      }
      case HANG -> sleep(60_000);
      case DRIP -> {
        OutputStream out = open(exchange);
        byte[] bytes =
            (beginning() + event(pieces.getFirst()) + end()).getBytes(StandardCharsets.UTF_8);
        for (byte one : bytes) {
          out.write(one);
          out.flush();
          sleep(400);
        }
      }
      case LIMITED -> refuse(exchange, 429);
      case BROKEN -> refuse(exchange, 500);
      case BROKEN_ENDLESSLY -> {
        exchange.sendResponseHeaders(500, 0);
        byte[] more = "Det gick inte. ".repeat(1000).getBytes(StandardCharsets.UTF_8);
        while (!closing.await(1, TimeUnit.MILLISECONDS)) {
          exchange.getResponseBody().write(more);
        }
      }
      case BAD_JSON -> {
        OutputStream out = open(exchange);
        write(out, vendor == Provider.Vendor.OLLAMA ? "{\"messa\n" : "data: {\"choices\": [\n\n");
        out.close();
      }
      case CUT -> {
        OutputStream out = open(exchange);
        write(out, beginning() + event(pieces.getFirst()));
      }
      case STALL -> {
        OutputStream out = open(exchange);
        write(out, beginning() + event(pieces.getFirst()));
        sleep(60_000);
      }
      case ENDLESS -> {
        OutputStream out = open(exchange);
        write(out, beginning());
        String piece = event("Och så vidare, utan slut. ".repeat(40));
        for (int sent = 0; sent < 50_000_000; sent += piece.length()) {
          write(out, piece);
        }
        write(out, end());
        out.close();
      }
      case EMPTY -> {
        OutputStream out = open(exchange);
        write(out, beginning() + end());
        out.close();
      }
      case WRONG_CHARSET -> {
        OutputStream out = open(exchange);
        out.write(
            (beginning() + event("Det låter tungt på många sätt, är det så? ") + end())
                .getBytes(StandardCharsets.ISO_8859_1));
        out.close();
      }
    }
  }

  /// Ends early when the test does.
  private void sleep(long millis) throws InterruptedException {
    if (closing.await(millis, TimeUnit.MILLISECONDS)) {
      throw new InterruptedException();
    }
  }

  private OutputStream open(HttpExchange exchange) throws IOException {
    exchange
        .getResponseHeaders()
        .set(
            "Content-Type",
            vendor == Provider.Vendor.OLLAMA ? "application/x-ndjson" : "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    return exchange.getResponseBody();
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static void refuse(HttpExchange exchange, int status) throws IOException {
    byte[] body =
        "{\"error\":{\"type\":\"of the test\",\"message\":\"no\",\"code\":%d}}"
            .formatted(status)
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  private String beginning() {
    return switch (vendor) {
      case ANTHROPIC ->
          named(
                  "message_start",
                  "{\"type\":\"message_start\",\"message\":{\"id\":\"m1\",\"type\":\"message\",\"role\":\"assistant\",\"content\":[],\"model\":\"%s\",\"stop_reason\":null,\"usage\":{\"input_tokens\":10,\"output_tokens\":1}}}"
                      .formatted(MODEL))
              + named(
                  "content_block_start",
                  "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}");
      case OPENAI, GEMINI, OLLAMA -> "";
    };
  }

  private static String named(String name, String data) {
    return "event: %s\ndata: %s\n\n".formatted(name, data);
  }

  private String event(String piece) {
    String text =
        piece
            .chars()
            .mapToObj(c -> c == '"' || c == '\\' ? "\\" + (char) c : Character.toString(c))
            .collect(Collectors.joining());
    return switch (vendor) {
      case OPENAI ->
          "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"%s\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"%s\"},\"finish_reason\":null}]}\n\n"
              .formatted(MODEL, text);
      case ANTHROPIC ->
          named(
              "content_block_delta",
              "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"%s\"}}"
                  .formatted(text));
      case GEMINI ->
          "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"%s\"}],\"role\":\"model\"},\"index\":0}],\"modelVersion\":\"%s\"}\n\n"
              .formatted(text, MODEL);
      case OLLAMA ->
          "{\"model\":\"%s\",\"created_at\":\"2026-01-01T00:00:00Z\",\"message\":{\"role\":\"assistant\",\"content\":\"%s\"},\"done\":false}\n"
              .formatted(MODEL, text);
    };
  }

  private String end() {
    return switch (vendor) {
      case OPENAI ->
          "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"%s\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n"
              .formatted(MODEL);
      case ANTHROPIC ->
          named("content_block_stop", "{\"type\":\"content_block_stop\",\"index\":0}")
              + named(
                  "message_delta",
                  "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\",\"stop_sequence\":null},\"usage\":{\"output_tokens\":20}}")
              + named("message_stop", "{\"type\":\"message_stop\"}");
      case GEMINI ->
          "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"\"}],\"role\":\"model\"},\"finishReason\":\"STOP\",\"index\":0}],\"modelVersion\":\"%s\",\"usageMetadata\":{\"promptTokenCount\":5,\"candidatesTokenCount\":9,\"totalTokenCount\":14}}\n\n"
              .formatted(MODEL);
      case OLLAMA ->
          "{\"model\":\"%s\",\"created_at\":\"2026-01-01T00:00:00Z\",\"message\":{\"role\":\"assistant\",\"content\":\"\"},\"done\":true,\"done_reason\":\"stop\",\"prompt_eval_count\":5,\"eval_count\":9}\n"
              .formatted(MODEL);
    };
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
