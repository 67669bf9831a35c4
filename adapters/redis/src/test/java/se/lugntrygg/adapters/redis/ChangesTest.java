package se.lugntrygg.adapters.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import se.lugntrygg.adapters.cache.CaffeineAnswerCache;
import se.lugntrygg.application.contracts.AnswerCacheContract;
import se.lugntrygg.application.contracts.AtOnce;
import se.lugntrygg.application.port.AnswerCache;
import se.lugntrygg.domain.account.UserId;

/// What one instance changes, another does not remember.
class ChangesTest extends Shared implements AnswerCacheContract {
  private static final int MEGABYTE = 1024 * 1024;

  private final UserId ann = new UserId(UUID.randomUUID());
  private final UserId bo = new UserId(UUID.randomUUID());

  @Override
  public AnswerCache cache(AtomicLong time) {
    return cache(instance(), time);
  }

  private static AnswerCache cache(Redis redis, AtomicLong time) {
    return redis.answers(new CaffeineAnswerCache(16 * MEGABYTE, time::get));
  }

  private static AnswerCache cache(Redis redis) {
    return cache(redis, new AtomicLong());
  }

  private static String read(AnswerCache cache, UserId owner, String now) {
    return read(cache, owner, () -> now);
  }

  /// @param now is asked only when nothing is remembered
  private static String read(AnswerCache cache, UserId owner, Supplier<String> now) {
    return new String(
        cache
            .find(owner, "moods", MINUTE, () -> AnswerCacheContract.answer(now.get()))
            .answer()
            .fresh(),
        UTF_8);
  }

  @Test
  void a_change_on_one_instance_shows_in_the_very_next_read_on_the_others() {
    List<AnswerCache> three = List.of(cache(instance()), cache(instance()), cache(instance()));
    for (int i = 0; i < 500; i++) {
      String truth = "write " + i;
      three.get(i % 3).forget(ann);
      for (AnswerCache each : three) {
        assertThat(read(each, ann, truth)).isEqualTo(truth);
      }
    }
  }

  @Test
  void no_read_on_any_instance_is_behind_an_acknowledged_write_under_many_threads() {
    List<AnswerCache> two = List.of(cache(instance()), cache(instance()));
    AtomicLong written = new AtomicLong();
    AtomicLong acknowledged = new AtomicLong();
    List<Long> behind =
        AtOnce.each(
            16,
            who -> {
              long worst = 0;
              for (int i = 0; i < 200; i++) {
                if (i % 4 == who % 4) {
                  long mine = written.incrementAndGet();
                  two.get(who % 2).forget(ann);
                  acknowledged.accumulateAndGet(mine, Math::max);
                }
                long known = acknowledged.get();
                long seen =
                    Long.parseLong(
                        read(two.get((who + i) % 2), ann, () -> Long.toString(written.get())));
                worst = Math.max(worst, known - seen);
              }
              return worst;
            });
    assertThat(behind).containsOnly(0L);
  }

  @Test
  void others_answers_stay() {
    AnswerCache here = cache(instance());
    AnswerCache there = cache(instance());
    assertThat(read(there, bo, "kept")).isEqualTo("kept");
    here.forget(ann);
    assertThat(read(there, bo, "made anew")).isEqualTo("kept");
  }

  @Test
  void an_own_change_does_not_take_what_was_read_after_it() throws Exception {
    AnswerCache here = cache(instance());
    here.forget(ann);
    assertThat(read(here, ann, "new")).isEqualTo("new");
    Thread.sleep(100);
    assertThat(read(here, ann, "made anew")).isEqualTo("new");
  }

  @Test
  void a_slow_read_there_that_began_before_the_change_is_not_kept() throws Exception {
    AnswerCache here = cache(instance());
    AnswerCache there = cache(instance());
    CountDownLatch working = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> slow =
          executor.submit(
              () ->
                  there.find(
                      ann,
                      "moods",
                      MINUTE,
                      () -> {
                        working.countDown();
                        try {
                          mayEnd.await();
                        } catch (InterruptedException e) {
                          throw new IllegalStateException(e);
                        }
                        return AnswerCacheContract.answer("stale");
                      }));
      working.await();
      here.forget(ann);
      mayEnd.countDown();
      var _ = slow.get();
      assertThat(read(there, ann, "true")).isEqualTo("true");
    }
  }

  @Test
  void what_others_remember_is_forgotten_before_the_answers_made_of_it() {
    Redis redis = instance();
    AnswerCache there = cache(redis);
    ConcurrentLinkedQueue<UserId> forgotten = new ConcurrentLinkedQueue<>();
    ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();
    assertThat(read(there, ann, "old")).isEqualTo("old");
    redis.hear(
        owner -> {
          forgotten.add(owner);
          seen.add(read(there, owner, "asked meanwhile"));
        },
        () -> {});
    cache(instance()).forget(ann);
    assertThat(forgotten).containsExactly(ann);
    assertThat(seen).containsExactly("old");
    assertThat(read(there, ann, "new")).isEqualTo("new");
  }

  @Test
  void a_change_names_nobody_to_who_listens_in() throws Exception {
    ConcurrentLinkedQueue<byte[]> overheard = new ConcurrentLinkedQueue<>();
    try (var client = io.lettuce.core.RedisClient.create(address().uri());
        var ears = client.connectPubSub(new io.lettuce.core.codec.ByteArrayCodec())) {
      ears.addListener(
          new io.lettuce.core.pubsub.RedisPubSubAdapter<byte[], byte[]>() {
            @Override
            public void message(byte[] pattern, byte[] channel, byte[] message) {
              overheard.add(message);
            }
          });
      ears.sync().psubscribe("*".getBytes(UTF_8));
      cache(instance()).forget(ann);
      eventually(
          "overheard", Duration.ofSeconds(5), () -> overheard.stream().anyMatch(m -> m.length > 8));
    }
    byte[] id =
        java.nio.ByteBuffer.allocate(16)
            .putLong(ann.value().getMostSignificantBits())
            .putLong(ann.value().getLeastSignificantBits())
            .array();
    String hidden = new String(id, java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThat(overheard)
        .noneMatch(
            message ->
                new String(message, java.nio.charset.StandardCharsets.ISO_8859_1).contains(hidden)
                    || new String(message, UTF_8).contains(ann.toString()));
  }
}
