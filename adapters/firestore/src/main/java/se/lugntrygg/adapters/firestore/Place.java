package se.lugntrygg.adapters.firestore;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Every collection there is, listed once: where it lies, what its documents hold, and what becomes
/// of them. Documents go nowhere else and hold no other fields, see [Wire];
/// `firestore.indexes.json` says the same, see its test.
enum Place {
  /// Accounts. Erasing the document destroys the key, and with it everything sealed below it.
  USERS(
      "users/{uid}",
      Export.IN_FULL,
      Erasure.WITH_THE_PERSON,
      Field.key("key"),
      Field.sealed("profile"),
      Field.secret("password"),
      Field.clear("zone"),
      Field.clear("createdAt"),
      Field.clear("consent")),

  /// Whose an e-mail address is, under its keyed hash.
  EMAILS("emails/{print}", Export.NOTHING, Erasure.BY_EMAIL, Field.clear("owner")),

  /// Logins. One that has ended keeps only the moment.
  SESSIONS(
      "sessions/{id}",
      Export.NOTHING,
      Erasure.BY_OWNER,
      // Random ids: the index has no hot end.
      Field.clear("owner").indexed(Direction.ASCENDING),
      Field.clear("generation"),
      Field.secret("secretHash"),
      Field.secret("parentHash"),
      Field.clear("openedAt"),
      Field.clear("graceFrom"),
      Field.clear("confirmed"),
      Field.clear("expiresAt"),
      // Rises with time, so it takes 500 a second at most; only logging out writes it.
      Field.clear("endedAt").indexed(Direction.ASCENDING),
      Field.expiry("forgetAt")),

  /// Failed tries to log in, under the keyed hash of the e-mail address.
  LOCKOUTS(
      "lockouts/{print}",
      Export.NOTHING,
      Erasure.BY_EMAIL,
      Field.clear("failures"),
      Field.clear("lastAt"),
      Field.expiry("forgetAt")),

  /// Mood entries.
  MOODS(
      "users/{uid}/moods/{id}",
      Export.IN_FULL,
      Erasure.WITH_THE_PERSON,
      Field.clear("timestamp").indexed(Direction.DESCENDING),
      Field.clear("revision"),
      Field.sealed("sealed")),

  /// What entries add up to, day by day: `now`, and volumes of the years that it has no room for.
  ROLLUPS(
      "users/{uid}/rollups/{name}",
      Export.NOTHING,
      Erasure.WITH_THE_PERSON,
      Field.sealed("sealed")),

  /// Answers given before. Those to a person are sealed under the person's key, others under a key
  /// of their own, which goes with them.
  REPLAYS(
      "replays/{print}",
      Export.NOTHING,
      Erasure.BY_AGE,
      // Whose key it is and its keyed hash, of which the document's id is made, so that it can be
      // moved to where ids are made otherwise.
      Field.clear("scope"),
      Field.clear("keyPrint"),
      Field.clear("fingerprint"),
      Field.clear("effect"),
      Field.clear("holder"),
      Field.clear("call"),
      Field.clear("claimedAt"),
      Field.clear("released"),
      Field.key("key"),
      Field.sealed("answer"),
      Field.expiry("forgetAt")),

  /// Exchanges with the assistant, some to a document; how the conversation stands is in the one of
  /// the newest.
  CONVERSATION(
      "users/{uid}/conversation/{chunk}",
      Export.IN_FULL,
      Erasure.WITH_THE_PERSON,
      Field.clear("last"),
      Field.clear("erasures"),
      Field.clear("erased"),
      Field.clear("swept"),
      // Only filed documents have these two, so a turn writes no index.
      Field.clear("first").indexed(Direction.DESCENDING),
      Field.clear("ids").indexed(Direction.CONTAINS),
      Field.sealed("sealed")),

  /// Stories told.
  STORIES(
      "users/{uid}/stories/{sequence}",
      Export.IN_FULL,
      Erasure.WITH_THE_PERSON,
      Field.clear("id").indexed(Direction.ASCENDING),
      Field.clear("sequence").indexed(Direction.DESCENDING),
      Field.sealed("sealed")),

  /// What was foretold.
  FORECASTS(
      "users/{uid}/forecasts/{id}",
      Export.IN_FULL,
      Erasure.WITH_THE_PERSON,
      Field.clear("madeAt").indexed(Direction.DESCENDING),
      Field.sealed("sealed")),

  /// Exercises begun.
  EXERCISES(
      "users/{uid}/exercises/{id}",
      Export.IN_FULL,
      Erasure.WITH_THE_PERSON,
      Field.sealed("sealed")),

  /// Single documents of a person: the safety plan, what worried us lately.
  PRIVATE(
      "users/{uid}/private/{name}",
      Export.IN_FULL,
      Erasure.WITH_THE_PERSON,
      Field.sealed("sealed"),
      Field.expiry("forgetAt")),

