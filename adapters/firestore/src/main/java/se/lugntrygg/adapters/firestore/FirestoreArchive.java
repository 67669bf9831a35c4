package se.lugntrygg.adapters.firestore;

import com.google.cloud.firestore.Blob;
import com.google.cloud.firestore.CollectionReference;
import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.DocumentSnapshot;
import com.google.cloud.firestore.FieldPath;
import com.google.cloud.firestore.Query;
import com.google.cloud.firestore.WriteBatch;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.lugntrygg.application.archive.Kept;
import se.lugntrygg.application.archive.Kind;
import se.lugntrygg.application.archive.Paged;
import se.lugntrygg.application.port.Archive;
import se.lugntrygg.application.port.AuditTrail;
import se.lugntrygg.application.port.WordSafe;
import se.lugntrygg.domain.account.Account;
import se.lugntrygg.domain.account.SessionId;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.conversation.Exchange;
import se.lugntrygg.domain.conversation.ExerciseRunId;
import se.lugntrygg.domain.forecast.KeptForecast;
import se.lugntrygg.domain.mood.MoodEntry;
import se.lugntrygg.domain.story.Story;

/// All documents of the database. Wrapped keys and keyed hashes move as they are; words are opened
/// and sealed again under the same key, so that whatever is moved was found whole.
///
/// Documents are written many together and without looking, since nobody else writes; days are
/// reckoned from the entries when all of a person's are there.
final class FirestoreArchive implements Archive {
  /// So many bytes are written together: Firestore takes ten megabytes.
  private static final int MOST_BYTES = 2_000_000;

  /// Of the day before yesterday nobody asks, but a run may pass midnight.
  private static final int DAYS_BEFORE = 2;

  private static final String UNDER_A_PERSON = Place.USERS.path() + "/";
  private static final String IN = "in";
  private static final HexFormat HEX = HexFormat.of();

  private final Documents documents;
  private final People people;
  private final Rollups rollups;
  private final FirestoreConversations conversations;
  private final FirestoreReplays replays;
  private final WordSafe safe;
  private final String place;
  private final FirestoreStore store;
  private final InstantSource clock = InstantSource.system();

  /// @param place which database this is
  FirestoreArchive(
      Documents documents,
      People people,
      Rollups rollups,
      FirestoreConversations conversations,
      FirestoreReplays replays,
      WordSafe safe,
      String place,
      FirestoreStore store) {
    this.documents = documents;
    this.people = people;
    this.rollups = rollups;
    this.conversations = conversations;
    this.replays = replays;
    this.safe = safe;
    this.place = place;
    this.store = store;
  }

  /// What lies in a place.
  static Set<Kind> kinds(Place place) {
    return switch (place) {
      case USERS -> EnumSet.of(Kind.ACCOUNT, Kind.CONSENT);
      case EMAILS -> EnumSet.of(Kind.ACCOUNT);
      case SESSIONS -> EnumSet.of(Kind.SESSION);
      case LOCKOUTS -> EnumSet.of(Kind.LOCKOUT);
      case MOODS -> EnumSet.of(Kind.MOOD);
      case ROLLUPS -> EnumSet.of(Kind.DAY, Kind.RUN);
      case REPLAYS -> EnumSet.of(Kind.REPLAY);
      case CONVERSATION -> EnumSet.of(Kind.CONVERSATION, Kind.EXCHANGE);
      case STORIES -> EnumSet.of(Kind.STORY);
      case FORECASTS -> EnumSet.of(Kind.FORECAST);
      case EXERCISES -> EnumSet.of(Kind.EXERCISE);
      case PRIVATE -> EnumSet.of(Kind.SAFETY_PLAN, Kind.RISK_WATCH);
      case AI_UNITS -> EnumSet.of(Kind.AI_UNITS);
      case AI_UNITS_OF_PERSON -> EnumSet.of(Kind.AI_UNITS_OF_PERSON);
      case AUDIT -> EnumSet.of(Kind.AUDIT);
      // The database's own.
      case ARRIVALS -> EnumSet.noneOf(Kind.class);
    };
  }

