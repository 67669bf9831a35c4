package se.lugntrygg.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bytes that no proper client sends.
final class WireTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(1);
  private static final Duration CLOSED_WITHIN = Duration.ofSeconds(8);

  @TempDir static Path folder;
  private static Server server;
  private static String token;

  @BeforeAll
  static void start() {
    server =
        Server.start(folder, "REQUEST_TIMEOUT", TIMEOUT.toMillis() + "ms", "IDLE_TIMEOUT", "60s");
    token = server.client().person("anna").access();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Socket socket() throws IOException {
    Socket socket = new Socket("127.0.0.1", server.app().port());
    socket.setSoTimeout(15_000);
    return socket;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /// All that comes back until the other side closes.
  private static String said(String request) throws IOException {
    try (Socket socket = socket()) {
      OutputStream out = socket.getOutputStream();
      out.write(bytes(request));
      out.flush();
      return rest(socket);
    }
  }

  private static String rest(Socket socket) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] some = new byte[4096];
    try {
      for (int length; (length = socket.getInputStream().read(some)) > 0; ) {
        all.write(some, 0, length);
      }
    } catch (SocketTimeoutException _) {
      all.writeBytes(bytes("(and did not close)"));
    }
    return all.toString(StandardCharsets.UTF_8);
  }

  private static String get(String target) {
    return "GET " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
  }

  private static String post(String headers, String body) {
    return "POST /api/mood/log HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
        + token
        + "\r\nContent-Type: application/json\r\n"
        + headers
        + "\r\n"
        + body;
  }

  @Test
  void answers_nonsense_with_a_problem_and_gives_nothing_away() throws Exception {
    Map<String, String> nonsense = new LinkedHashMap<>();
    nonsense.put("no request line", "hej hej\r\n\r\n");
    nonsense.put("no version", "GET /api/health\r\n\r\n");
    nonsense.put("another version", "GET /api/health HTTP/7.3\r\nHost: a\r\n\r\n");
    nonsense.put("no host", "GET /api/health HTTP/1.1\r\nConnection: close\r\n\r\n");
    nonsense.put(
        "two hosts", "GET /api/health HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n");
    nonsense.put(
        "header without colon",
        "GET /api/health HTTP/1.1\r\nHost: a\r\nnonsense\r\nConnection: close\r\n\r\n");
    nonsense.put(
        "folded header",
        "GET /api/health HTTP/1.1\r\nHost: a\r\nX-A: b\r\n c\r\nConnection: close\r\n\r\n");
    nonsense.put(
        "space before colon", "GET /api/health HTTP/1.1\r\nHost : a\r\nConnection: close\r\n\r\n");
    nonsense.put("bad escape", get("/api/mood/%zz"));
    nonsense.put("half an escape", get("/api/mood/%4"));
    nonsense.put("null byte", get("/api/mood/%00"));
    nonsense.put("no UTF-8", get("/api/mood/%ff%fe"));
    nonsense.put("escaped slash", get("/api/mood/a%2fb"));
    nonsense.put("backslash", get("/api/mood/..%5c..%5cetc"));
    nonsense.put("up and out", get("/../../etc/passwd"));
    nonsense.put("up and out, escaped", get("/%2e%2e/%2e%2e/etc/passwd"));
    nonsense.put("two slashes", get("//api//health"));
    nonsense.put("path parameter", get("/api;a=b/health"));
    nonsense.put("raw bytes", get("/api/mood/\u00ff"));
    nonsense.put(
        "bad query escape",
        get("/api/mood/streaks?a=%zz")
            .replace("Host: a", "Host: a\r\nAuthorization: Bearer " + token));
    nonsense.put(
        "raw query bytes",
        get("/api/mood/streaks?a=\u00ff")
            .replace("Host: a", "Host: a\r\nAuthorization: Bearer " + token));
    nonsense.put("long path", get("/" + "a".repeat(20_000)));
    nonsense.put("long query", get("/api/health?" + "a".repeat(20_000)));
    nonsense.put(
        "long header",
        "GET /api/health HTTP/1.1\r\nHost: a\r\nX-A: " + "a".repeat(30_000) + "\r\n\r\n");
    nonsense.put(
        "many headers",
        "GET /api/health HTTP/1.1\r\nHost: a\r\n" + "X-A: aaaa\r\n".repeat(3000) + "\r\n");
    nonsense.put(
        "length and chunks",
        post("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"));
    nonsense.put("two lengths", post("Content-Length: 3\r\nContent-Length: 4\r\n", "{} x"));
    nonsense.put("negative length", post("Content-Length: -3\r\n", "{}"));
    nonsense.put("length that is none", post("Content-Length: two\r\n", "{}"));
    nonsense.put(
        "unknown coding",
        post("Transfer-Encoding: gzip, chunked\r\nConnection: close\r\n", "0\r\n\r\n"));
    nonsense.put(
        "bad chunk",
        post("Transfer-Encoding: chunked\r\nConnection: close\r\n", "zz\r\n{}\r\n0\r\n\r\n"));
    nonsense.put("a trace", "TRACE /api/health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    nonsense.put(
        "a tunnel", "CONNECT example.org:443 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    nonsense.put("TLS", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003");
    nonsense.put("HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    for (Map.Entry<String, String> each : nonsense.entrySet()) {
      String said = said(each.getValue());
      String how = each.getKey() + " -> " + said;
      assertThat(said).as(how).matches("(?s)HTTP/1\\.1 (400|401|404|405|413|414|431) .*");
      assertThat(said.toLowerCase(java.util.Locale.ROOT))
          .as(how)
          .contains("content-type: application/problem+json")
          .contains("x-request-id: ")
          .contains("x-content-type-options: nosniff")
          .contains("cache-control: no-store")
          .contains("\"request_id\":\"")
          .doesNotContain("jetty")
          .doesNotContain("javalin")
          .doesNotContain("exception")
          .doesNotContain("<html")
          .doesNotContain("did not close");
      String status = said.substring(9, 12);
      assertThat(said).as(how).contains("\"status\":" + status);
    }
  }

  @Test
  void reads_a_body_in_chunks_and_one_that_waits_to_be_asked_for() throws Exception {
    assertThat(
            said(
                post(
                    "Transfer-Encoding: chunked\r\nConnection: close\r\n",
                    "8\r\n{\"mood\":\r\n7\r\n\"glad\"}\r\n0\r\n\r\n")))
        .startsWith("HTTP/1.1 201 ");
    try (Socket socket = socket()) {
      OutputStream out = socket.getOutputStream();
      InputStream in = socket.getInputStream();
      out.write(
          bytes(post("Content-Length: 15\r\nExpect: 100-continue\r\nConnection: close\r\n", "")));
      assertThat(new String(in.readNBytes(12), StandardCharsets.US_ASCII))
          .isEqualTo("HTTP/1.1 100");
      out.write(bytes("{\"mood\":\"glad\"}"));
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).contains("HTTP/1.1 201 ");
    }
  }

  @Test
  void takes_several_requests_of_one_connection_in_their_order() throws Exception {
    String body = "{\"mood\":\"glad\"}";
    String said =
        said(
            post("Content-Length: " + body.length() + "\r\n", body)
                + post("Content-Length: 1\r\n", "{")
                + get("/api/health"));
    assertThat(said.split("HTTP/1\\.1 ", -1))
        .satisfiesExactly(
            before -> assertThat(before).isEmpty(),
            first -> assertThat(first).startsWith("201"),
            second -> assertThat(second).startsWith("400"),
            third -> assertThat(third).startsWith("200"));
  }

  /// What a client drips in one byte at a time, each a sign of life.
  private static Duration dripped(String start, String drop) throws Exception {
    try (Socket socket = socket()) {
      OutputStream out = socket.getOutputStream();
      long since = System.nanoTime();
      out.write(bytes(start));
      Thread reader =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      var _ = socket.getInputStream().readAllBytes();
                    } catch (IOException _) {
                      // Closed, which is what we wait for.
                    }
                  });
      try {
        while (reader.isAlive() && System.nanoTime() - since < CLOSED_WITHIN.toNanos()) {
          out.write(bytes(drop));
          out.flush();
          var _ = reader.join(Duration.ofMillis(50));
        }
      } catch (IOException _) {
        // Closed as well.
      }
      return Duration.ofNanos(System.nanoTime() - since);
    }
  }

  @Test
  void waits_for_no_client_that_only_drips() throws Exception {
    Map<String, List<String>> drips = new LinkedHashMap<>();
    drips.put("request line", List.of("GET /", "a"));
    drips.put("headers", List.of("GET /api/health HTTP/1.1\r\nHost: a\r\n", "X-A: b\r\n"));
    drips.put("body", List.of(post("Content-Length: 60000\r\n", "{\"mood\":\""), "a"));
    drips.put("chunks", List.of(post("Transfer-Encoding: chunked\r\n", ""), "1\r\na\r\n"));
    drips.put(
        "a body that nobody reads",
        List.of(
            post("Content-Length: 60000\r\n", "{").replace("/api/mood/log", "/api/nothing"), "a"));
    for (Map.Entry<String, List<String>> each : drips.entrySet()) {
      Duration took = dripped(each.getValue().getFirst(), each.getValue().getLast());
      assertThat(took).as(each.getKey()).isLessThan(CLOSED_WITHIN);
    }
  }

  @Test
  void says_that_a_body_came_too_late() throws Exception {
    for (String start :
        List.of(
            post("Content-Length: 15\r\n", "{\"mood\":"),
            post("Transfer-Encoding: chunked\r\n", "8\r\n{\"mood\":\r\n"))) {
      long since = System.nanoTime();
      String said = said(start);
      assertThat(said).startsWith("HTTP/1.1 408 ").contains("urn:lugn-trygg:problem:too-slow");
      assertThat(Duration.ofNanos(System.nanoTime() - since))
          .isBetween(TIMEOUT.dividedBy(2), CLOSED_WITHIN);
    }
  }

  @Test
  void keeps_a_quiet_connection_for_the_next_request() throws Exception {
    try (Socket socket = socket()) {
      OutputStream out = socket.getOutputStream();
      InputStream in = socket.getInputStream();
      for (int i = 0; i < 2; i++) {
        out.write(bytes("GET /api/health/live HTTP/1.1\r\nHost: a\r\n\r\n"));
        out.flush();
        byte[] some = new byte[4096];
        int length = in.read(some);
        assertThat(new String(some, 0, length, StandardCharsets.UTF_8)).contains("200 OK");
        Thread.sleep(TIMEOUT.plusMillis(1500));
      }
    }
  }
}
