package se.lugntrygg.bootstrap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// The far side of the wire: a local server that speaks the streaming protocol of one vendor of
/// language models.
final class Vendor implements AutoCloseable {
  static final String MODEL = "model-of-the-test";
  private static final long LONG_SECONDS = 60;
  private static final int MANY_BYTES = 50_000_000;

  /// How an answer begins that would have been good.
  static final String WELL = "Det låter som att jobbet tar mycket av dig just nu. ";

  /// Whose protocol.
  enum Protocol {
    OPENAI("/v1"),
    ANTHROPIC("/v1"),
    GEMINI("/v1beta"),
    OLLAMA("");

    private final String path;

    Protocol(String path) {
      this.path = path;
    }

    /// As `AI_PROVIDERS` names it.
    String key() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /// The ways in which it is sick.
  enum Fault {
    REFUSE,
    HANG,
    DRIP,
    LIMITED,
    BROKEN,
    BAD_JSON,
    CUT,
    STALL,
    ENDLESS,
    EMPTY,
    WRONG_CHARSET
  }

  /// What it does when it is asked.
  private interface Manner {
    void answer(Voice voice) throws IOException, InterruptedException;
  }

  /// Says something to whoever asked.
  private interface Voice {
    void say(String piece) throws IOException;

    void end() throws IOException;

    void until(CountDownLatch latch) throws InterruptedException;

    void fail(Fault fault) throws IOException, InterruptedException;
  }

  private final Protocol protocol;
  private final Manner manner;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<String> headers = new CopyOnWriteArrayList<>();

