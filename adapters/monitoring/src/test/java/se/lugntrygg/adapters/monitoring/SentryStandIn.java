package se.lugntrygg.adapters.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPInputStream;

/// A server on this machine that speaks Sentry's envelope protocol and keeps every byte.
final class SentryStandIn implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final List<byte[]> envelopes = new CopyOnWriteArrayList<>();
  private final List<String> lines = new CopyOnWriteArrayList<>();

  /// @param delay before it answers
  SentryStandIn(int status, Duration delay) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", exchange -> answer(exchange, status, delay));
    server.start();
  }

  private void answer(HttpExchange exchange, int status, Duration delay) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    lines.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    exchange.getRequestHeaders().forEach((name, values) -> lines.add(name + ": " + values));
    boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    envelopes.add(
        zipped ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes() : body);
    LockSupport.parkNanos(delay.toNanos());
    if (status == 429) {
      exchange.getResponseHeaders().add("Retry-After", "60");
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  String dsn() {
    return "http://public@127.0.0.1:%d/1".formatted(server.getAddress().getPort());
  }

  int received() {
    return envelopes.size();
  }

  /// Every byte it was sent, readable: request lines, headers and unpacked bodies.
  String everything() {
    StringBuilder all = new StringBuilder(String.join("\n", lines));
    envelopes.forEach(envelope -> all.append('\n').append(new String(envelope, UTF_8)));
    return all.toString();
  }

  /// The events in all envelopes: a header line, then for each item a header line with the length
  /// of what follows.
  List<JsonNode> events() throws IOException {
    List<JsonNode> events = new ArrayList<>();
    for (byte[] envelope : envelopes) {
      int at = lineEnd(envelope, 0) + 1;
      while (at < envelope.length) {
        int end = lineEnd(envelope, at);
        JsonNode header = JSON.readTree(Arrays.copyOfRange(envelope, at, end));
        int length = header.path("length").asInt(lineEnd(envelope, end + 1) - end - 1);
        byte[] payload = Arrays.copyOfRange(envelope, end + 1, end + 1 + length);
        if (header.path("type").asText().equals("event")) {
          events.add(JSON.readTree(payload));
        }
        at = end + 1 + length + 1;
      }
    }
    return events;
  }

  private static int lineEnd(byte[] bytes, int from) {
    int at = from;
    while (at < bytes.length && bytes[at] != '\n') {
      at++;
    }
    return at;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
