package se.lugntrygg.adapters.sqlite;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import se.lugntrygg.application.port.WordSafe;
import se.lugntrygg.domain.account.UserId;

/// Finds the row of a person, and keeps the keys of those seen lately unwrapped.
final class People {
  /// About 10 MB of unwrapped keys.
  private static final int AT_HAND = 20_000;

  private final WordSafe safe;
  private final Map<UserId, Unwrapped> lately =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<UserId, Unwrapped> eldest) {
              return size() > AT_HAND;
            }
          });

  /// @param n the row
  /// @param sealer of what they wrote
  record Person(long n, UserId id, WordSafe.Sealer sealer) {}

  People(WordSafe safe) {
    this.safe = safe;
  }

  /// A key as stored and as used. What is stored is read each time, so that a row that was rolled
  /// back, erased or wrapped anew is never taken for the one seen before.
  @SuppressWarnings("ArrayRecordComponent") // compared by Arrays.equals, and never changed
  private record Unwrapped(byte[] wrapped, WordSafe.Sealer sealer) {}

  Optional<Person> find(Rows rows, UserId id) throws SQLException {
    Optional<Person> found =
        rows.one(
            row -> new Person(row.getLong(1), id, sealer(id, row.getBytes(2))),
            "SELECT n, wrapped_key FROM person WHERE id = ?",
            id.toString());
    if (found.isEmpty()) {
      lately.remove(id);
    }
    return found;
  }

  private WordSafe.Sealer sealer(UserId id, byte[] wrapped) {
    Unwrapped known = lately.get(id);
    if (known == null || !Arrays.equals(known.wrapped(), wrapped)) {
      known = new Unwrapped(wrapped, safe.unwrap(wrapped));
      lately.put(id, known);
    }
    return known.sealer();
  }

  /// The person, who must have an account.
  Person get(Rows rows, UserId id) throws SQLException {
    return find(rows, id).orElseThrow(() -> new IllegalStateException("there is no such account"));
  }
}
