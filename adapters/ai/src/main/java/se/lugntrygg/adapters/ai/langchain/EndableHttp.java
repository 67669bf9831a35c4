package se.lugntrygg.adapters.ai.langchain;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// The JDK's HTTP client, with answers that can be ended from outside and that cannot be endless.
/// LangChain4j's own hands out the means to end an answer only with its first piece, which a
/// stalled server never sends, and reads what comes with an error to its end, which may never come.
final class EndableHttp implements HttpClientBuilder, AutoCloseable {
  /// The question that the calling thread is about to ask.
  static final ThreadLocal<@Nullable Call> ASKING = new ThreadLocal<>();

  /// What an error says of itself is a line or two.
  private static final int MAX_ERROR_BYTES = 4096;

  private static final Set<String> KEYS = Set.of("authorization", "x-api-key", "x-goog-api-key");

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final java.net.http.HttpClient http;
  private final Duration connectTimeout;
  private final boolean keyless;
  private Duration readTimeout;

  /// @param readTimeout until an answer begins, unless a model chooses otherwise
  /// @param keyless whether keys are left out, since the libraries would send one they made up
  EndableHttp(Duration connectTimeout, Duration readTimeout, boolean keyless) {
    this.connectTimeout = connectTimeout;
    this.readTimeout = readTimeout;
    this.keyless = keyless;
    this.http =
        java.net.http.HttpClient.newBuilder()
            .version(java.net.http.HttpClient.Version.HTTP_1_1)
            .connectTimeout(connectTimeout)
            .executor(threads)
            .build();
  }

  @Override
  public Duration connectTimeout() {
    return connectTimeout;
  }

  /// Kept as it was chosen here: a model's own idea of it is for whole answers.
  @Override
  public HttpClientBuilder connectTimeout(Duration timeout) {
    return this;
  }

  @Override
  public Duration readTimeout() {
    return readTimeout;
  }

  @Override
  public HttpClientBuilder readTimeout(Duration timeout) {
    readTimeout = timeout;
    return this;
  }

  @Override
  public HttpClient build() {
    return new Endable(http, threads, readTimeout, keyless);
  }

  private record Endable(
      java.net.http.HttpClient http, ExecutorService threads, Duration timeout, boolean keyless)
      implements HttpClient {

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
      throw new UnsupportedOperationException("answers come in pieces");
    }

    @Override
    public void execute(
        HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
      Call call = Objects.requireNonNull(ASKING.get(), "nobody asks");
      CompletableFuture<HttpResponse<InputStream>> coming =
          http.sendAsync(asked(request), BodyHandlers.ofInputStream());
      call.underWay(coming);
      var _ =
          coming.whenCompleteAsync(
              (response, error) -> {
                try {
                  if (response == null) {
                    listener.onError(error);
                  } else {
                    read(response, call.bounded(response.body()), parser, listener);
                  }
                } catch (IOException | RuntimeException e) {
                  listener.onError(e);
                } finally {
                  call.ended();
                }
              },
              threads);
    }

    private static void read(
        HttpResponse<InputStream> response,
        InputStream body,
        ServerSentEventParser parser,
        ServerSentEventListener listener)
        throws IOException {
      try (body) {
        int status = response.statusCode();
        if (status < 200 || status >= 300) {
          byte[] said = body.readNBytes(MAX_ERROR_BYTES);
          throw new HttpException(status, new String(said, StandardCharsets.UTF_8));
        }
        listener.onOpen(
            SuccessfulHttpResponse.builder()
                .statusCode(status)
                .headers(response.headers().map())
                .build());
        parser.parse(body, listener);
        listener.onClose();
      }
    }

    private java.net.http.HttpRequest asked(HttpRequest request) {
      java.net.http.HttpRequest.Builder asked =
          java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
              .timeout(timeout)
              .method(request.method().name(), BodyPublishers.ofString(request.body()));
      request
          .headers()
          .forEach(
              (name, values) -> {
                if (!(keyless && KEYS.contains(name.toLowerCase(Locale.ROOT)))) {
                  Objects.requireNonNullElse(values, List.<String>of())
                      .forEach(value -> asked.header(name, value));
                }
              });
      return asked.build();
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
    threads.shutdownNow();
  }
}
