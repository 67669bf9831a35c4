package se.lugntrygg.application.archive;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.lugntrygg.application.port.Archive;
import se.lugntrygg.domain.account.UserId;

/// Everybody who has an account in one of two stores, each person once.
final class Everybody {
  private static final int PAGE = 200;

  /// Enough to keep a store busy that answers over a network, and few enough to be held in memory.
  private static final int AT_ONCE = 8;

  private Everybody() {}

  /// Somebody.
  record Somebody(UserId id, boolean inFirst, boolean inSecond) {}

  private static final class People {
    private final Archive archive;
    private final Deque<UserId> page = new ArrayDeque<>();
    private Optional<UserId> last = Optional.empty();
    private boolean more = true;

    private People(Archive archive) {
      this.archive = archive;
    }

    private @Nullable UserId next() {
      if (page.isEmpty() && more) {
        List<UserId> read = archive.people(last, PAGE);
        more = read.size() == PAGE;
        last = read.isEmpty() ? last : Optional.of(read.getLast());
        page.addAll(read);
      }
      return page.peek();
    }
  }

  private static final Comparator<UserId> BY_TEXT = Comparator.comparing(UserId::toString);

  /// Does the work for each of them, some at once; what fails for one ends it for all.
  static void each(Archive first, Archive second, Consumer<Somebody> work) {
    People one = new People(first);
    People other = new People(second);
    try (ExecutorService crew =
        Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().name("import-", 0).factory())) {
      List<Callable<Boolean>> some = new ArrayList<>();
      for (Somebody next = next(one, other); next != null; next = next(one, other)) {
        Somebody each = next;
        some.add(
            () -> {
              work.accept(each);
              return true;
            });
        if (some.size() == PAGE) {
          all(crew, some);
          some.clear();
        }
      }
      all(crew, some);
    }
  }

  private static @Nullable Somebody next(People one, People other) {
    UserId first = one.next();
    UserId second = other.next();
    if (first == null && second == null) {
      return null;
    }
    int order = first == null ? 1 : second == null ? -1 : BY_TEXT.compare(first, second);
    UserId id = order <= 0 ? one.page.remove() : other.page.remove();
    if (order == 0) {
      other.page.remove();
    }
    return new Somebody(id, order <= 0, order >= 0);
  }

  private static void all(ExecutorService crew, List<Callable<Boolean>> some) {
    try {
      for (Future<Boolean> done : crew.invokeAll(some)) {
        var _ = done.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
