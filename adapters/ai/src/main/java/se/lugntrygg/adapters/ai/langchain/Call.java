package se.lugntrygg.adapters.ai.langchain;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/// One question under way: what has come back so far, and the means to end it. The connection's
/// thread puts in, the asking thread takes out.
final class Call implements StreamingChatResponseHandler {
  /// What comes back.
  sealed interface Signal {}

  record Piece(String text) implements Signal {}

  /// @param cut whether it ended before its own end
  record Finished(boolean cut, boolean filtered, @Nullable String model) implements Signal {}

  record Failed(Throwable error) implements Signal {}

  /// The body has come to its end, which may be told before what it meant.
  record Ended() implements Signal {}

  /// A megabyte is far more than any answer we would show, with all that surrounds it on the wire.
  private static final int MAX_BYTES = 1 << 20;

  private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private volatile boolean cancelled;
  private @Nullable Future<?> coming;
  private @Nullable InputStream body;

  BlockingQueue<Signal> signals() {
    return signals;
  }

  /// Ends it: whatever is still on its way is not read.
  void cancel() {
    cancelled = true;
    Future<?> awaited;
    InputStream open;
    synchronized (this) {
      awaited = coming;
      open = body;
    }
    if (awaited != null) {
      awaited.cancel(true);
    }
    if (open != null) {
      try {
        open.close();
      } catch (IOException _) {
        // It is closed either way.
      }
    }
  }

  /// It is asked, and its answer may be on the way.
  void underWay(Future<?> answer) {
    synchronized (this) {
      coming = answer;
    }
    if (cancelled) {
      answer.cancel(true);
    }
  }

  void ended() {
    signals.add(new Ended());
  }

  /// The body of the answer, bounded, and closed at once when nobody waits for it any more.
  InputStream bounded(InputStream in) throws IOException {
    synchronized (this) {
      body = in;
    }
    if (cancelled) {
      in.close();
    }
    return new Bounded(in);
  }

  @Override
  public void onPartialResponse(PartialResponse partial, PartialResponseContext context) {
    if (cancelled) {
      context.streamingHandle().cancel();
    } else if (partial.text() != null && !partial.text().isEmpty()) {
      signals.add(new Piece(partial.text()));
    }
  }

  @Override
  public void onCompleteResponse(ChatResponse response) {
    boolean cut = false;
    boolean filtered = false;
    if (response.finishReason() != null) {
      switch (response.finishReason()) {
        case LENGTH -> cut = true;
        case CONTENT_FILTER -> filtered = true;
        case STOP, TOOL_EXECUTION, OTHER -> {}
      }
    } else {
      // Every vendor says why it ended; who does not was cut off.
      cut = true;
    }
    signals.add(new Finished(cut, filtered, response.modelName()));
  }

  @Override
  public void onError(Throwable error) {
    signals.add(new Failed(error));
  }

  /// Refuses to read more than an answer can have.
  private static final class Bounded extends InputStream {
    private final InputStream in;
    private long left = MAX_BYTES;

    Bounded(InputStream in) {
      this.in = in;
    }

    private void spend(int bytes) throws IOException {
      left -= bytes;
      if (left < 0) {
        in.close();
        throw new IOException("the answer is longer than any answer");
      }
    }

    @Override
    public int read() throws IOException {
      int one = in.read();
      spend(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = in.read(bytes, offset, length);
      spend(Math.max(0, read));
      return read;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
