package se.lugntrygg.adapters.http;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;

/// Receives bodies, within a size and a time.
final class Arrival {
  private static final int CHUNK = 8 * 1024;
  private static final int SWALLOWED = 512 * 1024;

  /// Slower than any phone that can be used; a large body gets the time it needs at this rate.
  private static final int BYTES_PER_SECOND = 16 * 1024;

  private final Duration patience;
  private final Duration idle;

  /// @param patience for a whole body, however often a byte of it comes
  /// @param idle what holds on the connection otherwise
  Arrival(Duration patience, Duration idle) {
    this.patience = patience;
    this.idle = idle;
  }

  /// The whole body.
  ///
  /// @param max bytes
  /// @throws Refusal when it is larger, does not come in time, or is cut short
  byte[] body(HttpServletRequest request, int max) {
    long announced = request.getContentLengthLong();
    String coding = request.getHeader("Transfer-Encoding");
    if (coding != null && !coding.equalsIgnoreCase("chunked")) {
      // What is packed in a way we do not unpack would be read as what it is not.
      throw new Refusal(Refusal.Kind.MALFORMED_REQUEST);
    }
    EndPoint wire =
        ServletContextRequest.getServletContextRequest(request)
            .getConnectionMetaData()
            .getConnection()
            .getEndPoint();
    long start = System.nanoTime();
    boolean waited = false;
    ByteArrayOutputStream body =
        new ByteArrayOutputStream(announced < 0 || announced > max ? CHUNK : (int) announced);
    byte[] chunk = new byte[CHUNK];
    try {
      ServletInputStream in = request.getInputStream();
      while (announced < 0 || body.size() < announced) {
        if (in.available() == 0) {
          Duration left =
              patience
                  .plusSeconds(body.size() / BYTES_PER_SECOND)
                  .minusNanos(System.nanoTime() - start);
          if (!left.isPositive()) {
            throw new Refusal(Refusal.Kind.TOO_SLOW);
          }
          wire.setIdleTimeout(Math.max(1, left.toMillis()));
          waited = true;
        }
        int length = in.read(chunk);
        if (length < 0) {
          break;
        }
        body.write(chunk, 0, length);
        // Closed on while it still sends, a client would see a broken connection and no answer, so
        // a little more than is allowed is taken in before the refusal.
        if (body.size() > SWALLOWED || announced > SWALLOWED) {
          throw new Refusal(Refusal.Kind.TOO_LARGE);
        }
      }
      if (body.size() > max) {
        throw new Refusal(Refusal.Kind.TOO_LARGE);
      }
      return body.toByteArray();
    } catch (IOException e) {
      throw new Refusal(timedOut(e) ? Refusal.Kind.TOO_SLOW : Refusal.Kind.MALFORMED_REQUEST);
    } finally {
      if (waited) {
        wire.setIdleTimeout(idle.toMillis());
      }
    }
  }

  private static boolean timedOut(IOException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof TimeoutException) {
        return true;
      }
    }
    return false;
  }
}
