package se.lugntrygg.adapters.firestore;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import se.lugntrygg.application.port.MoodSummaries;
import se.lugntrygg.application.port.StorageFailure;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.mood.DaySummary;
import se.lugntrygg.domain.mood.MoodEntry;
import se.lugntrygg.domain.mood.Streaks;
import se.lugntrygg.domain.mood.Tally;
import se.lugntrygg.domain.time.Period;

/// Days and streaks, read as they were kept: one read, and one more for each volume of a year that
/// lies so far back, or holds so much, that it was put away.
final class FirestoreMoodSummaries implements MoodSummaries {
  /// So often the volumes of a rollup are looked for, when they are gone each time.
  private static final int MOST_LOOKS = 5;

  private final Documents documents;
  private final People people;
  private final Rollups rollups;
  private final FirestoreMoodEntries entries;

  FirestoreMoodSummaries(
      Documents documents, People people, Rollups rollups, FirestoreMoodEntries entries) {
    this.documents = documents;
    this.people = people;
    this.rollups = rollups;
    this.entries = entries;
  }

  private Days now(People.Person person) {
    return documents
        .find(
            "read a person's days",
            rollups.now(person.id()),
            kept -> Rollups.open(person, Optional.of(kept)).days())
        .orElseGet(() -> new Days(person.home()));
  }

  @Override
  public Optional<ZoneId> zoneOf(UserId owner) {
    return people.find(owner).map(person -> now(person).zone());
  }

  @Override
  public List<DaySummary> days(UserId owner, LocalDate first, LocalDate last) {
    return people.find(owner).map(person -> look(person, first, last).days()).orElse(List.of());
  }

  @Override
  public Streaks streaks(UserId owner, LocalDate today) {
    return people.find(owner).map(person -> now(person).streaks(today)).orElse(Streaks.NONE);
  }

  @Override
  public Optional<Past> past(UserId owner, LocalDate first, LocalDate last, LocalDate today) {
    return people
        .find(owner)
        .map(
            person -> {
              Look look = look(person, first, last);
              return new Past(look.now().zone(), look.days(), look.now().streaks(today));
            });
  }

  /// Days as of one moment, and all that is known of that moment.
  private record Look(Days now, List<DaySummary> days) {}

  private Look look(People.Person person, LocalDate first, LocalDate last) {
    for (int look = 0; look < MOST_LOOKS; look++) {
      Days now = now(person);
      if (last.isBefore(first)) {
        return new Look(now, List.of());
      }
      Optional<List<SortedMap<LocalDate, Tally>>> volumes =
          rollups.volumes(person, now.volumes(first, last));
      if (volumes.isPresent()) {
        return new Look(
            now,
            now.between(first, last, volumes.get()).entrySet().stream()
                .map(day -> new DaySummary(day.getKey(), day.getValue()))
                .toList());
      }
    }
    throw new StorageFailure(
        "read a person's days", new IllegalStateException("they change faster than they are read"));
  }

  /// Reckons a page of entries in each commit, from the newest to the oldest, and shows nothing of
  /// it before the last. What a crash leaves behind is gone on with when the same zone is asked for
  /// again, and swept out when another is.
  @Override
  public void rezone(UserId owner, ZoneId zone) {
    boolean more = step(owner, Optional.of(zone));
    // Whoever asks for another zone meanwhile has the last word: theirs is helped along then, so
    // that the days are in one zone when this returns.
    while (more) {
      more = step(owner, Optional.empty());
    }
  }

  /// One commit of it.
  ///
  /// @param zone the one asked for, or what was begun is gone on with
  /// @return whether there is more to do
  boolean step(UserId owner, Optional<ZoneId> zone) {
    return documents.change(
        "reckon a person's days anew",
        Rollups.turn(owner),
        draft -> {
          People.Person person = people.get(owner);
          Optional<Fields> kept = draft.read(rollups.now(owner));
          Rollup rollup = Rollups.open(person, kept);
          zone.ifPresent(asked -> rollup.moveTo(asked, kept.isEmpty()));
          Rollups.Limits limits = rollups.limits();
          boolean full = rollup.packed().length > limits.most();
          if (rollup.moving() && !full) {
            // Read after the rollup, which every change of an entry writes: if an entry changes
            // from here on, this commit fails and is tried again.
            List<MoodEntry> page =
                entries.feltWithin(person, Period.ALWAYS, rollup.reached(), 0, limits.page());
            rollup.pass(page, page.size() < limits.page(), limits.step());
          }
          boolean tidied = rollups.keep(draft, person, rollup);
          return tidied || rollup.moving();
        });
  }
}
