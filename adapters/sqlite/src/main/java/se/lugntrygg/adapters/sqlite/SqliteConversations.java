package se.lugntrygg.adapters.sqlite;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import se.lugntrygg.application.port.Conversations;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.conversation.Exchange;
import se.lugntrygg.domain.conversation.ExchangeId;
import se.lugntrygg.domain.conversation.Message;
import se.lugntrygg.domain.conversation.Origin;
import se.lugntrygg.domain.conversation.Said;
import se.lugntrygg.domain.safety.Risk;
import se.lugntrygg.domain.safety.RiskLevel;

/// Exchanges as rows in the order they are read in, everything but their place sealed.
final class SqliteConversations implements Conversations {
  private final Database database;
  private final People people;

  SqliteConversations(Database database, People people) {
    this.database = database;
    this.people = people;
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
    static Stored of(Said said) {
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

  private static Rows.Reader<Exchange> reader(People.Person person) {
    return row -> {
      ExchangeId id = ExchangeId.parse("id", row.getString("id"));
      return Sealed.open(person.sealer(), row.getBytes("sealed"), place(id), Stored.class)
          .said(id, person.id())
          .at(row.getLong("sequence"));
    };
  }

  private static Optional<Exchange> find(Rows rows, People.Person person, ExchangeId id)
      throws SQLException {
    return rows.one(
        reader(person),
        "SELECT * FROM exchange WHERE id = ? AND person = ?",
        id.toString(),
        person.n());
  }

  @Override
  public Addition append(Said said) {
    return database.write(
        "keep an exchange",
        rows -> {
          People.Person person = people.get(rows, said.owner());
          Optional<Exchange> kept = find(rows, person, said.id());
          if (kept.isPresent()) {
            return new AlreadyThere(kept.get());
          }
          long sequence =
              rows.one(
                      row -> row.getLong(1),
                      "INSERT INTO conversation (person, newest) VALUES (?, ?) ON CONFLICT (person)"
                          + " DO UPDATE SET newest = newest + 1 RETURNING newest",
                      person.n(),
                      Exchange.FIRST)
                  .orElseThrow();
          var _ =
              rows.change(
                  "INSERT INTO exchange (person, sequence, id, sealed) VALUES (?, ?, ?, ?)",
                  person.n(),
                  sequence,
                  said.id().toString(),
                  Sealed.seal(person.sealer(), Stored.of(said), place(said.id())));
          return new Added(said.at(sequence));
        });
  }

  @Override
  public Optional<Exchange> find(UserId owner, ExchangeId id) {
    return database.read(
        "find an exchange",
        rows -> {
          Optional<People.Person> person = people.find(rows, owner);
          return person.isEmpty() ? Optional.empty() : find(rows, person.get(), id);
        });
  }

  @Override
  public List<Exchange> newest(UserId owner, OptionalLong before, int limit) {
    return database.read(
        "list exchanges",
        rows -> {
          Optional<People.Person> person = people.find(rows, owner);
          if (person.isEmpty()) {
            return List.of();
          }
          return rows.all(
              reader(person.get()),
              "SELECT * FROM exchange WHERE person = ? AND sequence < ? ORDER BY sequence DESC"
                  + " LIMIT ?",
              person.get().n(),
              before.orElse(Long.MAX_VALUE),
              limit);
        });
  }

  @Override
  public void erase(UserId owner) {
    var _ =
        database.write(
            "erase a conversation",
            rows -> {
              Optional<People.Person> person = people.find(rows, owner);
              return person.isEmpty()
                  ? 0
                  : rows.change("DELETE FROM exchange WHERE person = ?", person.get().n());
            });
  }
}
