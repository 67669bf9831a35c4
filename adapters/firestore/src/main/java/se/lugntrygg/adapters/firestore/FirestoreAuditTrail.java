package se.lugntrygg.adapters.firestore;

import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.Query;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import se.lugntrygg.application.port.AuditTrail;
import se.lugntrygg.domain.account.UserId;

/// Events, a document for each, in the order in which they were noted: exact within one process,
/// and among machines as exact as their clocks.
///
/// Forgetting is left to Firestore, which removes a document some time after its moment has passed.
/// What it has not come to yet is not told any more.
final class FirestoreAuditTrail implements AuditTrail {
  private static final String EVENT = "event";
  private static final String AT = "at";
  private static final String NOTED = "noted";

  /// Stands where the person does when nobody is known.
  private static final String NOBODY = "nobody";

  private static final char SEPARATOR = '/';

  private final Documents documents;
  private final InstantSource clock;
  private final AtomicLong last = new AtomicLong();

  /// The latest moment of which anything is known, in milliseconds.
  private final AtomicLong latest = new AtomicLong();

  FirestoreAuditTrail(Documents documents, InstantSource clock) {
    this.documents = documents;
    this.clock = clock;
  }

  private static String prefix(Optional<UserId> who) {
    return who.map(UserId::toString).orElse(NOBODY) + SEPARATOR;
  }

  /// Later than every other of this process.
  private String noted(Optional<UserId> who) {
    long now = micros(clock.instant());
    return noted(who, last.updateAndGet(before -> Math.max(before + 1, now)));
  }

  private static String noted(Optional<UserId> who, long micros) {
    return prefix(who) + String.format(Locale.ROOT, "%018d", micros);
  }

  static long micros(Instant moment) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
  }

  private static Map<String, Object> fields(Event event, String noted, Instant at) {
    return Map.of(
        EVENT,
        event.name(),
        AT,
        Fields.moment(at.truncatedTo(ChronoUnit.MILLIS)),
        NOTED,
        noted,
        "forgetAt",
        Fields.moment(at.plus(RETENTION)));
  }

  /// An event of another store.
  ///
  /// @param micros when it is taken to have been noted, which gives its place
  static Map<String, Object> fields(Noted event, long micros) {
    return fields(event.event(), noted(event.who(), micros), event.at());
  }

  static Noted event(Fields kept) {
    String noted = kept.text(NOTED);
    String who = noted.substring(0, noted.indexOf(SEPARATOR));
    return new Noted(
        Event.valueOf(kept.text(EVENT)),
        who.equals(NOBODY) ? Optional.empty() : Optional.of(UserId.parse(NOTED, who)),
        kept.moment(AT));
  }

  @Override
  public void note(Event event, Optional<UserId> who, Instant at) {
    DocumentReference document = documents.in(Place.AUDIT).document();
    Map<String, Object> fields = fields(event, noted(who), at);
    var _ =
        documents.change(
            "note an event",
            document.getPath(),
            draft -> {
              if (!draft.again() || draft.read(document).isEmpty()) {
                draft.create(document, fields);
              }
              return true;
            });
    var _ = latest.accumulateAndGet(at.toEpochMilli(), Math::max);
  }

  @Override
  public List<Noted> about(Optional<UserId> who, int limit) {
    String prefix = prefix(who);
    Query query =
        Question.EVENTS_NOTED
            .in(documents.in(Place.AUDIT))
            .whereGreaterThanOrEqualTo(NOTED, prefix)
            .whereLessThan(NOTED, prefix.replace(SEPARATOR, (char) (SEPARATOR + 1)))
            .limit(limit);
    Instant from = Instant.ofEpochMilli(latest.get()).minus(RETENTION);
    return documents
        .list(
            "read what happened",
            query,
            kept -> new Noted(Event.valueOf(kept.text(EVENT)), who, kept.moment(AT)))
        .stream()
        .filter(noted -> !noted.at().isBefore(from))
        .toList();
  }
}
