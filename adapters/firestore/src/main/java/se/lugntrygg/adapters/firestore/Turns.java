package se.lugntrygg.adapters.firestore;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// Lets those in this process who change the same thing do so one after another. Correctness does
/// not hang on it, since other machines take no turns: it saves tries that would only meet each
/// other and fail.
final class Turns {
  private final ConcurrentMap<String, Turn> wanted = new ConcurrentHashMap<>();

  private static final class Turn {
    private final ReentrantLock lock = new ReentrantLock();
    private int waiting;
  }

  /// Work that may fail.
  @FunctionalInterface
  interface Work<T, E extends Exception> {
    T done() throws E, InterruptedException;
  }

  /// Does the work when it is its turn, or at the latest after so long: then among others.
  <T, E extends Exception> T take(String what, long nanos, Work<T, E> work)
      throws E, InterruptedException {
    Turn turn =
        wanted.compute(
            what,
            (_, known) -> {
              Turn found = known == null ? new Turn() : known;
              found.waiting++;
              return found;
            });
    try {
      boolean mine = turn.lock.tryLock(nanos, TimeUnit.NANOSECONDS);
      try {
        return work.done();
      } finally {
        if (mine) {
          turn.lock.unlock();
        }
      }
    } finally {
      wanted.computeIfPresent(what, (_, known) -> --known.waiting == 0 ? null : known);
    }
  }
}
