package se.lugntrygg.adapters.sqlite;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lugntrygg.application.port.AiUnits;
import se.lugntrygg.application.port.Overloaded;
import se.lugntrygg.application.port.StorageFailure;
import se.lugntrygg.domain.account.UserId;

/// What was spent, counted in memory and written down behind, so that nobody who writes to us waits
/// on the disk for it. One process uses the database, so memory is always right.
///
/// What is taken goes to disk at once and in the background, together with all that was taken
/// meanwhile. At most [#MAX_UNWRITTEN] units are on their way, and none is given while the last
/// attempt to write has failed: so much can be forgotten by a kill, and no more.
final class SqliteAiUnits implements AiUnits {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteAiUnits.class);

  /// More than are asked at once, so that nobody is turned away while the disk keeps up.
  static final int MAX_UNWRITTEN = 256;

  /// Yesterday is kept for a clock that is set back.
  private static final int DAYS_KEPT = 1;

  /// Old rows removed with each writing: more than come in, so the table does not grow.
  private static final int SWEEP = 2 * MAX_UNWRITTEN;

  private static final Duration RETRY_SOON = Duration.ofSeconds(1);

  /// What one day has cost so far.
  private static final class Day {
    private long byAll;
    private final Map<UserId, Long> byOne = new HashMap<>();
  }

  private record Own(LocalDate day, UserId person) {}

  private record Line(Own own, long units, long unitsOfAll) {}

  private final Database database;

  /// Who holds it writes.
  private final ReentrantLock pen = new ReentrantLock();

  private final NavigableMap<LocalDate, Day> days;
  private final Set<Own> changed = new LinkedHashSet<>();
  private int unwritten;
  private boolean writingSoon;
  private Optional<RuntimeException> failure = Optional.empty();

  private SqliteAiUnits(Database database, NavigableMap<LocalDate, Day> days) {
    this.database = database;
    this.days = days;
  }

  static SqliteAiUnits open(Database database) {
    return new SqliteAiUnits(database, database.read("look up what was spent", SqliteAiUnits::all));
  }

  private static NavigableMap<LocalDate, Day> all(Rows rows) throws SQLException {
    NavigableMap<LocalDate, Day> days = new TreeMap<>();
    var _ =
        rows.all(
            row -> {
              days.computeIfAbsent(LocalDate.ofEpochDay(row.getLong(1)), _ -> new Day()).byAll =
                  row.getLong(2);
              return true;
            },
            "SELECT day, units FROM ai_units");
    var _ =
        rows.all(
            row ->
                days.computeIfAbsent(LocalDate.ofEpochDay(row.getLong(1)), _ -> new Day())
                    .byOne
                    .put(new UserId(UUID.fromString(row.getString(2))), row.getLong(3)),
            "SELECT u.day, p.id, u.units FROM ai_units_of_person u JOIN person p ON p.n = u.person"
                + " WHERE u.day >= (SELECT max(day) FROM ai_units) - ?",
            DAYS_KEPT);
    return days;
  }

  @Override
  public synchronized boolean take(LocalDate day, UserId person, Budget budget) {
    days.headMap(day.minusDays(DAYS_KEPT)).clear();
    Day spent = days.computeIfAbsent(day, _ -> new Day());
    long own = spent.byOne.getOrDefault(person, 0L);
    if (spent.byAll >= budget.forAll() || own >= budget.forOne()) {
      return false;
    }
    if (failure.isPresent()) {
      writeSoon();
      throw new StorageFailure("keep what is spent", failure.get());
    }
    if (unwritten >= MAX_UNWRITTEN) {
      throw new Overloaded("units taken", RETRY_SOON);
    }
    spent.byAll++;
    spent.byOne.put(person, own + 1);
    unwritten++;
    changed.add(new Own(day, person));
    writeSoon();
    return true;
  }

  /// For the holder of this object's monitor.
  private void writeSoon() {
    if (!writingSoon) {
      writingSoon = true;
      var _ = Thread.ofVirtual().name("ai-units").start(this::write);
    }
  }

  /// Writes down all that has changed. A count is written as a whole, so that it may be written
  /// again when nobody knows whether it was.
  private void write() {
    pen.lock();
    try {
      List<Line> lines;
      int units;
      synchronized (this) {
        writingSoon = false;
        lines = changed.stream().map(this::line).flatMap(Optional::stream).toList();
        changed.clear();
        units = unwritten;
      }
      try {
        if (!lines.isEmpty()) {
          var _ = database.write("write down what was spent", rows -> written(rows, lines));
        }
        synchronized (this) {
          unwritten -= units;
          failure = Optional.empty();
        }
      } catch (StorageFailure | Overloaded e) {
        synchronized (this) {
          if (failure.isEmpty()) {
            LOG.warn("what is spent cannot be written down; until it can, providers are not asked");
          }
          lines.forEach(line -> changed.add(line.own()));
          failure = Optional.of(e);
        }
      }
    } finally {
      pen.unlock();
    }
  }

  /// The count as it is now; nothing for a day that is forgotten.
  private Optional<Line> line(Own own) {
    return Optional.ofNullable(days.get(own.day()))
        .map(day -> new Line(own, day.byOne.getOrDefault(own.person(), 0L), day.byAll));
  }

  private static boolean written(Rows rows, List<Line> lines) throws SQLException {
    for (Line line : lines) {
      long day = line.own().day().toEpochDay();
      var _ =
          rows.change(
              "INSERT OR REPLACE INTO ai_units (day, units) VALUES (?, ?)", day, line.unitsOfAll());
      // Who has no account, or none any more, is counted with all and by nobody else.
      var _ =
          rows.change(
              "INSERT OR REPLACE INTO ai_units_of_person (day, person, units) SELECT ?, n, ? FROM"
                  + " person WHERE id = ?",
              day,
              line.units(),
              line.own().person().toString());
    }
    long oldest = lines.getLast().own().day().toEpochDay() - DAYS_KEPT;
    var _ = rows.change("DELETE FROM ai_units WHERE day < ?", oldest);
    var _ =
        rows.change(
            "DELETE FROM ai_units_of_person WHERE (day, person) IN (SELECT day, person FROM"
                + " ai_units_of_person WHERE day < ? LIMIT ?)",
            oldest,
            SWEEP);
    return true;
  }

  /// Returns when all is written, or cannot be.
  void flush() {
    write();
  }
}
