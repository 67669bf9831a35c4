package se.lugntrygg.adapters.firestore;

import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.DocumentSnapshot;
import com.google.cloud.firestore.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.lugntrygg.application.port.Sessions;
import se.lugntrygg.domain.account.Session;
import se.lugntrygg.domain.account.SessionId;
import se.lugntrygg.domain.account.UserId;

/// Logins, a document for each. One that has ended keeps only when, so that its tokens are known to
/// be dead.
///
/// Forgetting is left to Firestore, which removes a document some time after its moment has passed.
/// What it has not come to yet is not told any more: neither index nor sweep is paid for it.
final class FirestoreSessions implements Sessions {
  private static final String OWNER = "owner";
  private static final String GENERATION = "generation";
  private static final String CONFIRMED = "confirmed";
  private static final String GRACE = "graceFrom";
  private static final String EXPIRES = "expiresAt";
  static final String ENDED = "endedAt";
  private static final String FORGET = "forgetAt";

  private static final int PAGE = 300;

  /// Documents found a moment ago, since who looks for a session mostly renews it next.
  private static final int REMEMBERED = 1000;

  private final Documents documents;

  /// The latest moment at which somebody is known to have logged in.
  private final AtomicReference<Instant> latest = new AtomicReference<>(Instant.MIN);

  private final Map<SessionId, DocumentSnapshot> found =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<SessionId, DocumentSnapshot> eldest) {
              return size() > REMEMBERED;
            }
          });

  FirestoreSessions(Documents documents) {
    this.documents = documents;
  }

  private DocumentReference at(SessionId id) {
    return documents.in(Place.SESSIONS).document(id.toString());
  }

  static Map<String, Object> fields(Session session) {
    return Map.of(
        OWNER,
        session.owner().toString(),
        GENERATION,
        session.generation(),
        "secretHash",
        session.secretHash(),
        "parentHash",
        session.parentHash(),
        "openedAt",
        Fields.moment(session.openedAt()),
        GRACE,
        Fields.moment(session.graceFrom()),
        CONFIRMED,
        session.confirmed(),
        EXPIRES,
        Fields.moment(session.expiresAt()),
        FORGET,
        Fields.moment(session.expiresAt().plus(MEMORY)));
  }

  static Session session(Fields kept) {
    return new Session(
        id(kept),
        UserId.parse(OWNER, kept.text(OWNER)),
        Math.toIntExact(kept.number(GENERATION)),
        kept.text("secretHash"),
        kept.text("parentHash"),
        kept.moment("openedAt"),
        kept.moment(GRACE),
        kept.truth(CONFIRMED),
        kept.moment(EXPIRES));
  }

  static SessionId id(Fields kept) {
    return SessionId.parse("id", kept.document().getId());
  }

  private boolean remembered(Fields kept) {
    return !kept.moment(FORGET).isBefore(latest.get());
  }

  static boolean open(Fields kept) {
    return !kept.has(ENDED);
  }

  @Override
  public void open(Session session) {
    var _ =
        documents.change(
            "open a session",
            session.id().toString(),
            draft -> {
              if (!draft.again() || draft.read(at(session.id())).isEmpty()) {
                draft.create(at(session.id()), fields(session));
              }
              return true;
            });
    var _ =
        latest.accumulateAndGet(
            session.openedAt(), (known, now) -> now.isAfter(known) ? now : known);
  }

  @Override
  public Optional<Session> find(SessionId id) {
    return documents
        .find(
            "find a session",
            at(id),
            kept -> {
              if (!open(kept) || !remembered(kept)) {
                return Optional.<Session>empty();
              }
              found.put(id, kept.document());
              return Optional.of(session(kept));
            })
        .flatMap(Function.identity());
  }

  @Override
  public boolean advance(Session next) {
    @Nullable DocumentSnapshot known = found.remove(next.id());
    return documents.change(
        "renew a session",
        next.id().toString(),
        known == null ? List.of() : List.of(known),
        draft -> {
          if (draft
              .read(at(next.id()))
              .filter(FirestoreSessions::open)
              .filter(kept -> kept.number(GENERATION) == next.generation() - 1)
              .isEmpty()) {
            return false;
          }
          draft.put(at(next.id()), fields(next));
          return true;
        });
  }

  @Override
  public void confirm(SessionId id, int generation, Instant now) {
    var _ =
        documents.change(
            "confirm a session",
            id.toString(),
            draft -> {
              boolean news =
                  draft
                      .read(at(id))
                      .filter(FirestoreSessions::open)
                      .filter(kept -> kept.number(GENERATION) == generation)
                      .filter(kept -> !kept.truth(CONFIRMED))
                      .isPresent();
              if (news) {
                draft.amend(at(id), Map.of(CONFIRMED, true, GRACE, Fields.moment(now)));
              }
              return news;
            });
  }

  @Override
  public boolean end(SessionId id, Instant now) {
    return end(id, List.of(), now);
  }

  private boolean end(SessionId id, List<DocumentSnapshot> seen, Instant now) {
    return documents.change(
        "end a session",
        id.toString(),
        seen,
        draft -> {
          if (draft.read(at(id)).filter(FirestoreSessions::open).isEmpty()) {
            return false;
          }
          draft.put(at(id), ended(now));
          return true;
        });
  }

  static Map<String, Object> ended(Instant at) {
    return Map.of(ENDED, Fields.moment(at), FORGET, Fields.moment(at.plus(MEMORY)));
  }

  @Override
  public List<SessionId> endAll(UserId owner, Optional<SessionId> except, Instant now) {
    Query query =
        Question.SESSIONS_OF.in(documents.in(Place.SESSIONS), owner.toString()).limit(PAGE);
    List<SessionId> ended = new ArrayList<>();
    while (true) {
      List<Listed> page =
          documents.list("find a person's sessions", query, FirestoreSessions::listed);
      List<SessionId> these =
          page.stream()
              .filter(each -> except.filter(each.id()::equals).isEmpty())
              .filter(each -> end(each.id(), List.of(each.kept().document()), now))
              .map(Listed::id)
              .toList();
      ended.addAll(these);
      // Those that have ended have no owner any more, so the next page brings others.
      if (page.size() < PAGE || these.isEmpty()) {
        return ended;
      }
    }
  }

  private record Listed(SessionId id, Fields kept) {}

  private static Listed listed(Fields kept) {
    return new Listed(id(kept), kept);
  }

  @Override
  public List<SessionId> endedSince(Instant since) {
    Query query =
        Question.SESSIONS_ENDED
            .in(documents.in(Place.SESSIONS))
            .whereGreaterThanOrEqualTo(ENDED, Fields.moment(since))
            .limit(PAGE);
    List<SessionId> ended = new ArrayList<>();
    Query next = query;
    while (true) {
      List<Listed> page = documents.list("find ended sessions", next, FirestoreSessions::listed);
      page.stream().filter(each -> remembered(each.kept())).map(Listed::id).forEach(ended::add);
      if (page.size() < PAGE) {
        return ended;
      }
      next = query.startAfter(page.getLast().kept().document());
    }
  }
}
