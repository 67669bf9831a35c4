package se.lugntrygg.adapters.ai.langchain;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.jdk.JdkHttpClient;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// The JDK's HTTP client, with answers that can be ended from outside and that cannot be endless.
/// LangChain4j hands out the means to end an answer only with its first piece, which a stalled
/// server never sends.
final class EndableHttp implements HttpClientBuilder, AutoCloseable {
  /// The question that the calling thread is about to ask.
  static final ThreadLocal<@Nullable Call> ASKING = new ThreadLocal<>();

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Duration connectTimeout;
  private @Nullable Duration readTimeout;

  EndableHttp(Duration connectTimeout) {
    this.connectTimeout = connectTimeout;
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
  public @Nullable Duration readTimeout() {
    return readTimeout;
  }

  @Override
  public HttpClientBuilder readTimeout(Duration timeout) {
    readTimeout = timeout;
    return this;
  }

  @Override
  public HttpClient build() {
    var builder =
        JdkHttpClient.builder()
            .httpClientBuilder(
                java.net.http.HttpClient.newBuilder()
                    .version(java.net.http.HttpClient.Version.HTTP_1_1)
                    .executor(threads))
            .connectTimeout(connectTimeout);
    if (readTimeout != null) {
      builder.readTimeout(readTimeout);
    }
    return new Endable(builder.build());
  }

  private record Endable(HttpClient http) implements HttpClient {
    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
      return http.execute(request);
    }

    @Override
    public void execute(
        HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
      Call call = ASKING.get();
      if (call == null) {
        http.execute(request, parser, listener);
        return;
      }
      http.execute(
          request,
          (body, events) -> {
            try {
              parser.parse(call.bounded(body), events);
            } catch (IOException | RuntimeException e) {
              events.onError(e);
            } finally {
              call.ended();
            }
          },
          listener);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
