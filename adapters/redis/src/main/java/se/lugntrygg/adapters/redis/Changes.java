package se.lugntrygg.adapters.redis;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lugntrygg.application.port.AnswerCache;
import se.lugntrygg.domain.account.UserId;

/// The news of whose data has changed, told to all instances and heard from them.
///
/// Between telling and the other's forgetting there is a gap in which the other answers from
/// before. It is closed by waiting in it: Redis says how many heard the news, and whoever told
/// waits until that many have said that they have forgotten, before the write is acknowledged. So
/// what was changed here shows in the very next read there, and a read costs nothing. (To ask Redis
/// at each read whether something has changed would cost every read a round trip.)
///
/// What remains: an instance that hangs holds the first writers up for [#PATIENCE], later ones for
/// [#HANGING] until all have confirmed in time again, and may meanwhile answer from before. One
/// that has lost Redis without noticing it notices within a second, since its beats do not come
/// back, and keeps no answer longer than that until it hears again. One that Redis cannot be
/// reached from tells when it is back; until then others may answer from before as long as their
/// answers are kept.
final class Changes {
  private static final Logger LOG = LoggerFactory.getLogger(Changes.class);

  /// Who stands for everybody.
  private static final UUID EVERYBODY = new UUID(0, 0);

  /// How long a writer waits for those who must forget. Longer than for Redis, since a busy
  /// instance is late and yet must not answer from before.
  static final Duration PATIENCE = Duration.ofSeconds(1);

  /// How long it waits while somebody is known to hang.
  private static final Duration HANGING = Duration.ofMillis(50);

  private static final int NEWS_BYTES = 2 * 16 + Long.BYTES;

  /// Whose changes are remembered while nobody can be told; with more, all is forgotten.
  private static final int MOST_UNTOLD = 10_000;

  private record Listener(Consumer<UserId> forget, Runnable forgetAll) {}

  /// @param from the instance that made the change
  /// @param number of the news, by that instance
  /// @param owner [#EVERYBODY] for all
  private record News(UUID from, long number, UUID owner) {
    byte[] bytes() {
      return ByteBuffer.allocate(NEWS_BYTES)
          .putLong(from.getMostSignificantBits())
          .putLong(from.getLeastSignificantBits())
          .putLong(number)
          .putLong(owner.getMostSignificantBits())
          .putLong(owner.getLeastSignificantBits())
          .array();
    }

    static News of(byte[] bytes) {
      ByteBuffer read = ByteBuffer.wrap(bytes);
      return new News(
          new UUID(read.getLong(), read.getLong()),
          read.getLong(),
          new UUID(read.getLong(), read.getLong()));
    }
  }

  /// Who has heard one piece of news, and how many should.
  private static final class Round {
    private final CompletableFuture<Boolean> over = new CompletableFuture<>();
    private long heard;
    private long expected = Long.MAX_VALUE;

    synchronized void expect(long many) {
      expected = many;
      look();
    }

    synchronized void hear() {
      heard++;
      look();
    }

    private void look() {
      if (heard >= expected) {
        over.complete(true);
      }
    }
  }

  private final Redis redis;
  private final Veil veil;
  private final UUID me;
  private final String prefix;
  private final AtomicLong numbers = new AtomicLong();
  private final Map<Long, Round> rounds = new ConcurrentHashMap<>();
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final List<Listener> last = new CopyOnWriteArrayList<>();
  private final AtomicBoolean intruded = new AtomicBoolean();
  private final Set<UUID> untold = ConcurrentHashMap.newKeySet();

  /// Whether somebody has not confirmed in time and not all have since.
  private volatile boolean someHang;

  Changes(Redis redis, Veil veil, SecureRandom random) {
    this.redis = redis;
    this.veil = veil;
    this.me = new UUID(random.nextLong(), random.nextLong());
    // Channels are not bound to a database, so those with another secret are kept apart here.
    this.prefix = "lugn-trygg:" + veil.name("news") + ':';
  }

  /// The channel on which others confirm what we told.
  String own() {
    return heardBy(me);
  }

  private String heardBy(UUID instance) {
    return prefix + "heard:" + instance;
  }

  /// The channel that all hear.
  String all() {
    return prefix + "changed";
  }

  void hear(Consumer<UserId> forget, Runnable forgetAll) {
    listeners.add(new Listener(forget, forgetAll));
  }

