package se.lugntrygg.adapters.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Consumer;

/// A body that is sent while it comes into being. What makes it goes on when the client is gone.
public interface Streamed {
  /// Sends it, to its end.
  ///
  /// @throws IOException when the client is gone
  void to(OutputStream out) throws IOException;

  /// Hands over the whole body once it is known.
  ///
  /// @param otherwise is run instead when making it failed
  void whenWhole(Consumer<byte[]> then, Runnable otherwise);
}