  private Vendor(Protocol protocol, Manner manner) {
    this.protocol = protocol;
    this.manner = manner;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
    } catch (IOException e) {
      throw new UncheckedIOException("could not open a port", e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /// Says all of it and ends well.
  static Vendor saying(Protocol protocol, String... pieces) {
    return new Vendor(
        protocol,
        voice -> {
          for (String piece : pieces) {
            voice.say(piece);
          }
          voice.end();
        });
  }

  /// Hears the question and says nothing.
  static Vendor hanging(Protocol protocol) {
    return new Vendor(protocol, voice -> voice.until(new CountDownLatch(1)));
  }

  /// Sick in one way.
  static Vendor sick(Protocol protocol, Fault fault) {
    Vendor vendor = new Vendor(protocol, voice -> voice.fail(fault));
    if (fault == Fault.REFUSE) {
      // Nobody listens there any more.
      vendor.server.stop(0);
    }
    return vendor;
  }

  /// Hangs up in the middle.
  static Vendor cutAfter(Protocol protocol, String piece) {
    return new Vendor(protocol, voice -> voice.say(piece));
  }

  /// Says the first piece, and the rest when it may.
  static Vendor pausing(Protocol protocol, CountDownLatch goOn, String first, String rest) {
    return new Vendor(
        protocol,
        voice -> {
          voice.say(first);
          voice.until(goOn);
          voice.say(rest);
          voice.end();
        });
  }

  /// What it was asked, as it came.
  List<String> asked() {
    return List.copyOf(asked);
  }

  /// The header lines of the first question.
  String headers() {
    return headers.getFirst();
  }

  /// The settings that make the program ask it: names and values in turn.
  String[] settings() {
    String prefix = protocol.name();
    return new String[] {
      "AI_PROVIDERS", protocol.key(), prefix + "_BASE_URL", url(), prefix + "_MODEL", MODEL
    };
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + protocol.path;
  }

  private void handle(HttpExchange exchange) throws IOException {
    headers.add(exchange.getRequestHeaders().entrySet().toString());
    asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    try {
      manner.answer(new Line(exchange));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      exchange.close();
    }
  }

  /// The connection to whoever asked; opens with the first word.
  private final class Line implements Voice {
    private final HttpExchange exchange;
    private boolean open;

    Line(HttpExchange exchange) {
      this.exchange = exchange;
    }

    private void write(String text) throws IOException {
      write(text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(byte[] bytes) throws IOException {
      if (!open) {
        open = true;
        String type = protocol == Protocol.OLLAMA ? "application/x-ndjson" : "text/event-stream";
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, 0);
        write(beginning());
      }
      OutputStream out = exchange.getResponseBody();
      out.write(bytes);
      out.flush();
    }

    @Override
    public void say(String piece) throws IOException {
      write(event(Client.written(piece)));
    }

    @Override
    public void end() throws IOException {
      write(ending());
      exchange.getResponseBody().close();
    }

    @Override
    public void fail(Fault fault) throws IOException, InterruptedException {
      switch (fault) {
        case REFUSE -> {}
        case HANG -> until(new CountDownLatch(1));
        case DRIP -> {
          for (byte one : event(Client.written(WELL)).getBytes(StandardCharsets.UTF_8)) {
            write(new byte[] {one});
            if (closing.await(100, TimeUnit.MILLISECONDS)) {
              return;
            }
          }
        }
        case LIMITED -> refuse(429);
        case BROKEN -> refuse(500);
        case BAD_JSON -> write(protocol == Protocol.OLLAMA ? "{\"messa\n" : "data: {\"choi\n\n");
        case CUT -> say(WELL);
        case STALL -> {
          say(WELL);
          until(new CountDownLatch(1));
        }
        case ENDLESS -> {
          byte[] more = event(Client.written(WELL.repeat(20))).getBytes(StandardCharsets.UTF_8);
          for (int sent = 0; sent < MANY_BYTES; sent += more.length) {
            write(more);
          }
          end();
        }
        case EMPTY -> end();
        case WRONG_CHARSET -> {
          write(event(Client.written(WELL)).getBytes(StandardCharsets.ISO_8859_1));
          end();
        }
      }
    }

    private void refuse(int status) throws IOException {
      byte[] body = "{\"error\":{\"message\":\"no\"}}".getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }

    @Override
    public void until(CountDownLatch latch) throws InterruptedException {
      for (long i = 0; i < LONG_SECONDS * 20; i++) {
        if (latch.await(50, TimeUnit.MILLISECONDS)) {
          return;
        }
        if (closing.getCount() == 0) {
          throw new InterruptedException();
        }
      }
    }
  }

  private static String named(String name, String data) {
    return "event: %s\ndata: %s\n\n".formatted(name, data);
  }

  private String beginning() {
    return switch (protocol) {
      case OPENAI, GEMINI, OLLAMA -> "";
      case ANTHROPIC ->
          named(
                  "message_start",
                  """
                  {"type":"message_start","message":{"id":"m1","type":"message",\
                  "role":"assistant","content":[],"model":"%s","stop_reason":null,\
                  "usage":{"input_tokens":10,"output_tokens":1}}}"""
                      .formatted(MODEL))
              + named(
                  "content_block_start",
                  """
                  {"type":"content_block_start","index":0,\
                  "content_block":{"type":"text","text":""}}""");
    };
  }

  /// @param text as JSON, in its quotes
  private String event(String text) {
    return switch (protocol) {
      case OPENAI ->
          """
          data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"%s",\
          "choices":[{"index":0,"delta":{"content":%s},"finish_reason":null}]}

          """
              .formatted(MODEL, text);
      case ANTHROPIC ->
          named(
              "content_block_delta",
              """
              {"type":"content_block_delta","index":0,\
              "delta":{"type":"text_delta","text":%s}}"""
                  .formatted(text));
      case GEMINI ->
          """
          data: {"candidates":[{"content":{"parts":[{"text":%s}],"role":"model"},"index":0}],\
          "modelVersion":"%s"}

          """
              .formatted(text, MODEL);
      case OLLAMA ->
          """
          {"model":"%s","created_at":"2026-01-01T00:00:00Z",\
          "message":{"role":"assistant","content":%s},"done":false}
          """
              .formatted(MODEL, text);
    };
  }

  private String ending() {
    return switch (protocol) {
      case OPENAI ->
          """
          data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"%s",\
          "choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

          data: [DONE]

          """
              .formatted(MODEL);
      case ANTHROPIC ->
          named("content_block_stop", "{\"type\":\"content_block_stop\",\"index\":0}")
              + named(
                  "message_delta",
                  """
                  {"type":"message_delta","delta":{"stop_reason":"end_turn",\
                  "stop_sequence":null},"usage":{"output_tokens":20}}""")
              + named("message_stop", "{\"type\":\"message_stop\"}");
      case GEMINI ->
          """
          data: {"candidates":[{"content":{"parts":[{"text":""}],"role":"model"},\
          "finishReason":"STOP","index":0}],"modelVersion":"%s"}

          """
              .formatted(MODEL);
      case OLLAMA ->
          """
          {"model":"%s","created_at":"2026-01-01T00:00:00Z",\
          "message":{"role":"assistant","content":""},"done":true,"done_reason":"stop",\
          "prompt_eval_count":5,"eval_count":9}
          """
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