  @Override
  public String identity() {
    return HEX.formatHex(safe.fingerprint("archive-identity", place));
  }

  private DocumentReference arrived() {
    return documents.in(Place.ARRIVALS).document(IN);
  }

  @Override
  public Optional<Arrival> arrival() {
    return documents.find(
        "look for an import",
        arrived(),
        kept ->
            new Arrival(
                kept.text("origin"),
                kept.moment("begunAt"),
                kept.has("endedAt") ? Optional.of(kept.moment("endedAt")) : Optional.empty()));
  }

  @Override
  public void note(Arrival arrival) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("origin", arrival.origin());
    fields.put("begunAt", Fields.moment(arrival.begunAt()));
    arrival.endedAt().ifPresent(ended -> fields.put("endedAt", Fields.moment(ended)));
    documents.fill("note an import", batch -> batch.set(arrived(), fields));
  }

  @Override
  public boolean isEmpty() {
    return Arrays.stream(Place.values())
        .filter(each -> each.path().indexOf('/') == each.path().lastIndexOf('/'))
        .filter(each -> !kinds(each).isEmpty())
        .allMatch(
            each ->
                documents
                    .list(
                        "look whether the database is empty",
                        Question.walk(documents.in(each), Optional.empty(), 1)
                            .select(FieldPath.documentId()),
                        Function.identity())
                    .isEmpty());
  }

  /// All documents of a collection.
  private void walk(CollectionReference collection, Consumer<Fields> sink) {
    Paged.each(
        (Optional<Fields> last) ->
            documents.list(
                "read everything",
                Question.walk(collection, last.map(kept -> kept.document().getId()), Paged.PAGE),
                Function.identity()),
        sink);
  }

  @Override
  public List<UserId> people(Optional<UserId> after, int limit) {
    return documents.list(
        "list accounts",
        Question.walk(documents.in(Place.USERS), after.map(UserId::toString), limit)
            .select(FieldPath.documentId()),
        kept -> UserId.parse("id", kept.document().getId()));
  }

  /// A person, and how their document was read.
  private record Found(People.Person person, Fields user) {}

  @Override
  public void read(UserId id, Consumer<Kept> sink) {
    Optional<Found> found =
        documents.find(
            "read an account", documents.user(id), user -> new Found(people.seen(id, user), user));
    if (found.isEmpty()) {
      people.forget(id);
      return;
    }
    People.Person person = found.get().person();
    Optional<Days> days =
        documents.find(
            "read a person's days",
            rollups.now(id),
            kept -> Rollups.open(person, Optional.of(kept)).days());
    sink.accept(account(found.get(), days.map(Days::zone).orElse(person.home())));
    FirestoreConsents.consent(found.get().user()).map(Kept.Consent::new).ifPresent(sink);
    days.map(Days::runs).orElse(List.of()).forEach(run -> sink.accept(new Kept.Run(run)));
    readPrivate(person, sink);
    readSpent(id, sink);
    walk(
        documents.in(Place.EXERCISES, id),
        kept ->
            sink.accept(
                new Kept.Exercise(
                    FirestoreExerciseRuns.run(
                        person,
                        new ExerciseRunId(UserId.canonical("id", kept.document().getId())),
                        kept))));
    Paged.lookingBack(store, id, sink);
    conversations.ledger(person).ifPresent(sink);
    Paged.conversation(store, id, sink);
  }

  private DocumentReference address(Account account) {
    return documents.in(Place.EMAILS).document(FirestoreAccounts.print(safe, account.email()));
  }

  private Kept.Person account(Found found, ZoneId days) {
    Account account = FirestoreAccounts.account(found.person(), found.user());
    DocumentReference address = address(account);
    return new Kept.Person(
        account,
        FirestoreAccounts.password(found.user()),
        days,
        HEX.formatHex(found.user().bytes(People.KEY)),
        documents
            .find("read an account", address, FirestoreAccounts::owner)
            .filter(account.id()::equals)
            .map(_ -> address.getId()));
  }

  private void readPrivate(People.Person person, Consumer<Kept> sink) {
    walk(
        documents.in(Place.PRIVATE, person.id()),
        kept ->
            sink.accept(
                switch (kept.document().getId()) {
                  case FirestoreSafetyPlans.NAME ->
                      new Kept.Plan(FirestoreSafetyPlans.plan(person, kept));
                  case FirestoreRiskFlags.NAME ->
                      new Kept.Watch(FirestoreRiskFlags.watch(person, kept));
                  default ->
                      throw new IllegalStateException("a private document of an unknown name");
                }));
  }

  private List<LocalDate> daysOfUnits() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return today.minusDays(DAYS_BEFORE).datesUntil(today.plusDays(2)).toList();
  }

  private List<DocumentReference> spent(UserId id) {
    return daysOfUnits().stream().map(day -> FirestoreAiUnits.at(documents, day, id)).toList();
  }

  private void readSpent(UserId id, Consumer<Kept> sink) {
    documents
        .findAll(
            "read what was spent",
            spent(id),
            kept ->
                new Kept.Spent(
                    LocalDate.parse(kept.document().getReference().getParent().getParent().getId()),
                    FirestoreAiUnits.given(kept)))
        .forEach(each -> each.ifPresent(sink));
  }

  @Override
  public void read(Kind shared, Consumer<Kept> sink) {
    switch (shared) {
      case SESSION ->
          walk(
              documents.in(Place.SESSIONS),
              kept ->
                  sink.accept(
                      FirestoreSessions.open(kept)
                          ? new Kept.Session(FirestoreSessions.session(kept))
                          : new Kept.EndedSession(
                              FirestoreSessions.id(kept), kept.moment(FirestoreSessions.ENDED))));
      case LOCKOUT ->
          walk(
              documents.in(Place.LOCKOUTS),
              kept ->
                  sink.accept(
                      new Kept.Lockout(kept.document().getId(), FirestoreLockouts.attempts(kept))));
      case AI_UNITS ->
          walk(
              documents.in(Place.AI_UNITS),
              kept ->
                  sink.accept(
                      new Kept.SpentByAll(
                          LocalDate.parse(kept.document().getId()), FirestoreAiUnits.given(kept))));
      case REPLAY -> walk(documents.in(Place.REPLAYS), kept -> sink.accept(replays.claim(kept)));
      case AUDIT -> readEvents(sink);
      case ACCOUNT,
          CONSENT,
          MOOD,
          DAY,
          RUN,
          CONVERSATION,
          EXCHANGE,
          STORY,
          FORECAST,
          EXERCISE,
          SAFETY_PLAN,
          RISK_WATCH,
          AI_UNITS_OF_PERSON ->
          throw new IllegalArgumentException(shared + " is read with its person");
    }
  }

  /// An event, and the document it was read from.
  private record Noted(AuditTrail.Noted event, DocumentSnapshot at) {}

  private void readEvents(Consumer<Kept> sink) {
    Query query = Question.EVENTS_NOTED.in(documents.in(Place.AUDIT)).limit(Paged.PAGE);
    // Equal to nobody's, so that the first is the first of somebody.
    List<Optional<UserId>> about = new ArrayList<>();
    long[] position = {0};
    Paged.each(
        (Optional<Noted> last) ->
            documents.list(
                "read events",
                last.map(noted -> query.startAfter(noted.at())).orElse(query),
                kept -> new Noted(FirestoreAuditTrail.event(kept), kept.document())),
        noted -> {
          Optional<UserId> who = noted.event().who();
          if (!about.contains(who)) {
            about.clear();
            about.add(who);
            position[0] = 0;
          }
          sink.accept(new Kept.Event(noted.event(), position[0]++));
        });
  }

  /// Writes many documents together.
  private final class Buffer {
    private final List<Consumer<WriteBatch>> waiting = new ArrayList<>();
    private int bytes;

    void put(DocumentReference at, Map<String, Object> fields) {
      write(
          batch -> batch.set(at, fields),
          fields.values().stream()
              .mapToInt(value -> value instanceof Blob blob ? blob.toByteString().size() : 0)
              .sum());
    }

    void amend(DocumentReference at, Map<String, Object> fields) {
      write(batch -> batch.update(at, fields), 0);
    }

    void remove(DocumentReference at) {
      write(batch -> batch.delete(at), 0);
    }

    private void write(Consumer<WriteBatch> write, int more) {
      if (waiting.size() == Paged.PAGE || bytes + more > MOST_BYTES) {
        flush();
      }
      waiting.add(write);
      bytes += more;
    }

    void flush() {
      if (!waiting.isEmpty()) {
        documents.fill(
            "keep what is imported", batch -> waiting.forEach(write -> write.accept(batch)));
        waiting.clear();
        bytes = 0;
      }
    }
  }

  /// Removes all documents of a collection.
  private void clear(CollectionReference collection, Buffer buffer) {
    Paged.each(
        (Optional<DocumentReference> last) ->
            documents.list(
                "find what is replaced",
                Question.walk(collection, last.map(DocumentReference::getId), Paged.PAGE)
                    .select(FieldPath.documentId()),
                kept -> kept.document().getReference()),
        buffer::remove);
  }

  @Override
  public Filling fill(UserId id) {
    Buffer buffer = new Buffer();
    Optional<Found> before =
        documents.find(
            "find who is replaced",
            documents.user(id),
            user -> new Found(people.seen(id, user), user));
    if (before.isPresent()) {
      for (Place each : Place.values()) {
        if (each.path().startsWith(UNDER_A_PERSON)) {
          clear(documents.in(each, id), buffer);
        }
      }
      spent(id).forEach(buffer::remove);
      buffer.flush();
      // Last, so that a try which ends here is one that has begun.
      buffer.remove(address(FirestoreAccounts.account(before.get().person(), before.get().user())));
      buffer.remove(documents.user(id));
      buffer.flush();
      people.forget(id);
    }
    return new Person(id, buffer);
  }

  /// Fills in what is a person's.
  private final class Person implements Filling {
    private final UserId id;
    private final Buffer buffer;
    private People.@Nullable Person person;
    private FirestoreConversations.@Nullable Refiling conversation;
    private Optional<ZoneId> reckoned = Optional.empty();

    private Person(UserId id, Buffer buffer) {
      this.id = id;
      this.buffer = buffer;
    }

    private People.Person person() {
      if (person == null) {
        person = people.get(id);
      }
      return person;
    }

    @Override
    public void add(Kept record) {
      switch (record) {
        case Kept.Person account -> open(account);
        case Kept.Consent(var consent) ->
            buffer.amend(documents.user(id), FirestoreConsents.fields(consent));
        case Kept.Mood(MoodEntry entry) -> {
          reckoned = Optional.of(person().home());
          buffer.put(
              documents.in(Place.MOODS, id).document(entry.id().toString()),
              FirestoreMoodEntries.fields(person(), entry));
        }
        case Kept.Day _, Kept.Run _ -> {
          // Reckoned at the end.
        }
        case Kept.Conversation standing ->
            conversation = conversations.new Refiling(person(), standing, buffer::put);
        case Kept.Said(Exchange exchange) -> {
          if (conversation == null) {
            throw new IllegalArgumentException("nobody told how the conversation stands");
          }
          conversation.add(exchange);
        }
        case Kept.Told(Story story) ->
            buffer.put(
                documents.in(Place.STORIES, id).document(Long.toString(story.sequence())),
                FirestoreStories.fields(person(), story));
        case Kept.Foretold(KeptForecast forecast) ->
            buffer.put(
                documents.in(Place.FORECASTS, id).document(forecast.id().toString()),
                FirestoreForecasts.fields(person(), forecast));
        case Kept.Exercise(var run) ->
            buffer.put(
                documents.in(Place.EXERCISES, id).document(run.id().toString()),
                FirestoreExerciseRuns.fields(person(), run));
        case Kept.Plan(var plan) ->
            buffer.put(
                documents.in(Place.PRIVATE, id).document(FirestoreSafetyPlans.NAME),
                FirestoreSafetyPlans.fields(person(), plan));
        case Kept.Watch(var watch) ->
            buffer.put(
                documents.in(Place.PRIVATE, id).document(FirestoreRiskFlags.NAME),
                FirestoreRiskFlags.fields(person(), watch));
        case Kept.Spent(LocalDate day, long units) ->
            buffer.put(
                FirestoreAiUnits.at(documents, day, id), FirestoreAiUnits.fields(day, units));
        case Kept.SpentByAll _,
            Kept.Session _,
            Kept.EndedSession _,
            Kept.Lockout _,
            Kept.Replay _,
            Kept.Event _ ->
            throw new IllegalArgumentException(record.kind() + " does not come here");
      }
    }

    private void open(Kept.Person kept) {
      byte[] key = HEX.parseHex(kept.wrappedKey());
      buffer.put(
          documents.user(id),
          FirestoreAccounts.fields(
              kept.account(), kept.password(), key, safe.unwrap(key), kept.days()));
      buffer.put(address(kept.account()), FirestoreAccounts.addressed(id));
      buffer.flush();
    }

    @Override
    public void close() {
      if (conversation != null) {
        conversation.end();
        conversation = null;
      }
      buffer.flush();
      reckoned.ifPresent(zone -> store.moodSummaries().rezone(id, zone));
    }
  }

  @Override
  public Filling fill(Kind shared) {
    Buffer buffer = new Buffer();
    for (Place each : Place.values()) {
      if (kinds(each).contains(shared)) {
        clear(documents.in(each), buffer);
      }
    }
    buffer.flush();
    return new Shared(buffer);
  }

  /// Fills in what is no person's own.
  private final class Shared implements Filling {
    private final Buffer buffer;
    private Optional<UserId> about = Optional.empty();
    private long micros = Long.MAX_VALUE;

    private Shared(Buffer buffer) {
      this.buffer = buffer;
    }

    @Override
    public void add(Kept record) {
      switch (record) {
        case Kept.SpentByAll(LocalDate day, long units) ->
            buffer.put(FirestoreAiUnits.at(documents, day), FirestoreAiUnits.fields(day, units));
        case Kept.Session(var session) ->
            buffer.put(session(session.id()), FirestoreSessions.fields(session));
        case Kept.EndedSession(SessionId id, Instant endedAt) ->
            buffer.put(session(id), FirestoreSessions.ended(endedAt));
        case Kept.Lockout(String print, var attempts) ->
            buffer.put(
                documents.in(Place.LOCKOUTS).document(print), FirestoreLockouts.fields(attempts));
        case Kept.Replay replay -> buffer.put(replays.at(replay), replays.fields(replay));
        case Kept.Event(AuditTrail.Noted noted, long position) -> note(noted, position);
        case Kept.Person _,
            Kept.Consent _,
            Kept.Mood _,
            Kept.Day _,
            Kept.Run _,
            Kept.Conversation _,
            Kept.Said _,
            Kept.Told _,
            Kept.Foretold _,
            Kept.Exercise _,
            Kept.Plan _,
            Kept.Watch _,
            Kept.Spent _ ->
            throw new IllegalArgumentException(record.kind() + " does not come here");
      }
    }

    private DocumentReference session(SessionId id) {
      return documents.in(Place.SESSIONS).document(id.toString());
    }

    /// They come newest first; each gets a moment before that of the one it came before.
    private void note(AuditTrail.Noted noted, long position) {
      if (position == 0 || !about.equals(noted.who())) {
        about = noted.who();
        micros = Long.MAX_VALUE;
      }
      micros = Math.min(micros - 1, FirestoreAuditTrail.micros(noted.at()));
      buffer.put(documents.in(Place.AUDIT).document(), FirestoreAuditTrail.fields(noted, micros));
    }

    @Override
    public void close() {
      buffer.flush();
    }
  }
}
