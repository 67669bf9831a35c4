package se.lugntrygg.adapters.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lugntrygg.application.port.AiUnits;
import se.lugntrygg.application.port.AnswerCache;
import se.lugntrygg.application.port.Limit;
import se.lugntrygg.application.port.Readiness;
import se.lugntrygg.application.port.Throttle;
import se.lugntrygg.domain.account.UserId;

/// A Redis that several instances share, there or not: it may be away at the start and go away at
/// any time. Nobody waits for it longer than the patience given; while it is known to be away
/// nobody waits at all. A thread of our own looks for it again and again, and the log says once
/// that it is away and once that it is there.
///
/// `rediss://` is TLS: its certificate must be for the host named, and vouched for by the trust
/// store of Java (`-Djavax.net.ssl.trustStore=…` for one of your own).
public final class Redis implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Redis.class);

  private static final Duration TICK = Duration.ofMillis(250);

  /// As many beats may be on their way; then the line is given up.
  private static final int UNHEARD = 4;

  private static final Duration CONNECTING = Duration.ofSeconds(1);

  private final RedisAddress address;
  private final Duration patience;
  private final Veil veil;
  private final ClientResources resources;
  private final RedisClient client;
  private final Changes changes;
  private final AtomicReference<@Nullable Line> line = new AtomicReference<>();
  private final Semaphore awake = new Semaphore(0);
  private final Thread watch;
  private volatile boolean closed;
  private volatile boolean told;

  private Redis(RedisAddress address, byte[] secret, SecureRandom random, Duration patience) {
    this.address = address;
    this.patience = patience;
    this.veil = new Veil(secret, random);
    this.resources = DefaultClientResources.builder().ioThreadPoolSize(2).build();
    RedisURI uri = RedisURI.builder(address.uri()).withTimeout(CONNECTING).build();
    this.client = RedisClient.create(resources, uri);
    client.setOptions(
        ClientOptions.builder()
            // A line is never mended, see there.
            .autoReconnect(false)
            .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
            .maintNotificationsConfig(MaintNotificationsConfig.disabled())
            .socketOptions(SocketOptions.builder().connectTimeout(CONNECTING).build())
            .timeoutOptions(TimeoutOptions.enabled(CONNECTING))
            .build());
    this.changes = new Changes(this, veil, random);
    this.watch = Thread.ofPlatform().daemon().name("redis").unstarted(this::watch);
  }

  /// Looks for it once and returns, whether it is there or not.
  ///
  /// @param secret that all instances have, of at least 32 bytes
  /// @param patience how long a request waits for an answer; then it does without, which is less
  ///   exact
  public static Redis open(
      RedisAddress address, byte[] secret, SecureRandom random, Duration patience) {
    Redis redis = new Redis(address, secret, random, patience);
    redis.look();
    redis.watch.start();
    return redis;
  }

  /// Limits that hold over all instances; by `memory` alone while Redis is away.
  ///
  /// @param nanos the time of day, in nanoseconds
  public Throttle throttle(
      Map<Limit, List<Throttle.Rate>> rates, LongSupplier nanos, Throttle memory) {
    return new RedisThrottle(this, rates, nanos, memory);
  }

  /// Budgets that hold over all instances; nobody is given anything while Redis is away.
  public AiUnits aiUnits() {
    return new RedisAiUnits(this);
  }

  /// Answers kept by `own`, and forgotten when something changes on any instance.
  public AnswerCache answers(AnswerCache own) {
    return changes.answers(own);
  }

  /// Has somebody else forget, too, what another instance has changed. It is told before answers
  /// are forgotten, since they are made of what it remembers. It must not wait for anything.
  ///
  /// @param forget what belongs to a person
  /// @param forgetAll everything: changes may have been missed
  public void hear(Consumer<UserId> forget, Runnable forgetAll) {
    changes.hear(forget, forgetAll);
  }

  /// Whether it is there; the product works without.
  public Readiness readiness() {
    return new Readiness() {
      @Override
      public String part() {
        return "redis";
      }

      @Override
      public boolean works() {
        return usable().isPresent();
      }

      @Override
      public boolean needed() {
        return false;
      }
    };
  }

  Veil veil() {
    return veil;
  }

  Duration patience() {
    return patience;
  }

  /// The line, if there is one that answers.
  Optional<Line> usable() {
    return connected().filter(found -> !found.silent());
  }

  /// The line, if there is one, be it silent.
  Optional<Line> connected() {
    return Optional.ofNullable(line.get());
  }

  private void watch() {
    while (!closed) {
      try {
        look();
        if (awake.tryAcquire(TICK.toMillis(), TimeUnit.MILLISECONDS)) {
          var _ = awake.drainPermits();
        }
      } catch (InterruptedException _) {
        return;
      } catch (RuntimeException e) {
        LOG.warn("looking after Redis failed", e);
      }
    }
  }

  /// One look: keeps the line alive, gives it up, or makes one.
  private void look() {
    Line now = line.get();
    if (now != null) {
      if (now.beat() >= UNHEARD) {
        lost(now);
      }
      return;
    }
    changes.missed();
    try {
      Line fresh = Line.open(client, changes.own(), changes.all(), changes::heard, this::lost);
      line.set(fresh);
      changes.connected(fresh);
      if (!fresh.isOpen()) {
        lost(fresh);
        return;
      }
      LOG.info("Redis at {} is there: limits and budgets are shared", address);
      told = false;
    } catch (RuntimeException e) {
      complain(why(e));
    }
  }

  /// The kind of the failure at the bottom. Not what it says: an old Redis repeats passwords.
  static String why(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root instanceof RedisCommandExecutionException
        ? String.valueOf(root.getMessage()).split(" ", 2)[0]
        : root.getClass().getSimpleName();
  }

  private void lost(Line gone) {
    if (line.compareAndSet(gone, null)) {
      gone.close();
      changes.missed();
      complain("it does not answer");
      awake.release();
    }
  }

  private void complain(String why) {
    if (!told && !closed) {
      told = true;
      LOG.warn(
          "Redis at {} is away ({}): each instance counts limits for itself and keeps answers for"
              + " about a second, and AI providers are not asked, until it is back",
          address,
          why);
    }
  }

  @Override
  public void close() {
    closed = true;
    watch.interrupt();
    try {
      var _ = watch.join(CONNECTING.multipliedBy(3));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    line.set(null);
    // Closes its connections, too.
    client.shutdown(Duration.ZERO, CONNECTING);
    var _ = resources.shutdown(0, CONNECTING.toMillis(), TimeUnit.MILLISECONDS);
  }
}
