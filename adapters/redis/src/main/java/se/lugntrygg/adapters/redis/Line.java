package se.lugntrygg.adapters.redis;

import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionStateAdapter;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Two connections to Redis, one that asks and one that hears. They live and die together and are
/// never mended: whoever lost one makes a new line, so that nothing is sent twice and every gap is
/// seen.
///
/// Once an answer is late nobody waits any more, until a beat of ours has come back through both
/// connections.
final class Line {
  private static final RedisCodec<String, byte[]> CODEC =
      RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);
  private static final byte[] BEAT = new byte[0];

  private final StatefulRedisConnection<String, byte[]> mouth;
  private final StatefulRedisPubSubConnection<String, byte[]> ears;
  private final String own;
  private final AtomicInteger unheard = new AtomicInteger();
  private volatile boolean silent;

  private Line(
      StatefulRedisConnection<String, byte[]> mouth,
      StatefulRedisPubSubConnection<String, byte[]> ears,
      String own) {
    this.mouth = mouth;
    this.ears = ears;
    this.own = own;
  }

  /// Is told what was published.
  interface Ear {
    /// Must not wait; may answer on the line.
    void heard(Line line, String channel, byte[] message);
  }

  /// A line that hears already.
  ///
  /// @param own the channel that nobody else hears
  /// @param lost is told at once when one of the connections is gone
  static Line open(RedisClient client, String own, String all, Ear ear, Consumer<Line> lost) {
    StatefulRedisConnection<String, byte[]> mouth = client.connect(CODEC);
    try {
      StatefulRedisPubSubConnection<String, byte[]> ears = client.connectPubSub(CODEC);
      Line line = new Line(mouth, ears, own);
      ears.addListener(
          new RedisPubSubAdapter<>() {
            @Override
            public void message(String channel, byte[] message) {
              if (message.length == 0) {
                line.unheard.set(0);
                line.silent = false;
              } else {
                ear.heard(line, channel, message);
              }
            }
          });
      RedisConnectionStateAdapter watch =
          new RedisConnectionStateAdapter() {
            @Override
            public void onRedisDisconnected(RedisChannelHandler<?, ?> connection) {
              lost.accept(line);
            }
          };
      mouth.addListener(watch);
      ears.addListener(watch);
      try {
        ears.sync().subscribe(own, all);
      } catch (RuntimeException e) {
        line.close();
        throw e;
      }
      return line;
    } catch (RuntimeException e) {
      var _ = mouth.closeAsync();
      throw e;
    }
  }

  /// Commands, to be waited for by [#answer].
  StatefulRedisConnection<String, byte[]> mouth() {
    return mouth;
  }

  boolean isOpen() {
    return mouth.isOpen() && ears.isOpen();
  }

  /// Whether answers have been late and no beat has come back since.
  boolean silent() {
    return silent;
  }

  /// Sends a beat.
  ///
  /// @return how many have been sent in a row and not heard
  int beat() {
    var _ = mouth.async().publish(own, BEAT);
    return unheard.getAndIncrement();
  }

  /// What Redis answers within the patience.
  <T> T answer(Future<T> coming, Duration patience) throws Away {
    try {
      return coming.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      if (!silent) {
        silent = true;
        var _ = mouth.async().publish(own, BEAT);
      }
      throw new Away(e);
    } catch (ExecutionException e) {
      throw new Away(e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Away(e);
    } catch (RuntimeException e) {
      throw new Away(e);
    }
  }

  void close() {
    if (mouth.isOpen()) {
      var _ = mouth.closeAsync();
    }
    if (ears.isOpen()) {
      var _ = ears.closeAsync();
    }
  }
}
