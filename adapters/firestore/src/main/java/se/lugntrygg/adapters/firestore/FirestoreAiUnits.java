package se.lugntrygg.adapters.firestore;

import com.google.cloud.firestore.DocumentReference;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lugntrygg.application.port.AiUnits;
import se.lugntrygg.application.port.StorageFailure;
import se.lugntrygg.domain.account.UserId;

/// What was spent, as far as machines have set it aside: each takes some units of a budget in one
/// change, and then gives them from memory. So all machines together never spend more than there
/// is, few questions wait on Firestore, and no document is written for each of them.
///
/// A stop gives back what was not spent. A kill does not: [#FOR_ALL] units of everybody's budget
/// and [#FOR_ONE] of each person's are then lost, many times as many of everybody's after a rush.
final class FirestoreAiUnits implements AiUnits {
  private static final Logger LOG = LoggerFactory.getLogger(FirestoreAiUnits.class);
  private static final String GIVEN = "given";
  private static final String FORGET = "forgetAt";

  /// So many are set aside at a time of what all may spend.
  static final int FOR_ALL = 64;

  /// In a rush more, so that one document is not written more than once a second by one machine.
  private static final int FOR_ALL_IN_A_RUSH = 4096;

  private static final Duration RUSH = Duration.ofSeconds(1);

  /// So many of what one person may.
  static final int FOR_ONE = 8;

  /// Never more than this part of what is left, so that no machine sits on the last of it.
  private static final int PART = 8;

  /// For so long a budget that is used up is not looked at again: others may have given back.
  private static final Duration USED_UP = Duration.ofMinutes(1);

  /// For so long nobody asks a store that has just failed.
  static final Duration FAILED = Duration.ofSeconds(5);

  /// Yesterday is kept for a clock that is set back.
  private static final int DAYS_KEPT = 1;

  /// A day's documents are of no use after the next one.
  private static final int DAYS_STORED = 3;

  /// People of one day kept in mind; of those beyond, some units are lost.
  private static final int PEOPLE = 20_000;

  private static final Duration GIVING_BACK = Duration.ofSeconds(5);

  private final Documents documents;
  private final LongSupplier nanos;
  private final NavigableMap<LocalDate, Day> days = new TreeMap<>();
  private volatile @Nullable Failure failure;

  private record Failure(long at, RuntimeException cause) {}

  /// @param documents that have little patience
  /// @param nanos a clock that only ever rises
  FirestoreAiUnits(Documents documents, LongSupplier nanos) {
    this.documents = documents;
    this.nanos = nanos;
  }

