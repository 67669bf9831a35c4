package se.lugntrygg.application.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.port.AnswerCache;
import se.lugntrygg.application.port.AnswerCache.Found;
import se.lugntrygg.application.port.AnswerCache.Kept;
import se.lugntrygg.application.port.Overloaded;
import se.lugntrygg.domain.account.UserId;

/// What [AnswerCache] promises.
public interface AnswerCacheContract {
  Duration MINUTE = Duration.ofMinutes(1);

  /// An empty cache with room for thousands of small answers.
  ///
  /// @param nanos the time it goes by
  AnswerCache cache(AtomicLong nanos);

  private static UserId somebody() {
    return new UserId(UUID.randomUUID());
  }

  static Kept answer(String text) {
    return new Kept("\"" + text + "\"", text.getBytes(UTF_8), (text + " again").getBytes(UTF_8));
  }

  private static String text(Found found) {
    return new String(found.answer().fresh(), UTF_8);
  }

  private static Kept never() {
    throw new AssertionError("work was done that was not needed");
  }

  @Test
  default void works_once_and_gives_the_answer_again() {
    AnswerCache cache = cache(new AtomicLong());
    UserId ann = somebody();
    Found first = cache.find(ann, "moods", MINUTE, () -> answer("one"));
    assertThat(first.hit()).isFalse();
    Found second = cache.find(ann, "moods", MINUTE, AnswerCacheContract::never);
    assertThat(second.hit()).isTrue();
    assertThat(second.answer()).isSameAs(first.answer());
  }

  @Test
  default void keeps_people_and_questions_apart() {
    AnswerCache cache = cache(new AtomicLong());
    UserId ann = somebody();
    UserId bo = somebody();
    var _ = cache.find(ann, "moods", MINUTE, () -> answer("ann's moods"));
    assertThat(text(cache.find(bo, "moods", MINUTE, () -> answer("bo's moods"))))
        .isEqualTo("bo's moods");
    assertThat(text(cache.find(ann, "week", MINUTE, () -> answer("ann's week"))))
        .isEqualTo("ann's week");
    assertThat(text(cache.find(ann, "moods", MINUTE, AnswerCacheContract::never)))
        .isEqualTo("ann's moods");
  }

  @Test
  default void an_answer_is_given_until_its_time_is_over() {
    AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    AnswerCache cache = cache(nanos);
    UserId ann = somebody();
    var _ = cache.find(ann, "moods", MINUTE, () -> answer("old"));
    nanos.addAndGet(MINUTE.toNanos() - 1);
    assertThat(cache.find(ann, "moods", MINUTE, AnswerCacheContract::never).hit()).isTrue();
    nanos.addAndGet(1);
    Found next = cache.find(ann, "moods", MINUTE, () -> answer("new"));
    assertThat(next.hit()).isFalse();
    assertThat(text(next)).isEqualTo("new");
    nanos.addAndGet(MINUTE.toNanos() - 1);
    assertThat(text(cache.find(ann, "moods", MINUTE, AnswerCacheContract::never))).isEqualTo("new");
  }

  @Test
  default void the_time_of_an_answer_runs_from_when_its_work_began() {
    AtomicLong nanos = new AtomicLong();
    AnswerCache cache = cache(nanos);
    UserId ann = somebody();
    var _ =
        cache.find(
            ann,
            "moods",
            MINUTE,
            () -> {
              nanos.addAndGet(MINUTE.toNanos() / 2);
              return answer("old");
            });
    nanos.addAndGet(MINUTE.toNanos() / 2);
    assertThat(cache.find(ann, "moods", MINUTE, () -> answer("new")).hit()).isFalse();
  }

  @Test
  default void forgetting_takes_all_answers_of_one_person_and_of_nobody_else() {
    AnswerCache cache = cache(new AtomicLong());
    UserId ann = somebody();
    UserId bo = somebody();
    var _ = cache.find(ann, "moods", MINUTE, () -> answer("one"));
    var _ = cache.find(ann, "week", MINUTE, () -> answer("two"));
    var _ = cache.find(bo, "moods", MINUTE, () -> answer("three"));
    cache.forget(ann);
    cache.forget(somebody());
    assertThat(cache.find(ann, "moods", MINUTE, () -> answer("one")).hit()).isFalse();
    assertThat(cache.find(ann, "week", MINUTE, () -> answer("two")).hit()).isFalse();
    assertThat(cache.find(bo, "moods", MINUTE, AnswerCacheContract::never).hit()).isTrue();
  }

  @Test
  default void of_64_threads_with_one_question_one_does_the_work() throws Exception {
    AnswerCache cache = cache(new AtomicLong());
    for (int round = 0; round < 20; round++) {
      UserId ann = somebody();
      AtomicInteger works = new AtomicInteger();
      List<Found> all =
          atOnce(
              64,
              () ->
                  cache.find(
                      ann,
                      "moods",
                      MINUTE,
                      () -> {
                        pause();
                        return answer("work " + works.incrementAndGet());
                      }));
      assertThat(works).hasValue(1);
      assertThat(all).extracting(AnswerCacheContract::text).containsOnly("work 1");
      assertThat(all.stream().filter(found -> !found.hit())).hasSize(1);
    }
  }

