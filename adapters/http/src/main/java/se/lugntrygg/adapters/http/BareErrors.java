package se.lugntrygg.adapters.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import se.lugntrygg.domain.text.Language;

/// Answers what Jetty refuses before we see it, such as a request line that is none: a problem like
/// any other, without a word about how it came.
final class BareErrors extends ErrorHandler {
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    Refusal.Kind kind =
        switch (status) {
          case 404 -> Refusal.Kind.NOT_FOUND;
          case 405 -> Refusal.Kind.METHOD_NOT_ALLOWED;
          case 408 -> Refusal.Kind.TOO_SLOW;
          case 413, 414, 431 -> Refusal.Kind.TOO_LARGE;
          case 415 -> Refusal.Kind.WRONG_CONTENT_TYPE;
          case 503 -> Refusal.Kind.OVERLOADED;
          default -> status >= 500 ? Refusal.Kind.BROKEN : Refusal.Kind.MALFORMED_REQUEST;
        };
    Reply reply = Problem.reply(new Refusal(kind), Language.DEFAULT, "/", "");
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.write(true, ByteBuffer.wrap(reply.body()), callback);
    return true;
  }
}
