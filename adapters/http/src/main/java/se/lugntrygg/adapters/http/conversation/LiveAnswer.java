package se.lugntrygg.adapters.http.conversation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import se.lugntrygg.domain.conversation.ExchangeId;

/// One answer as server-sent events, while it is being written and for a while after. Whoever
/// listens hears it from the event they ask for on; nobody has to.
final class LiveAnswer {
  /// Proxies close what is silent for longer.
  static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private static final byte[] BEAT = ": still here\n\n".getBytes(StandardCharsets.UTF_8);
  private static final byte[] LAST = "data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8);

  private final ExchangeId id;
  private final List<byte[]> events = new ArrayList<>();
  private final List<Waiting> waiting = new ArrayList<>();
  private boolean ended;
  private boolean whole;
  private Instant touched;
  private OptionalLong begun = OptionalLong.empty();

  /// Who is told of the end.
  private record Waiting(Consumer<byte[]> then, Runnable otherwise) {}

  LiveAnswer(ExchangeId id, Instant now) {
    this.id = id;
    this.touched = now;
  }

  /// It is begun, and the conversation had been erased so often before.
  synchronized void begun(long erasures) {
    begun = OptionalLong.of(erasures);
  }

  /// How often the conversation had been erased when it was begun; empty while nobody knows.
  synchronized OptionalLong begun() {
    return begun;
  }

  /// Adds an event.
  ///
  /// @param name empty for the usual one
  /// @param json in one line
  synchronized void add(String name, byte[] json) {
    ByteArrayOutputStream event = new ByteArrayOutputStream(json.length + 96);
    String head =
        (name.isEmpty() ? "" : "event: " + name + "\n")
            + "id: "
            + id
            + "/"
            + (events.size() + 1)
            + "\ndata: ";
    event.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    event.writeBytes(json);
    event.writeBytes("\n\n".getBytes(StandardCharsets.UTF_8));
    events.add(event.toByteArray());
    notifyAll();
  }

  /// There will be no more.
  ///
  /// @param complete whether it came to its own end and is kept
  void end(boolean complete, Instant now) {
    List<Waiting> told;
    synchronized (this) {
      ended = true;
      whole = complete;
      touched = now;
      told = List.copyOf(waiting);
      waiting.clear();
      notifyAll();
    }
    told.forEach(this::tell);
  }

  private void tell(Waiting each) {
    if (failed()) {
      each.otherwise.run();
    } else {
      each.then.accept(all());
    }
  }

  /// Whether it ended, and must be written again for who asks again.
  synchronized boolean failed() {
    return ended && !whole;
  }

  synchronized boolean endedBefore(Instant moment) {
    return ended && touched.isBefore(moment);
  }

  void whenWhole(Consumer<byte[]> then, Runnable otherwise) {
    Waiting one = new Waiting(then, otherwise);
    synchronized (this) {
      if (!ended) {
        waiting.add(one);
        return;
      }
    }
    tell(one);
  }

  private byte[] all() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      send(0, out);
    } catch (IOException e) {
      throw new UncheckedIOException("could not write to memory", e);
    }
    return out.toByteArray();
  }

  /// Sends everything behind the first `heard` events, to the end.
  void send(int heard, OutputStream out) throws IOException {
    int next = heard;
    while (true) {
      Optional<byte[]> event = await(next);
      if (event.isPresent()) {
        out.write(event.get());
        out.flush();
        next++;
      } else if (isOver(next)) {
        out.write(LAST);
        out.flush();
        return;
      } else {
        out.write(BEAT);
        out.flush();
      }
    }
  }

  private synchronized boolean isOver(int next) {
    return ended && next >= events.size();
  }

  /// The event, or nothing when none has come within a heartbeat or there will be none.
  private synchronized Optional<byte[]> await(int index) throws InterruptedIOException {
    long deadline = System.nanoTime() + HEARTBEAT.toNanos();
    while (events.size() <= index && !ended) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return Optional.empty();
      }
      try {
        wait(Math.max(1, Duration.ofNanos(left).toMillis()));
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("nobody may wait any longer");
      }
    }
    return index < events.size() ? Optional.of(events.get(index)) : Optional.empty();
  }
}