  @Test
  default void a_failure_is_not_kept() {
    AnswerCache cache = cache(new AtomicLong());
    UserId ann = somebody();
    Overloaded failure = new Overloaded("things", MINUTE);
    assertThatThrownBy(
            () ->
                cache.find(
                    ann,
                    "moods",
                    MINUTE,
                    () -> {
                      throw failure;
                    }))
        .isSameAs(failure);
    assertThat(cache.find(ann, "moods", MINUTE, () -> answer("one")).hit()).isFalse();
  }

  @Test
  default void who_waited_gets_the_same_failure() throws Exception {
    for (Throwable failure :
        List.of(new Overloaded("things", MINUTE), new StackOverflowError("deep"))) {
      AnswerCache cache = cache(new AtomicLong());
      UserId ann = somebody();
      CountDownLatch working = new CountDownLatch(1);
      CountDownLatch mayFail = new CountDownLatch(1);
      try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
        Supplier<Kept> work =
            () -> {
              working.countDown();
              await(mayFail);
              switch (failure) {
                case RuntimeException exception -> throw exception;
                case Error error -> throw error;
                default -> throw new IllegalStateException(failure);
              }
            };
        Future<Throwable> first =
            executor.submit(() -> catchThrowable(() -> cache.find(ann, "moods", MINUTE, work)));
        working.await();
        AtomicInteger ownWork = new AtomicInteger();
        AtomicBoolean asking = new AtomicBoolean();
        Future<Throwable> second =
            executor.submit(
                () -> {
                  asking.set(true);
                  return catchThrowable(
                      () ->
                          cache.find(
                              ann,
                              "moods",
                              MINUTE,
                              () -> answer("own " + ownWork.incrementAndGet())));
                });
        while (!asking.get()) {
          Thread.onSpinWait();
        }
        // Long enough that it waits by now; were it late, it would do its own work and be found
        // out.
        pause();
        mayFail.countDown();
        assertThat(first.get()).isSameAs(failure);
        assertThat(second.get()).isSameAs(failure);
        assertThat(ownWork).hasValue(0);
      }
    }
  }

  @Test
  default void work_begun_before_a_forget_is_not_served_after_it() throws Exception {
    AnswerCache cache = cache(new AtomicLong());
    UserId ann = somebody();
    CountDownLatch working = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Found> slow =
          executor.submit(
              () ->
                  cache.find(
                      ann,
                      "moods",
                      MINUTE,
                      () -> {
                        working.countDown();
                        await(mayEnd);
                        return answer("stale");
                      }));
      working.await();
      cache.forget(ann);
      // A question after the write neither waits for the stale work nor is overwritten by it.
      assertThat(text(cache.find(ann, "moods", MINUTE, () -> answer("true")))).isEqualTo("true");
      mayEnd.countDown();
      assertThat(text(slow.get())).isEqualTo("stale");
      assertThat(text(cache.find(ann, "moods", MINUTE, AnswerCacheContract::never)))
          .isEqualTo("true");
      assertThat(text(cache.find(ann, "week", MINUTE, () -> answer("week")))).isEqualTo("week");
    }
  }

  @Test
  default void a_write_shows_in_the_very_next_read_under_many_threads() throws Exception {
    AnswerCache cache = cache(new AtomicLong());
    UserId ann = somebody();
    AtomicLong written = new AtomicLong();
    List<Long> behind =
        atOnce(
            16,
            () -> {
              long worst = 0;
              for (int i = 0; i < 2_000; i++) {
                if (ThreadLocalRandom.current().nextInt(4) == 0) {
                  var _ = written.incrementAndGet();
                  cache.forget(ann);
                }
                long known = acknowledged(written, cache, ann, i);
                long seen =
                    Long.parseLong(
                        text(
                            cache.find(
                                ann, "moods", MINUTE, () -> answer(Long.toString(written.get())))));
                worst = Math.max(worst, known - seen);
              }
              return worst;
            });
    assertThat(behind).containsOnly(0L);
  }

  /// A number of writes that have certainly been forgotten for: one's own, made just now.
  private static long acknowledged(AtomicLong written, AnswerCache cache, UserId owner, int i) {
    if (i % 3 != 0) {
      return 0;
    }
    long mine = written.incrementAndGet();
    cache.forget(owner);
    return mine;
  }

  private static void pause() {
    LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T> List<T> atOnce(int threads, Callable<T> work) throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    List<T> results = new ArrayList<>();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> all = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        all.add(
            executor.submit(
                () -> {
                  start.await();
                  return work.call();
                }));
      }
      start.countDown();
      for (Future<T> one : all) {
        results.add(one.get());
      }
    }
    return results;
  }
}
