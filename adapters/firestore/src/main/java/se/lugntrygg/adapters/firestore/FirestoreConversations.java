package se.lugntrygg.adapters.firestore;

import com.google.cloud.firestore.CollectionReference;
import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.DocumentSnapshot;
import com.google.cloud.firestore.FieldPath;
import com.google.cloud.firestore.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import se.lugntrygg.application.archive.Kept;
import se.lugntrygg.application.port.Conversations;
import se.lugntrygg.application.port.StorageFailure;
import se.lugntrygg.application.stored.StoredAnalysis;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.conversation.Exchange;
import se.lugntrygg.domain.conversation.ExchangeId;
import se.lugntrygg.domain.conversation.Message;
import se.lugntrygg.domain.conversation.Origin;
import se.lugntrygg.domain.conversation.Replies;
import se.lugntrygg.domain.conversation.Request;
import se.lugntrygg.domain.conversation.Said;
import se.lugntrygg.domain.safety.Risk;
import se.lugntrygg.domain.safety.RiskLevel;

/// Exchanges, some to a document, sealed. The newest lie in one document, which also tells how the
/// conversation stands; a turn reads and rewrites it. When it is full, the oldest in it are filed:
/// they go, in the same commit, into a document of their own, which never changes any more.
///
/// Whatever changes a conversation is guarded by that one document, so there is one order whoever
/// writes. An erasure empties it and notes up to where everything is erased; what is filed below is
/// hidden from that moment on, and removed after it, some documents at a time.
final class FirestoreConversations implements Conversations {
  /// Filed together. So many that a page of 50, and one to see whether there are more, never lies
  /// in more than two filed documents.
  static final int FILED_TOGETHER = 50;

  /// Stay behind when others are filed, so that a turn finds all it needs in one document.
  static final int STAY = Request.Chat.MEMORY;

  /// Above this a document is filed earlier: it is rewritten with every turn, and may not exceed a
  /// megabyte.
  static final int MOST_BYTES = 200_000;

  /// Documents read a moment ago, since who asks how a conversation stands mostly adds to it next.
  private static final int REMEMBERED = 200;

  /// Removed between two looks for more.
  private static final int PAGE = 100;

  private static final String NEWEST = "newest";
  private static final String LAST = "last";
  private static final String ERASURES = "erasures";
  private static final String ERASED = "erased";
  private static final String SWEPT = "swept";
  private static final String FIRST = "first";