  AnswerCache answers(AnswerCache own) {
    Answers answers = new Answers(own);
    last.add(new Listener(own::forget, answers::forgetAll));
    return answers;
  }

  /// Something was published; called by the one thread that reads from Redis.
  void heard(Line line, String channel, byte[] message) {
    if (channel.equals(own())) {
      if (message.length == Long.BYTES) {
        confirmed(ByteBuffer.wrap(message).getLong());
      }
      return;
    }
    Optional<News> news =
        veil.open(message).filter(bytes -> bytes.length == NEWS_BYTES).map(News::of);
    if (news.isEmpty()) {
      if (intruded.compareAndSet(false, true)) {
        LOG.warn("somebody without our key speaks on our channel in Redis");
      }
      missed();
      return;
    }
    News one = news.get();
    if (one.from().equals(me)) {
      // Forgotten before it was told.
      confirmed(one.number());
      return;
    }
    if (one.owner().equals(EVERYBODY)) {
      missed();
    } else {
      UserId owner = new UserId(one.owner());
      listeners.forEach(listener -> listener.forget.accept(owner));
      last.forEach(listener -> listener.forget.accept(owner));
    }
    confirm(line, one);
  }

  private void confirm(Line line, News one) {
    byte[] number = ByteBuffer.allocate(Long.BYTES).putLong(one.number()).array();
    // Whoever told it has patience of its own, so nobody looks at whether this arrives.
    var _ = line.mouth().async().publish(heardBy(one.from()), number);
  }

  private void confirmed(long number) {
    Round round = rounds.get(number);
    if (round != null) {
      round.hear();
    }
  }

  /// News may have been missed: everything is forgotten.
  void missed() {
    listeners.forEach(listener -> listener.forgetAll.run());
    last.forEach(listener -> listener.forgetAll.run());
  }

  /// We hear again: what came of a time without news is forgotten, and what could not be told is
  /// told.
  void connected(Line line) {
    missed();
    for (UUID owner : List.copyOf(untold)) {
      untold.remove(owner);
      // Nobody waits for this round.
      rounds.remove(tell(line, owner).number);
    }
  }

  /// Returns when all who hear have forgotten, or patience is over.
  private void tell(UserId owner) {
    Optional<Line> found = redis.connected();
    if (found.isEmpty()) {
      untold(owner.value());
      return;
    }
    Line line = found.get();
    boolean waits = !line.silent();
    Told told = tell(line, owner.value());
    try {
      if (waits) {
        Duration patience = someHang ? HANGING : PATIENCE;
        var _ = told.round.over.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        someHang = false;
      }
    } catch (TimeoutException _) {
      // Told in any case.
      someHang = true;
    } catch (ExecutionException _) {
      // Noted as untold.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      rounds.remove(told.number);
    }
  }

  private record Told(long number, Round round) {}

  private Told tell(Line line, UUID owner) {
    Told told = new Told(numbers.incrementAndGet(), new Round());
    rounds.put(told.number, told.round);
    var _ =
        line.mouth()
            .async()
            .publish(all(), veil.seal(new News(me, told.number, owner).bytes()))
            .whenComplete(
                (hearers, failure) -> {
                  if (failure == null) {
                    told.round.expect(hearers);
                  } else {
                    untold(owner);
                    told.round.expect(0);
                  }
                });
    return told;
  }

  private void untold(UUID owner) {
    if (untold.size() >= MOST_UNTOLD) {
      untold.clear();
      untold.add(EVERYBODY);
    } else if (!untold.contains(EVERYBODY)) {
      untold.add(owner);
    }
  }

  /// One instance's answers. Each age between two times of hearing nothing has its own, so that
  /// work begun before such a time is not found after it.
  private final class Answers implements AnswerCache {
    private final AnswerCache own;
    private final AtomicLong age = new AtomicLong();

    Answers(AnswerCache own) {
      this.own = own;
    }

    @Override
    public Found find(UserId owner, String key, Duration keep, Supplier<Kept> work) {
      return own.find(owner, age.get() + " " + key, keep, work);
    }

    @Override
    public void forget(UserId owner) {
      own.forget(owner);
      tell(owner);
    }

    void forgetAll() {
      var _ = age.incrementAndGet();
    }
  }
}