  private final class Day {
    private final LocalDate date;
    private final Purse all;
    private final Map<UserId, Purse> people =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<UserId, Purse> eldest) {
            return size() > PEOPLE;
          }
        };

    private Day(LocalDate date) {
      this.date = date;
      this.all = new Purse(at(date), date, FOR_ALL, FOR_ALL_IN_A_RUSH);
    }

    private Purse of(UserId person) {
      return people.computeIfAbsent(person, id -> new Purse(at(date, id), date, FOR_ONE, FOR_ONE));
    }
  }

  private record Purses(Purse all, Purse own) {}

  private synchronized Purses purses(LocalDate date, UserId person) {
    days.headMap(date.minusDays(DAYS_KEPT)).clear();
    Day day = days.computeIfAbsent(date, Day::new);
    return new Purses(day.all, day.of(person));
  }

  private DocumentReference at(LocalDate day) {
    return at(documents, day);
  }

  private DocumentReference at(LocalDate day, UserId person) {
    return at(documents, day, person);
  }

  static DocumentReference at(Documents documents, LocalDate day) {
    return documents.in(Place.AI_UNITS).document(day.toString());
  }

  static DocumentReference at(Documents documents, LocalDate day, UserId person) {
    return at(documents, day)
        .collection(Place.AI_UNITS_OF_PERSON.collection())
        .document(person.toString());
  }

  static Map<String, Object> fields(LocalDate day, long given) {
    return Map.of(
        GIVEN,
        given,
        FORGET,
        Fields.moment(day.plusDays(DAYS_STORED).atStartOfDay().toInstant(ZoneOffset.UTC)));
  }

  static long given(Fields kept) {
    return kept.number(GIVEN);
  }

  @Override
  public boolean take(LocalDate day, UserId person, Budget budget) {
    Purses purses = purses(day, person);
    if (purses.all().knownUsedUp(budget.forAll()) || !purses.own().take(budget.forOne())) {
      return false;
    }
    boolean taken = false;
    try {
      taken = purses.all().take(budget.forAll());
    } finally {
      if (!taken) {
        purses.own().putBack();
      }
    }
    return taken;
  }

  /// What this machine has set aside of one budget, as its document says of all machines.
  private final class Purse {
    private final DocumentReference at;
    private final LocalDate day;
    private final int usual;
    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private long held;
    private long given;
    private long portion;
    private Optional<Long> readAt = Optional.empty();

    private Purse(DocumentReference at, LocalDate day, int usual, int most) {
      this.at = at;
      this.day = day;
      this.usual = usual;
      this.most = most;
      this.portion = usual;
    }

    boolean take(long budget) {
      lock.lock();
      try {
        if (usedUp(budget)) {
          return false;
        }
        if (held == 0) {
          setAside(budget);
        }
        if (held == 0) {
          return false;
        }
        held--;
        return true;
      } finally {
        lock.unlock();
      }
    }

    void putBack() {
      lock.lock();
      try {
        held++;
      } finally {
        lock.unlock();
      }
    }

    boolean knownUsedUp(long budget) {
      lock.lock();
      try {
        return usedUp(budget);
      } finally {
        lock.unlock();
      }
    }

    private boolean usedUp(long budget) {
      return given - held >= budget && since().filter(age -> age < USED_UP.toNanos()).isPresent();
    }

    private Optional<Long> since() {
      return readAt.map(read -> nanos.getAsLong() - read);
    }

    private void setAside(long budget) {
      Failure before = failure;
      if (before != null && nanos.getAsLong() - before.at() < FAILED.toNanos()) {
        throw new StorageFailure("set aside what may be spent", before.cause());
      }
      boolean rush = since().filter(age -> age < RUSH.toNanos()).isPresent();
      portion = rush ? Math.min(most, 2 * portion) : usual;
      try {
        held =
            documents.change("set aside what may be spent", at.getPath(), on -> aside(on, budget));
        failure = null;
      } catch (RuntimeException e) {
        failure = new Failure(nanos.getAsLong(), e);
        throw e;
      }
      readAt = Optional.of(nanos.getAsLong());
    }

    private long aside(Draft draft, long budget) throws Refused, InterruptedException {
      long before = draft.read(at).map(found -> found.number(GIVEN)).orElse(0L);
      long units = before >= budget ? 0 : Math.clamp((budget - before) / PART, 1, portion);
      given = before + units;
      if (units > 0) {
        draft.put(at, fields(day, given));
      }
      return units;
    }

    /// What is held goes back, as far as it can.
    private boolean giveBack() {
      lock.lock();
      try {
        long rest = held;
        held = 0;
        return rest == 0
            || documents.change(
                "give back what was not spent",
                at.getPath(),
                draft -> {
                  Optional<Fields> found = draft.read(at);
                  found.ifPresent(
                      kept -> draft.amend(at, Map.of(GIVEN, kept.number(GIVEN) - rest)));
                  return true;
                });
      } finally {
        lock.unlock();
      }
    }
  }

  /// Gives back what is set aside and was not spent, for as long as that takes and a stop can wait.
  void giveBack() {
    List<Callable<Boolean>> each = new ArrayList<>();
    synchronized (this) {
      for (Day day : days.values()) {
        each.add(day.all::giveBack);
        day.people.values().forEach(purse -> each.add(purse::giveBack));
      }
    }
    long lost = 0;
    try (ExecutorService giving = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var given : giving.invokeAll(each, GIVING_BACK.toMillis(), TimeUnit.MILLISECONDS)) {
        lost += given.state() == Future.State.SUCCESS ? 0 : 1;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    if (lost > 0) {
      LOG.warn("of {} budgets what was set aside could not be given back", lost);
    }
  }
}
