package se.lugntrygg.adapters.firestore;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import se.lugntrygg.application.port.WordSafe;
import se.lugntrygg.domain.account.UserId;

/// Finds the keys of people, and keeps those of the ones seen lately unwrapped, so that most
/// requests need not read the person's document at all.
final class People {
  static final String KEY = "key";
  static final String HOME = "zone";

  /// About 10 MB of unwrapped keys.
  private static final int AT_HAND = 20_000;

  /// After so long a key is read again. Until then a machine may seal with the key of somebody
  /// whose account another machine has erased meanwhile: what it writes then, nobody can ever read.
  static final Duration KNOWN_FOR = Duration.ofMinutes(5);

  private final Documents documents;
  private final WordSafe safe;
  private final LongSupplier nanos;
  private final Map<UserId, Unwrapped> lately =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<UserId, Unwrapped> eldest) {
              return size() > AT_HAND;
            }
          });

  /// @param sealer of what they wrote
  /// @param home the zone the account was opened in, which never changes
  record Person(UserId id, WordSafe.Sealer sealer, ZoneId home) {}

  @SuppressWarnings("ArrayRecordComponent") // compared by Arrays.equals, and never changed
  private record Unwrapped(byte[] wrapped, Person person, long readAt) {}

  /// @param nanos a clock that only ever rises
  People(Documents documents, WordSafe safe, LongSupplier nanos) {
    this.documents = documents;
    this.safe = safe;
    this.nanos = nanos;
  }

  /// The person, if they have an account. No read for somebody seen lately, one for others.
  Optional<Person> find(UserId id) {
    Unwrapped known = lately.get(id);
    if (known != null && nanos.getAsLong() - known.readAt() < KNOWN_FOR.toNanos()) {
      return Optional.of(known.person());
    }
    Optional<Person> read =
        documents.find("find an account", documents.user(id), user -> seen(id, user));
    if (read.isEmpty()) {
      forget(id);
    }
    return read;
  }

  /// The person, whose document was read just now.
  Person seen(UserId id, Fields user) {
    byte[] wrapped = user.bytes(KEY);
    Unwrapped known = lately.get(id);
    WordSafe.Sealer sealer =
        known != null && Arrays.equals(known.wrapped(), wrapped)
            ? known.person().sealer()
            : safe.unwrap(wrapped);
    Person person = new Person(id, sealer, ZoneId.of(user.text(HOME)));
    lately.put(id, new Unwrapped(wrapped, person, nanos.getAsLong()));
    return person;
  }

  /// Their document is not there any more.
  void forget(UserId id) {
    lately.remove(id);
  }

  /// The person, who must have an account.
  Person get(UserId id) {
    return find(id).orElseThrow(People::missing);
  }

  /// Somebody who must have an account has none.
  static IllegalStateException missing() {
    return new IllegalStateException("there is no such account");
  }
}
