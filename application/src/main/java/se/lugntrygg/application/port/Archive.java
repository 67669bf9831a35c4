package se.lugntrygg.application.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import se.lugntrygg.application.archive.Kept;
import se.lugntrygg.application.archive.Kind;
import se.lugntrygg.domain.account.UserId;

/// Everything a store keeps, record by record, so that another store can be filled with it. While
/// it is used nobody else changes the store. Records come a few at a time, so that memory does not
/// grow with what is kept; what is read was found whole, or it is an exception.
public interface Archive {
  /// An import into a store.
  ///
  /// @param origin the [#identity] of the store that it comes from
  /// @param endedAt when all of it was found equal; empty until then
  record Arrival(String origin, Instant begunAt, Optional<Instant> endedAt) {}

  /// Which store this is: the same ever after, and another for another store. Tells nothing.
  String identity();

  /// The last import into this store, if there was one.
  Optional<Arrival> arrival();

  /// Notes how an import into this store stands; on disk when this returns.
  void note(Arrival arrival);

  /// Whether nobody's data is in it.
  boolean isEmpty();

  /// People who have an account, in the order of the text of their ids.
  ///
  /// @param after only those behind this one; empty for the start
  List<UserId> people(Optional<UserId> after, int limit);

  /// Reads everything that is kept of a person: first the account, last what was said, newest
  /// first, with how the conversation stands just before it. Nothing for somebody without an
  /// account.
  void read(UserId person, Consumer<Kept> sink);

  /// Reads all of one kind that is no person's own; events about one person come newest first, one
  /// after the other.
  void read(Kind shared, Consumer<Kept> sink);

  /// Takes records in.
  interface Filling extends AutoCloseable {
    /// Takes one more, in the order in which [#read] gives them. What others add up to, as days do,
    /// is reckoned from those.
    void add(Kept record);

    /// Everything is on disk when this returns. Whoever leaves without leaves some of it there.
    @Override
    void close();
  }

  /// Puts other records in the place of everything that is kept of a person.
  Filling fill(UserId person);

  /// Puts other records in the place of all of one kind that is no person's own.
  Filling fill(Kind shared);
}
