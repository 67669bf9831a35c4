package se.lugntrygg.adapters.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import se.lugntrygg.domain.text.Language;

/// Answers what is refused before we see it, such as a request line that is none: a problem like
/// any other, without a word about how it came.
final class BareErrors extends ErrorHandler {
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    return answer(kind(response.getStatus()), request, response, callback);
  }

  /// Answers a request that no route will see.
  static boolean answer(Refusal.Kind kind, Request request, Response response, Callback callback) {
    String requestId = Pipeline.requestId(request.getHeaders().get("X-Request-ID"));
    Language language =
        Exchange.preferred(request.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE))
            .orElse(Language.DEFAULT);
    Reply reply = Problem.reply(new Refusal(kind), language, "/", requestId);
    response.setStatus(kind.status());
    Pipeline.HEADERS.forEach(response.getHeaders()::put);
    reply.headers().forEach(response.getHeaders()::put);
    response.getHeaders().put("X-Request-ID", requestId);
    response.getHeaders().put("X-Response-Time", "0.00");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, reply.body().length);
    response.write(
        true,
        HttpMethod.HEAD.is(request.getMethod())
            ? BufferUtil.EMPTY_BUFFER
            : ByteBuffer.wrap(reply.body()),
        callback);
    return true;
  }

  private static Refusal.Kind kind(int status) {
    return switch (status) {
      case 404 -> Refusal.Kind.NOT_FOUND;
      case 405, 501 -> Refusal.Kind.METHOD_NOT_ALLOWED;
      case 408 -> Refusal.Kind.TOO_SLOW;
      case 413 -> Refusal.Kind.TOO_LARGE;
      case 414 -> Refusal.Kind.TOO_LONG_PATH;
      case 415 -> Refusal.Kind.WRONG_CONTENT_TYPE;
      case 431 -> Refusal.Kind.TOO_LARGE_HEADERS;
      case 503 -> Refusal.Kind.OVERLOADED;
      case 500, 502, 504 -> Refusal.Kind.BROKEN;
      default -> Refusal.Kind.MALFORMED_REQUEST;
    };
  }
}
