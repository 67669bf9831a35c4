package se.lugntrygg.adapters.sqlite;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import se.lugntrygg.domain.account.UserId;

/// What each person has in one strict order: rows of a table, sealed but for their place and id.
final class Sequence<T> {
  private final Database database;
  private final People people;
  private final String table;
  private final Function<People.Person, Rows.Reader<T>> reader;

  /// @param table with the columns `person`, `sequence`, `id` and `sealed`
  /// @param reader makes something of a person's row
  Sequence(
      Database database,
      People people,
      String table,
      Function<People.Person, Rows.Reader<T>> reader) {
    this.database = database;
    this.people = people;
    this.table = table;
    this.reader = reader;
  }

  Optional<T> find(UserId owner, String id) {
    return database.read(
        "find one in " + table,
        rows -> {
          Optional<People.Person> person = people.find(rows, owner);
          return person.isEmpty() ? Optional.empty() : find(rows, person.get(), id);
        });
  }

  Optional<T> find(Rows rows, People.Person person, String id) throws SQLException {
    return rows.one(
        reader.apply(person),
        "SELECT * FROM " + table + " WHERE person = ? AND id = ?",
        person.n(),
        id);
  }

  /// The newest, newest first, of a lower sequence than `before`.
  List<T> newest(UserId owner, OptionalLong before, int limit) {
    return database.read(
        "list the newest of " + table,
        rows -> {
          Optional<People.Person> person = people.find(rows, owner);
          return person.isEmpty() ? List.of() : newest(rows, person.get(), before, limit);
        });
  }

  List<T> newest(Rows rows, People.Person person, OptionalLong before, int limit)
      throws SQLException {
    return rows.all(
        reader.apply(person),
        "SELECT * FROM "
            + table
            + " WHERE person = ? AND sequence < ? ORDER BY sequence DESC LIMIT ?",
        person.n(),
        before.orElse(Long.MAX_VALUE),
        limit);
  }

  void add(Rows rows, People.Person person, long sequence, String id, byte[] sealed)
      throws SQLException {
    var _ =
        rows.change(
            "INSERT INTO " + table + " (person, sequence, id, sealed) VALUES (?, ?, ?, ?)",
            person.n(),
            sequence,
            id,
            sealed);
  }
}
