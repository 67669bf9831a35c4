package se.lugntrygg.adapters.sqlite;

import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import se.lugntrygg.application.port.WordSafe;
import se.lugntrygg.domain.account.UserId;

/// Finds the row and the key of a person, and keeps both at hand for those seen lately.
final class People {
  /// About 10 MB of unwrapped keys.
  private static final int AT_HAND = 20_000;

  private final WordSafe safe;
  private final Map<UserId, Person> lately =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<UserId, Person> eldest) {
              return size() > AT_HAND;
            }
          });

  /// @param n the row
  /// @param sealer of what they wrote
  record Person(long n, UserId id, WordSafe.Sealer sealer) {}

  People(WordSafe safe) {
    this.safe = safe;
  }

  Optional<Person> find(Rows rows, UserId id) throws SQLException {
    Person known = lately.get(id);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Person> found =
        rows.one(
            row -> new Person(row.getLong(1), id, safe.unwrap(row.getBytes(2))),
            "SELECT n, wrapped_key FROM person WHERE id = ?",
            id.toString());
    found.ifPresent(person -> lately.put(id, person));
    return found;
  }

  /// The person, who must have an account.
  Person get(Rows rows, UserId id) throws SQLException {
    return find(rows, id).orElseThrow(() -> new IllegalStateException("there is no such account"));
  }
}