  /// How many questions to providers all may still cause on a day: what machines have set aside.
  AI_UNITS(
      "aiUnits/{day}",
      Export.NOTHING,
      Erasure.BY_AGE,
      Field.clear("given"),
      Field.expiry("forgetAt")),

  /// The same for one person, who need not have an account.
  AI_UNITS_OF_PERSON(
      "aiUnits/{day}/people/{uid}",
      Export.NOTHING,
      Erasure.BY_AGE,
      Field.clear("given"),
      Field.expiry("forgetAt")),

  /// What happened to the safety of accounts: who, what and when, no content.
  AUDIT(
      "audit/{id}",
      Export.IN_FULL,
      Erasure.BY_AGE,
      Field.clear("event"),
      Field.clear("at"),
      // Whom it is about before when it was noted: the index has an end for each, so none is hot.
      Field.clear("noted").indexed(Direction.DESCENDING),
      Field.expiry("forgetAt")),

  /// What was imported from another store last, and whether it came to its end.
  ARRIVALS(
      "arrivals/{name}",
      Export.NOTHING,
      Erasure.NOBODYS,
      Field.clear("origin"),
      Field.clear("begunAt"),
      Field.clear("endedAt"));

  /// What a field holds.
  enum Holds {
    /// Ids, moments, numbers: nothing a person wrote.
    CLEAR,
    /// Words, encrypted under the key of their owner.
    SEALED,
    /// A key, wrapped under the master key.
    KEY,
    /// A hash that something secret is compared with.
    SECRET
  }

  /// Which way an index runs.
  enum Direction {
    ASCENDING,
    DESCENDING,
    /// Neither way: it finds the lists that hold a value.
    CONTAINS
  }

  /// Whether the person gets it when they ask for what we hold of them.
  enum Export {
    IN_FULL,
    /// It says nothing that is not said elsewhere, or is no use to anybody but us.
    NOTHING
  }

  /// How it goes when the person does.
  enum Erasure {
    /// It lies at or under `users/{uid}`.
    WITH_THE_PERSON,
    /// Its id is the keyed hash of their e-mail address.
    BY_EMAIL,
    /// It names its owner in an indexed field.
    BY_OWNER,
    /// It tells nothing about them without what has gone, and its time runs out.
    BY_AGE,
    /// It tells nothing about anybody.
    NOBODYS
  }

  /// @param indexed empty for most, since an index costs with every write
  /// @param expiry documents are removed when this moment has passed, within a day or so
  record Field(String name, Holds holds, Optional<Direction> indexed, boolean expiry) {
    private static Field of(String name, Holds holds) {
      return new Field(name, holds, Optional.empty(), false);
    }

    static Field clear(String name) {
      return of(name, Holds.CLEAR);
    }

    static Field sealed(String name) {
      return of(name, Holds.SEALED);
    }

    static Field key(String name) {
      return of(name, Holds.KEY);
    }

    static Field secret(String name) {
      return of(name, Holds.SECRET);
    }

    static Field expiry(String name) {
      return new Field(name, Holds.CLEAR, Optional.empty(), true);
    }

    Field indexed(Direction direction) {
      return new Field(name, holds, Optional.of(direction), expiry);
    }
  }

  private static final Map<String, Place> BY_PATTERN =
      Arrays.stream(values())
          .collect(Collectors.toMap(place -> pattern(place.path), Function.identity()));

  private final String path;
  private final Export export;
  private final Erasure erasure;

  @SuppressWarnings("ImmutableEnumChecker") // a list of records that nobody can change
  private final List<Field> fields;

  Place(String path, Export export, Erasure erasure, Field... fields) {
    this.path = path;
    this.export = export;
    this.erasure = erasure;
    this.fields = List.of(fields);
  }

  String path() {
    return path;
  }

  Export export() {
    return export;
  }

  Erasure erasure() {
    return erasure;
  }

  List<Field> fields() {
    return fields;
  }

  Optional<Field> field(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).findFirst();
  }

  /// Its own name, as indexes know it: `moods` of `users/{uid}/moods/{id}`.
  String collection() {
    String[] parts = path.split("/", -1);
    return parts[parts.length - 2];
  }

  /// The place of a document.
  ///
  /// @param document below the database, as in `users/17/moods/4`
  /// @throws IllegalStateException when there is no such place
  static Place of(String document) {
    Place place = BY_PATTERN.get(pattern(document));
    if (place == null) {
      throw new IllegalStateException("no such place: " + pattern(document));
    }
    return place;
  }

  /// Every other part is an id.
  private static String pattern(String document) {
    String[] parts = document.split("/", -1);
    for (int i = 1; i < parts.length; i += 2) {
      parts[i] = "*";
    }
    return String.join("/", parts);
  }
}
