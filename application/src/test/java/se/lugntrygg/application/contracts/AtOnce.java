package se.lugntrygg.application.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/// Many who do something at the same moment.
public final class AtOnce {
  private AtOnce() {}

  /// What each of them got, in their order.
  public static <T> List<T> each(int many, IntFunction<T> work) {
    CountDownLatch start = new CountDownLatch(1);
    List<Future<T>> coming = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < many; i++) {
        int who = i;
        coming.add(
            threads.submit(
                () -> {
                  start.await();
                  return work.apply(who);
                }));
      }
      start.countDown();
      List<T> got = new ArrayList<>();
      for (Future<T> each : coming) {
        got.add(each.get());
      }
      return got;
    } catch (ExecutionException e) {
      throw new AssertionError("one of them failed", e.getCause());
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
