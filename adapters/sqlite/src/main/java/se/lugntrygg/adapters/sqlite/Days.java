package se.lugntrygg.adapters.sqlite;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.lugntrygg.domain.mood.DayRun;
import se.lugntrygg.domain.mood.MoodEntry;
import se.lugntrygg.domain.mood.Strand;
import se.lugntrygg.domain.mood.Tally;
import se.lugntrygg.domain.text.Sentiment;

/// A person's days and runs of days, changed in the transaction of the entry that changes them.
///
/// @param zone the days are reckoned in
record Days(Rows rows, People.Person person, ZoneId zone) {
  static final String UP_TO =
      "SELECT first, last FROM run WHERE person = ? AND first <= ? ORDER BY first DESC LIMIT 1";

  static Days of(Rows rows, People.Person person) throws SQLException {
    return new Days(rows, person, zoneOf(rows, person));
  }

  static ZoneId zoneOf(Rows rows, People.Person person) throws SQLException {
    return ZoneId.of(
        rows.one(row -> row.getString(1), "SELECT zone FROM person WHERE n = ?", person.n())
            .orElseThrow());
  }

  /// What is sealed of a day.
  record Stored(
      Strand all,
      List<Integer> scores,
      Map<Sentiment, Integer> sentiments,
      Map<Integer, Strand> hours,
      Map<String, Strand> tags,
      Map<String, Integer> moods) {
    static Stored of(Tally tally) {
      return new Stored(
          tally.all(),
          tally.scores(),
          tally.sentiments(),
          tally.hours(),
          tally.tags(),
          tally.moods());
    }

    Tally tally() {
      return new Tally(all, scores, sentiments, hours, tags, moods);
    }

    @Override
    public String toString() {
      return "Stored[hidden]";
    }
  }

  static Tally open(People.Person person, long day, byte[] sealed) {
    return Sealed.open(person.sealer(), sealed, "day/" + day, Stored.class).tally();
  }

  void add(MoodEntry entry) throws SQLException {
    change(day(entry), Tally.of(entry, zone), false);
  }

  void remove(MoodEntry entry) throws SQLException {
    change(day(entry), Tally.of(entry, zone), true);
  }

  private long day(MoodEntry entry) {
    return entry.feltAt().atZone(zone).toLocalDate().toEpochDay();
  }

  private void change(long day, Tally tally, boolean away) throws SQLException {
    Optional<Tally> before =
        rows.one(
            row -> open(person, day, row.getBytes(1)),
            "SELECT sealed FROM day WHERE person = ? AND day = ?",
            person.n(),
            day);
    Tally base = before.orElse(Tally.NONE);
    Tally after = away ? base.minus(tally) : base.plus(tally);
    if (after.all().entries() == 0) {
      var _ = rows.change("DELETE FROM day WHERE person = ? AND day = ?", person.n(), day);
      split(LocalDate.ofEpochDay(day));
      return;
    }
    keep(day, after);
    if (before.isEmpty()) {
      join(LocalDate.ofEpochDay(day));
    }
  }

  private void keep(long day, Tally tally) throws SQLException {
    var _ =
        rows.change(
            "INSERT OR REPLACE INTO day (person, day, sealed) VALUES (?, ?, ?)",
            person.n(),
            day,
            Sealed.seal(person.sealer(), Stored.of(tally), "day/" + day));
  }

  /// The last run that begins on the day or before it.
  static Optional<DayRun> upTo(Rows rows, People.Person person, LocalDate day) throws SQLException {
    return rows.one(
        row ->
            new DayRun(LocalDate.ofEpochDay(row.getLong(1)), LocalDate.ofEpochDay(row.getLong(2))),
        UP_TO,
        person.n(),
        day.toEpochDay());
  }

  /// A day that was empty has an entry now: it joins the runs on both sides.
  private void join(LocalDate day) throws SQLException {
    Optional<DayRun> left =
        upTo(rows, person, day).filter(run -> run.last().equals(day.minusDays(1)));
    Optional<DayRun> right =
        upTo(rows, person, day.plusDays(1)).filter(run -> run.first().equals(day.plusDays(1)));
    if (left.isPresent()) {
      drop(left.get());
    }
    if (right.isPresent()) {
      drop(right.get());
    }
    put(new DayRun(left.map(DayRun::first).orElse(day), right.map(DayRun::last).orElse(day)));
  }

  /// A day that had entries is empty now: its run falls in two.
  private void split(LocalDate day) throws SQLException {
    Optional<DayRun> run = upTo(rows, person, day).filter(found -> !found.last().isBefore(day));
    if (run.isEmpty()) {
      return;
    }
    drop(run.get());
    if (run.get().first().isBefore(day)) {
      put(new DayRun(run.get().first(), day.minusDays(1)));
    }
    if (run.get().last().isAfter(day)) {
      put(new DayRun(day.plusDays(1), run.get().last()));
    }
  }

  private void drop(DayRun run) throws SQLException {
    var _ =
        rows.change(
            "DELETE FROM run WHERE person = ? AND first = ?", person.n(), run.first().toEpochDay());
  }

  private void put(DayRun run) throws SQLException {
    var _ =
        rows.change(
            "INSERT INTO run (person, first, last, length) VALUES (?, ?, ?, ?)",
            person.n(),
            run.first().toEpochDay(),
            run.last().toEpochDay(),
            run.length());
  }

  /// Reckons everything anew from all entries.
  void rebuild() throws SQLException {
    var _ = rows.change("DELETE FROM day WHERE person = ?", person.n());
    var _ = rows.change("DELETE FROM run WHERE person = ?", person.n());
    Map<Long, Tally> days = new HashMap<>();
    for (MoodEntry entry : SqliteMoodEntries.all(rows, person)) {
      days.merge(day(entry), Tally.of(entry, zone), Tally::plus);
    }
    for (var day : days.entrySet()) {
      keep(day.getKey(), day.getValue());
      join(LocalDate.ofEpochDay(day.getKey()));
    }
  }
}