  private final Documents documents;
  private final People people;
  private final Map<UserId, DocumentSnapshot> lately =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<UserId, DocumentSnapshot> eldest) {
              return size() > REMEMBERED;
            }
          });

  FirestoreConversations(Documents documents, People people) {
    this.documents = documents;
    this.people = people;
  }

  /// What is sealed of an exchange.
  private record Stored(
      String id,
      long sequence,
      String message,
      String reply,
      Origin.Speaker speaker,
      String model,
      boolean standIn,
      StoredAnalysis analysis,
      RiskLevel risk,
      List<String> rules,
      boolean aboutAnother,
      long at) {
    static Stored of(Exchange exchange) {
      return new Stored(
          exchange.id().toString(),
          exchange.sequence(),
          exchange.message().text(),
          exchange.reply(),
          exchange.origin().speaker(),
          exchange.origin().model(),
          exchange.origin().standIn(),
          StoredAnalysis.of(exchange.analysis()),
          exchange.risk().level(),
          exchange.risk().rules(),
          exchange.risk().aboutAnother(),
          exchange.at().toEpochMilli());
    }

    Exchange exchange(UserId owner) {
      return new Exchange(
          ExchangeId.parse("id", id),
          owner,
          sequence,
          new Message(message),
          reply,
          new Origin(speaker, model, standIn),
          analysis.analysis(),
          new Risk(risk, rules, aboutAnother),
          Instant.ofEpochMilli(at));
    }

    @Override
    public String toString() {
      return "Stored[hidden]";
    }
  }

  /// What is sealed in a document.
  ///
  /// @param exchanges oldest first
  /// @param replies of the whole conversation, in the document of the newest
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Chunk(List<Stored> exchanges, byte[] replies) {
    static Chunk of(List<Exchange> exchanges, Replies replies) {
      return new Chunk(exchanges.stream().map(Stored::of).toList(), replies.bytes());
    }

    List<Exchange> exchanges(UserId owner) {
      return exchanges.stream().map(each -> each.exchange(owner)).toList();
    }
  }

  /// How a conversation stands.
  ///
  /// @param last the highest sequence ever given
  /// @param erased the highest sequence that is erased
  /// @param swept the highest up to which what was filed and is erased has also been removed
  /// @param exchanges the newest, oldest first
  private record Newest(
      long last,
      long erasures,
      long erased,
      long swept,
      List<Exchange> exchanges,
      Replies replies) {
    private static final long NONE = Exchange.FIRST - 1;

    static final Newest FRESH = new Newest(NONE, 0, NONE, NONE, List.of(), Replies.NONE);

    /// What lies below is filed.
    long first() {
      return exchanges.isEmpty() ? last + 1 : exchanges.getFirst().sequence();
    }

    /// Whether something is filed that is not erased.
    boolean filed() {
      return first() > erased + 1;
    }

    Newest with(Exchange next, int filed) {
      List<Exchange> all = and(next);
      return new Newest(
          next.sequence(),
          erasures,
          erased,
          swept,
          all.subList(filed, all.size()),
          replies.and(next.reply()));
    }

    List<Exchange> and(Exchange next) {
      List<Exchange> all = new ArrayList<>(exchanges);
      all.add(next);
      return all;
    }

    Newest erase() {
      boolean nothingToRemove = !filed() && swept == erased;
      return new Newest(
          last, erasures + 1, last, nothingToRemove ? last : swept, List.of(), Replies.NONE);
    }
  }

  private CollectionReference all(UserId owner) {
    return documents.in(Place.CONVERSATION, owner);
  }

  private DocumentReference newest(UserId owner) {
    return all(owner).document(NEWEST);
  }

  private static String place(DocumentReference at) {
    return "conversation/" + at.getId();
  }

  private static Chunk chunk(People.Person person, Fields kept) {
    return Sealed.open(
        person.sealer(),
        kept.bytes(Sealed.FIELD),
        place(kept.document().getReference()),
        Chunk.class);
  }

  private static Newest newest(People.Person person, Fields kept) {
    Chunk chunk = chunk(person, kept);
    return new Newest(
        kept.number(LAST),
        kept.number(ERASURES),
        kept.number(ERASED),
        kept.number(SWEPT),
        chunk.exchanges(person.id()),
        Replies.of(chunk.replies()));
  }

  private static Map<String, Object> fields(
      People.Person person, DocumentReference at, Newest newest) {
    return Map.of(
        LAST,
        newest.last(),
        ERASURES,
        newest.erasures(),
        ERASED,
        newest.erased(),
        SWEPT,
        newest.swept(),
        Sealed.FIELD,
        Sealed.seal(person.sealer(), Chunk.of(newest.exchanges(), newest.replies()), place(at)));
  }

  private Newest look(String attempt, People.Person person) {
    return documents
        .find(attempt, newest(person.id()), kept -> newest(person, kept))
        .orElse(Newest.FRESH);
  }

  /// How a conversation stands, of whom has one.
  Optional<Kept.Conversation> ledger(People.Person person) {
    return documents.find(
        "see how a conversation stands",
        newest(person.id()),
        kept -> {
          Newest newest = newest(person, kept);
          return new Kept.Conversation(newest.last(), newest.erasures(), newest.replies());
        });
  }

  /// Files a conversation of another store. The document of the newest is written last.
  final class Refiling {
    private final People.Person person;
    private final Kept.Conversation standing;
    private final BiConsumer<DocumentReference, Map<String, Object>> write;
    private final List<Exchange> newest = new ArrayList<>();
    private final List<Exchange> filing = new ArrayList<>();
    private long lowest;
    private int bytes;
    private boolean filed;

    Refiling(
        People.Person person,
        Kept.Conversation standing,
        BiConsumer<DocumentReference, Map<String, Object>> write) {
      this.person = person;
      this.standing = standing;
      this.lowest = standing.newest() + 1;
      this.write = write;
    }

    /// Takes the one before those it has.
    void add(Exchange exchange) {
      lowest = exchange.sequence();
      int more = bytes(exchange);
      boolean fits = bytes + more <= MOST_BYTES;
      if (!filed && (newest.isEmpty() || fits) && newest.size() < STAY) {
        newest.addFirst(exchange);
        bytes += more;
        return;
      }
      if (!filed) {
        filed = true;
        bytes = 0;
        fits = true;
      }
      if (filing.size() == FILED_TOGETHER || !fits) {
        file();
      }
      filing.addFirst(exchange);
      bytes += more;
    }

    private void file() {
      DocumentReference at = all(person.id()).document(filedAs(filing));
      write.accept(at, filed(person, at, filing));
      filing.clear();
      bytes = 0;
    }

    /// There are no more.
    void end() {
      if (!filing.isEmpty()) {
        file();
      }
      DocumentReference at = newest(person.id());
      write.accept(
          at,
          fields(
              person,
              at,
              new Newest(
                  standing.newest(),
                  standing.erasures(),
                  lowest - 1,
                  lowest - 1,
                  List.copyOf(newest),
                  standing.replies())));
    }
  }

  @Override
  public Standing standing(UserId owner, int limit) {
    Optional<People.Person> known = people.find(owner);
    if (known.isEmpty()) {
      return new Standing(0, List.of(), Replies.NONE);
    }
    People.Person person = known.get();
    Newest newest =
        documents
            .find(
                "see how a conversation stands",
                newest(owner),
                kept -> {
                  lately.put(owner, kept.document());
                  return newest(person, kept);
                })
            .orElse(Newest.FRESH);
    return new Standing(
        newest.erasures(), below(person, newest, Long.MAX_VALUE, limit), newest.replies());
  }

  @Override
  public Addition append(Said said, long erasures) {
    UserId owner = said.owner();
    DocumentReference at = newest(owner);
    @Nullable DocumentSnapshot remembered = lately.remove(owner);
    Appended appended =
        documents.change(
            "keep an exchange",
            at.getPath(),
            remembered == null ? List.of() : List.of(remembered),
            draft -> {
              People.Person person = people.get(owner);
              Newest before = draft.read(at).map(kept -> newest(person, kept)).orElse(Newest.FRESH);
              Optional<Exchange> kept = find(person, before, said.id());
              if (kept.isPresent()) {
                return new Appended(new AlreadyThere(kept.get()), before);
              }
              if (before.erasures() != erasures) {
                return new Appended(new Erased(), before);
              }
              Exchange exchange = said.at(before.last() + 1);
              int filed = tooMany(before.and(exchange));
              if (filed > 0) {
                file(draft, person, before.exchanges().subList(0, filed));
              }
              draft.put(at, fields(person, at, before.with(exchange, filed)));
              return new Appended(new Added(exchange), before);
            });
    if (appended.before().swept() < appended.before().erased()) {
      finish(owner, appended.before().erased());
    }
    return appended.addition();
  }

  private record Appended(Addition addition, Newest before) {}

  /// How many of the oldest have no room in the document of the newest any more; never all.
  private static int tooMany(List<Exchange> exchanges) {
    if (exchanges.size() >= FILED_TOGETHER + STAY) {
      return FILED_TOGETHER;
    }
    int bytes = exchanges.stream().mapToInt(FirestoreConversations::bytes).sum();
    int filed = 0;
    if (bytes > MOST_BYTES) {
      while (bytes > MOST_BYTES / 2 && filed < exchanges.size() - 1) {
        bytes -= bytes(exchanges.get(filed++));
      }
    }
    return filed;
  }

  private static int bytes(Exchange exchange) {
    return Sealed.size(Stored.of(exchange));
  }

  private void file(Draft draft, People.Person person, List<Exchange> exchanges) {
    DocumentReference at = all(person.id()).document(filedAs(exchanges));
    draft.create(at, filed(person, at, exchanges));
  }

  private static String filedAs(List<Exchange> exchanges) {
    return Long.toString(exchanges.getFirst().sequence());
  }

  private static Map<String, Object> filed(
      People.Person person, DocumentReference at, List<Exchange> exchanges) {
    return Map.of(
        FIRST,
        exchanges.getFirst().sequence(),
        "ids",
        exchanges.stream().map(each -> each.id().toString()).toList(),
        Sealed.FIELD,
        Sealed.seal(person.sealer(), Chunk.of(exchanges, Replies.NONE), place(at)));
  }

  /// The exchange, wherever it lies. What is filed is asked for after the newest were read, so that
  /// one which was filed in between is not missed.
  private Optional<Exchange> find(People.Person person, Newest newest, ExchangeId id) {
    Optional<Exchange> found = among(newest.exchanges(), id);
    if (found.isPresent() || !newest.filed()) {
      return found;
    }
    return documents
        .list(
            "find an exchange",
            Question.EXCHANGE_OF_ID.in(all(person.id()), id.toString()).limit(1),
            kept -> chunk(person, kept).exchanges(person.id()))
        .stream()
        .findFirst()
        .flatMap(exchanges -> among(exchanges, id))
        .filter(exchange -> exchange.sequence() > newest.erased());
  }

  private static Optional<Exchange> among(List<Exchange> exchanges, ExchangeId id) {
    return exchanges.stream().filter(exchange -> exchange.id().equals(id)).findFirst();
  }

  @Override
  public Optional<Exchange> find(UserId owner, ExchangeId id) {
    return people.find(owner).flatMap(person -> find(person, look("find an exchange", person), id));
  }

  @Override
  public List<Exchange> newest(UserId owner, OptionalLong before, int limit) {
    return people
        .find(owner)
        .map(
            person ->
                below(person, look("list exchanges", person), before.orElse(Long.MAX_VALUE), limit))
        .orElse(List.of());
  }

  /// The exchanges of a lower sequence, newest first.
  private List<Exchange> below(People.Person person, Newest newest, long before, int limit) {
    List<Exchange> found = new ArrayList<>();
    take(newest.exchanges(), before, limit, found);
    long next = Math.min(before, newest.first());
    // Whoever begins in the middle of a filed document may find a single one in it.
    boolean middle = before < newest.first();
    while (found.size() < limit && next > newest.erased() + 1) {
      int missing = limit - found.size();
      int most =
          middle
              ? 1 + Math.ceilDiv(missing - 1, FILED_TOGETHER)
              : Math.ceilDiv(missing, FILED_TOGETHER);
      List<List<Exchange>> filed =
          documents.list(
              "list exchanges",
              Question.EXCHANGES_FILED.in(all(person.id())).startAfter(next).limit(most),
              kept -> chunk(person, kept).exchanges(person.id()));
      if (filed.isEmpty()) {
        // Erased by somebody else since the newest were read.
        return found;
      }
      for (List<Exchange> each : filed) {
        if (each.getFirst().sequence() > newest.erased()) {
          take(each, before, limit, found);
        }
        next = each.getFirst().sequence();
      }
      middle = false;
    }
    return found;
  }

  private static void take(List<Exchange> from, long before, int limit, List<Exchange> into) {
    from.reversed().stream()
        .filter(exchange -> exchange.sequence() < before)
        .limit(limit - into.size())
        .forEach(into::add);
  }

  @Override
  public void erase(UserId owner) {
    Optional<People.Person> known = people.find(owner);
    if (known.isEmpty()) {
      return;
    }
    DocumentReference at = newest(owner);
    lately.remove(owner);
    Newest after =
        documents.change(
            "erase a conversation",
            at.getPath(),
            draft -> {
              Newest erased =
                  draft
                      .read(at)
                      .map(kept -> newest(known.get(), kept))
                      .orElse(Newest.FRESH)
                      .erase();
              draft.put(at, fields(known.get(), at, erased));
              return erased;
            });
    if (after.swept() < after.erased()) {
      sweep(owner, after.erased());
    }
  }

  /// Removes what is filed up to a sequence. It is hidden already.
  private void sweep(UserId owner, long erased) {
    // Only where they are: it is billed alike, but nobody's words are carried about.
    Query query =
        Question.EXCHANGES_FILED
            .in(all(owner))
            .startAt(erased)
            .select(FieldPath.documentId())
            .limit(PAGE);
    List<DocumentReference> page;
    do {
      page = documents.list("find what is erased", query, kept -> kept.document().getReference());
      for (int from = 0; from < page.size(); from += Draft.MOST_WRITES) {
        remove(page.subList(from, Math.min(from + Draft.MOST_WRITES, page.size())));
      }
    } while (page.size() == PAGE);
    DocumentReference at = newest(owner);
    var _ =
        documents.change(
            "note that an erasure is done",
            at.getPath(),
            draft -> {
              boolean news = draft.read(at).filter(kept -> kept.number(SWEPT) < erased).isPresent();
              if (news) {
                draft.amend(at, Map.of(SWEPT, erased));
              }
              return news;
            });
  }

  private void remove(List<DocumentReference> some) {
    var _ =
        documents.change(
            "remove what is erased",
            some.getFirst().getPath(),
            draft -> {
              some.forEach(draft::forget);
              return true;
            });
  }

  /// Ends what whoever erased did not come to the end of.
  private void finish(UserId owner, long erased) {
    try {
      sweep(owner, erased);
    } catch (StorageFailure _) {
      // What is kept is kept, and whoever adds the next exchange tries again.
    }
  }
}
