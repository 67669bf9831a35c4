package se.lugntrygg.adapters.firestore;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.Firestore;
import com.google.cloud.firestore.FirestoreOptions;
import com.google.cloud.firestore.QueryDocumentSnapshot;
import com.google.cloud.firestore.WriteBatch;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import se.lugntrygg.application.port.MoodEntries;
import se.lugntrygg.application.port.MoodSummaries;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.mood.DaySummary;
import se.lugntrygg.domain.mood.MoodEntry;
import se.lugntrygg.domain.mood.Streaks;
import se.lugntrygg.domain.mood.Tally;
import se.lugntrygg.domain.time.Period;

/// The moods of one machine, with limits of its own.
final class Moods {
  /// So small that nearly every change puts something away.
  static final Rollups.Limits TIGHT = new Rollups.Limits(400, 900, 600, 900, 7);

  static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
  static final LocalDate LAST = LocalDate.of(2100, 1, 1);

  private final FirestoreStore store;
  private final FirestoreMoodEntries entries;
  private final FirestoreMoodSummaries summaries;

  Moods(FirestoreStore store, Rollups.Limits limits) {
    this.store = store;
    Rollups rollups = new Rollups(store.documents(), limits);
    this.entries = new FirestoreMoodEntries(store.documents(), store.people(), rollups);
    this.summaries =
        new FirestoreMoodSummaries(store.documents(), store.people(), rollups, entries);
  }

  MoodEntries entries() {
    return entries;
  }

  MoodSummaries summaries() {
    return summaries;
  }

  /// Reckons anew, but only so many steps, as a machine does that dies then.
  ///
  /// @return whether there was more to do
  boolean begin(UserId owner, ZoneId zone, int steps) {
    boolean more = summaries.step(owner, Optional.of(zone));
    for (int i = 1; i < steps && more; i++) {
      more = summaries.step(owner, Optional.empty());
    }
    return more;
  }

  /// Writes entries past all that counts them, many at a time; reckoning anew makes up for it.
  void pour(List<MoodEntry> pouring) throws Exception {
    for (int from = 0; from < pouring.size(); from += 250) {
      WriteBatch batch = store.client().batch();
      for (MoodEntry entry : pouring.subList(from, Math.min(from + 250, pouring.size()))) {
        var _ =
            batch.create(
                entries.at(entry.owner(), entry.id()),
                FirestoreMoodEntries.fields(store.people().get(entry.owner()), entry));
      }
      batch.commit().get(60, TimeUnit.SECONDS);
    }
  }

  /// Whether days and streaks are what the entries add up to in the zone.
  void agree(UserId owner, ZoneId zone, LocalDate today) {
    Map<LocalDate, Tally> days = new TreeMap<>();
    for (MoodEntry entry : entries.feltWithin(owner, Period.ALWAYS, Optional.empty(), 0, 100_000)) {
      days.merge(LocalDate.ofInstant(entry.feltAt(), zone), Tally.of(entry, zone), Tally::plus);
    }
    assertThat(summaries.past(owner, FIRST, LAST, today))
        .contains(
            new MoodSummaries.Past(
                zone,
                days.entrySet().stream()
                    .map(day -> new DaySummary(day.getKey(), day.getValue()))
                    .toList(),
                Streaks.of(new TreeMap<>(days).navigableKeySet(), today)));
  }

  /// The sizes of the documents that hold what the entries add up to.
  Map<String, Integer> sizes(UserId owner) throws Exception {
    // By a client without our list of questions, which has none for all of these.
    FirestoreOptions options =
        FirestoreOptions.newBuilder()
            .setProjectId(store.client().getOptions().getProjectId())
            .setEmulatorHost(Emulator.host())
            .build();
    Map<String, Integer> sizes = new TreeMap<>();
    Firestore client = options.getService();
    try {
      for (QueryDocumentSnapshot each :
          client
              .collection("users/" + owner + "/rollups")
              .get()
              .get(60, TimeUnit.SECONDS)
              .getDocuments()) {
        sizes.put(each.getId(), new Fields(each).bytes("sealed").length);
      }
      return sizes;
    } finally {
      client.close();
    }
  }

  DocumentReference now(UserId owner) {
    return store.documents().in(Place.ROLLUPS, owner).document("now");
  }
}
