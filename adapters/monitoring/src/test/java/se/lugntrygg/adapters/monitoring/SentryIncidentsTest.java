package se.lugntrygg.adapters.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import io.sentry.Sentry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

class SentryIncidentsTest {
  private static final String ROUTE = "GET /api/mood/{id}";

  private static SentryIncidents incidents(String dsn) {
    return new SentryIncidents(dsn, "test-environment", "lugn-trygg@1.2.3", Optional.of(1.0));
  }

  private static RuntimeException deep(String secret) {
    IOException cause = new IOException("the cause says " + secret);
    RuntimeException error = new IllegalStateException("the message says " + secret, cause);
    error.addSuppressed(new IllegalArgumentException("a neighbour says " + secret));
    return error;
  }

  @Test
  void tells_what_failed_where_and_for_which_request() throws Exception {
    try (SentryStandIn sentry = new SentryStandIn(200, Duration.ZERO)) {
      try (SentryIncidents incidents = incidents(sentry.dsn())) {
        incidents.report(deep("nothing"), "request-77", ROUTE);
      }
      assertThat(sentry.events()).hasSize(1);
      JsonNode event = sentry.events().getFirst();
      assertThat(event.at("/tags/request_id").asText()).isEqualTo("request-77");
      assertThat(event.at("/tags/route").asText()).isEqualTo(ROUTE);
      assertThat(event.path("transaction").asText()).isEqualTo(ROUTE);
      assertThat(event.path("release").asText()).isEqualTo("lugn-trygg@1.2.3");
      assertThat(event.path("environment").asText()).isEqualTo("test-environment");
      assertThat(event.path("level").asText()).isEqualTo("error");
      JsonNode exceptions = event.at("/exception/values");
      assertThat(exceptions.findValuesAsText("type"))
          .contains("IllegalStateException", "IOException");
      for (JsonNode exception : exceptions) {
        assertThat(exception.path("value").asText()).isEqualTo("(withheld)");
        assertThat(StreamSupport.stream(exception.at("/stacktrace/frames").spliterator(), false))
            .anySatisfy(
                frame -> {
                  assertThat(frame.path("function").asText()).isEqualTo("deep");
                  assertThat(frame.path("lineno").asInt()).isPositive();
                });
      }
    }
  }

  @Test
  void no_byte_it_sends_holds_anybodys_words() throws Exception {
    String canary = "canary-3f9c2e";
    try (SentryStandIn sentry = new SentryStandIn(200, Duration.ZERO)) {
      System.setProperty("lugntrygg." + canary, canary);
      MDC.put("words", canary);
      try (SentryIncidents incidents = incidents(sentry.dsn())) {
        Thread thread =
            new Thread(
                () -> {
                  MDC.put("words", canary);
                  Sentry.addBreadcrumb(canary);
                  Sentry.setExtra("words", canary);
                  incidents.report(deep(canary), "request-78", ROUTE);
                  incidents.report(new Talkative(canary), "request-79", ROUTE);
                  // Without a trace, Sentry would tell of the thread instead.
                  incidents.report(new Bare(canary), "request-80", ROUTE);
                },
                "thread of " + canary);
        thread.start();
        thread.join();
      } finally {
        System.clearProperty("lugntrygg." + canary);
        MDC.clear();
      }
      assertThat(sentry.events()).hasSize(3);
      assertThat(sentry.everything()).contains("request-78", "request-79", "request-80");
      assertThat(sentry.everything()).doesNotContain(canary);
      assertThat(sentry.everything())
          .doesNotContain(InetAddress.getLocalHost().getHostName() + "\"")
          .doesNotContain(System.getProperty("user.home"));
    }
  }

  private static final class Talkative extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("unused") // what a serializer of fields would find
    private final String words;

    Talkative(String words) {
      super(words);
      this.words = words;
    }

    @Override
    public String getLocalizedMessage() {
      return "in your language: " + super.getMessage();
    }
  }

  private static final class Bare extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Bare(String words) {
      super(words, null, false, false);
    }
  }

  @Test
  void a_slow_server_never_makes_the_caller_wait() {
    try (SentryStandIn sentry = new SentryStandIn(200, Duration.ofSeconds(30))) {
      reportsQuickly(sentry.dsn(), "answers after 30 s");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500})
  void a_server_that_refuses_hurts_nobody(int status) {
    try (SentryStandIn sentry = new SentryStandIn(status, Duration.ZERO)) {
      reportsQuickly(sentry.dsn(), "answers " + status);
      assertThat(sentry.received()).isPositive();
    }
  }

  @Test
  void a_server_that_is_down_hurts_nobody() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    reportsQuickly("http://public@127.0.0.1:%d/1".formatted(port), "is down");
  }

  @Test
  void an_error_that_cannot_even_say_its_message_hurts_nobody() {
    try (SentryStandIn sentry = new SentryStandIn(200, Duration.ZERO);
        SentryIncidents incidents = incidents(sentry.dsn())) {
      RuntimeException mute =
          new RuntimeException() {
            private static final long serialVersionUID = 1L;

            @Override
            public String getMessage() {
              throw new IllegalStateException("no words");
            }
          };
      assertThatCode(() -> incidents.report(mute, "request-81", ROUTE)).doesNotThrowAnyException();
    }
  }

  private static void reportsQuickly(String dsn, String what) {
    SentryIncidents incidents = incidents(dsn);
    incidents.report(new IllegalStateException("first, loads classes"), "request-0", ROUTE);
    long[] millis = new long[100];
    for (int i = 0; i < millis.length; i++) {
      long start = System.nanoTime();
      incidents.report(new IllegalStateException("number " + i), "request-" + i, ROUTE);
      millis[i] = Duration.ofNanos(System.nanoTime() - start).toMillis();
    }
    long start = System.nanoTime();
    incidents.close();
    long closing = Duration.ofNanos(System.nanoTime() - start).toMillis();
    long median = LongStream.of(millis).sorted().skip(millis.length / 2).findFirst().orElseThrow();
    long most = LongStream.of(millis).max().orElseThrow();
    System.out.printf(
        "Sentry %s: a report takes %d ms (median), %d ms at most; closing %d ms%n",
        what, median, most, closing);
    assertThat(median).isLessThan(50);
    assertThat(most).isLessThan(2_000);
    assertThat(closing).isLessThan(10_000);
    assertThatCode(() -> incidents.report(new IllegalStateException(), "late", ROUTE))
        .doesNotThrowAnyException();
  }
}
