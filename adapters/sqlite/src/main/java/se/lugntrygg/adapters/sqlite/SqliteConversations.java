package se.lugntrygg.adapters.sqlite;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import se.lugntrygg.application.port.Conversations;
import se.lugntrygg.application.stored.StoredAnalysis;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.conversation.Exchange;
import se.lugntrygg.domain.conversation.ExchangeId;
import se.lugntrygg.domain.conversation.Message;
import se.lugntrygg.domain.conversation.Origin;
import se.lugntrygg.domain.conversation.Replies;
import se.lugntrygg.domain.conversation.Said;
import se.lugntrygg.domain.safety.Risk;
import se.lugntrygg.domain.safety.RiskLevel;

/// Exchanges as rows in the order they are read in, everything but their place sealed.
final class SqliteConversations implements Conversations {
  private static final String REPLIES = "replies";

  private final Database database;
  private final People people;
  private final Sequence<Exchange> exchanges;

  SqliteConversations(Database database, People people) {
    this.database = database;
    this.people = people;
    this.exchanges = new Sequence<>(database, people, "exchange", SqliteConversations::reader);
  }

  /// What is sealed of an exchange.
  private record Stored(
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
    static Stored of(Exchange said) {
      return new Stored(
          said.message().text(),
          said.reply(),
          said.origin().speaker(),
          said.origin().model(),
          said.origin().standIn(),
          StoredAnalysis.of(said.analysis()),
          said.risk().level(),
          said.risk().rules(),
          said.risk().aboutAnother(),
          said.at().toEpochMilli());
    }

    Said said(ExchangeId id, UserId owner) {
      return new Said(
          id,
          owner,
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

  private static String place(ExchangeId id) {
    return "exchange/" + id;
  }

  static byte[] seal(People.Person person, Exchange exchange) {
    return Sealed.seal(person.sealer(), Stored.of(exchange), place(exchange.id()));
  }

  private static Rows.Reader<Exchange> reader(People.Person person) {
    return row -> {
      ExchangeId id = ExchangeId.parse("id", row.getString("id"));
      return Sealed.open(person.sealer(), row.getBytes("sealed"), place(id), Stored.class)
          .said(id, person.id())
          .at(row.getLong("sequence"));
    };
  }

  /// What is sealed of the replies.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Prints(byte[] prints) {}

  /// @param newest the highest sequence ever given
  record Ledger(long newest, long erasures, Replies replies) {
    static final Ledger FRESH = new Ledger(Exchange.FIRST - 1, 0, Replies.NONE);
  }

  static Ledger ledger(Rows rows, People.Person person) throws SQLException {
    return rows.one(
            row -> {
              byte[] sealed = row.getBytes(3);
              return new Ledger(
                  row.getLong(1),
                  row.getLong(2),
                  sealed == null
                      ? Replies.NONE
                      : Replies.of(
                          Sealed.open(person.sealer(), sealed, REPLIES, Prints.class).prints()));
            },
            "SELECT newest, erasures, replies FROM conversation WHERE person = ?",
            person.n())
        .orElse(Ledger.FRESH);
  }

  static void note(Rows rows, People.Person person, Ledger ledger) throws SQLException {
    boolean silent = ledger.replies().equals(Replies.NONE);
    var _ =
        rows.change(
            "INSERT OR REPLACE INTO conversation (person, newest, erasures, replies) VALUES (?, ?,"
                + " ?, ?)",
            person.n(),
            ledger.newest(),
            ledger.erasures(),
            silent
                ? null
                : Sealed.seal(person.sealer(), new Prints(ledger.replies().bytes()), REPLIES));
  }

  @Override
  public Standing standing(UserId owner, int limit) {
    return database.read(
        "see how a conversation stands",
        rows -> {
          Optional<People.Person> person = people.find(rows, owner);
          if (person.isEmpty()) {
            return new Standing(0, List.of(), Replies.NONE);
          }
          Ledger ledger = ledger(rows, person.get());
          return new Standing(
              ledger.erasures(),
              exchanges.newest(rows, person.get(), OptionalLong.empty(), limit),
              ledger.replies());
        });
  }

  @Override
  public Addition append(Said said, long erasures) {
    return database.write(
        "keep an exchange",
        rows -> {
          People.Person person = people.get(rows, said.owner());
          Optional<Exchange> kept = exchanges.find(rows, person, said.id().toString());
          if (kept.isPresent()) {
            return new AlreadyThere(kept.get());
          }
          Ledger ledger = ledger(rows, person);
          if (ledger.erasures() != erasures) {
            return new Erased();
          }
          Exchange exchange = said.at(ledger.newest() + 1);
          note(
              rows,
              person,
              new Ledger(exchange.sequence(), erasures, ledger.replies().and(said.reply())));
          exchanges.add(
              rows, person, exchange.sequence(), said.id().toString(), seal(person, exchange));
          return new Added(exchange);
        });
  }

  @Override
  public Optional<Exchange> find(UserId owner, ExchangeId id) {
    return exchanges.find(owner, id.toString());
  }

  @Override
  public List<Exchange> newest(UserId owner, OptionalLong before, int limit) {
    return exchanges.newest(owner, before, limit);
  }

  @Override
  public void erase(UserId owner) {
    var _ =
        database.write(
            "erase a conversation",
            rows -> {
              Optional<People.Person> person = people.find(rows, owner);
              if (person.isEmpty()) {
                return 0;
              }
              Ledger ledger = ledger(rows, person.get());
              note(
                  rows,
                  person.get(),
                  new Ledger(ledger.newest(), ledger.erasures() + 1, Replies.NONE));
              return rows.change("DELETE FROM exchange WHERE person = ?", person.get().n());
            });
  }
}
