package se.lugntrygg.adapters.firestore;

import com.google.cloud.firestore.CollectionReference;
import com.google.cloud.firestore.FieldPath;
import com.google.cloud.firestore.Query;
import com.google.firestore.v1.StructuredQuery;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Every query there is, listed once. [Wire] sends no other, and a test finds the index that each
/// one needs. Each reads one field: equal to a value, or from a value on in the order of the field.
enum Question {
  /// The sessions of somebody that have not ended.
  SESSIONS_OF(Place.SESSIONS, "owner"),

  /// The sessions that ended from a moment on.
  SESSIONS_ENDED(Place.SESSIONS, "endedAt", Place.Direction.ASCENDING),

  /// What is filed of a conversation, the newest first.
  EXCHANGES_FILED(Place.CONVERSATION, "first", Place.Direction.DESCENDING),

  /// What is filed with the exchange of an id.
  EXCHANGE_OF_ID(Place.CONVERSATION, "ids", Place.Direction.CONTAINS),

  /// The story of an id.
  STORY_OF_ID(Place.STORIES, "id"),

  /// Somebody's stories, the newest first.
  STORIES_TOLD(Place.STORIES, "sequence", Place.Direction.DESCENDING),

  /// What was foretold to somebody, the newest first.
  FORECASTS_MADE(Place.FORECASTS, "madeAt", Place.Direction.DESCENDING),

  /// What happened to one person, the last first.
  EVENTS_NOTED(Place.AUDIT, "noted", Place.Direction.DESCENDING),

  /// A person's mood entries, newest first.
  MOODS_OF(Place.MOODS, "timestamp", Place.Direction.DESCENDING);

  /// What a query asks an index for.
  ///
  /// @param equal fields compared with one value; `ids[]` when some element of `ids` is
  /// @param ordered fields in the order of the answer
  record Shape(String collection, Set<String> equal, List<Order> ordered) {
    /// A field and its direction.
    record Order(String field, Place.Direction direction) {}

    /// The shape of what is about to be sent.
    ///
    /// @throws IllegalStateException for what no question of ours looks like
    static Shape of(StructuredQuery query) {
      if (query.getFromCount() != 1
          || query.getFrom(0).getAllDescendants()
          || query.hasFindNearest()) {
        throw new IllegalStateException("a query of one collection was expected");
      }
      Set<String> equal = new TreeSet<>();
      Set<String> ranged = new TreeSet<>();
      sort(query.getWhere(), equal, ranged);
      List<Order> ordered =
          query.getOrderByList().stream()
              .filter(order -> !order.getField().getFieldPath().equals("__name__"))
              .map(
                  order ->
                      new Order(
                          order.getField().getFieldPath(),
                          order.getDirection() == StructuredQuery.Direction.DESCENDING
                              ? Place.Direction.DESCENDING
                              : Place.Direction.ASCENDING))
              .toList();
      for (String field : ranged) {
        if (ordered.stream().noneMatch(order -> order.field().equals(field))) {
          throw new IllegalStateException("a range over " + field + " without its order");
        }
      }
      return new Shape(query.getFrom(0).getCollectionId(), equal, ordered);
    }

    private static void sort(StructuredQuery.Filter where, Set<String> equal, Set<String> ranged) {
      switch (where.getFilterTypeCase()) {
        case COMPOSITE_FILTER -> {
          if (where.getCompositeFilter().getOp() != StructuredQuery.CompositeFilter.Operator.AND) {
            throw new IllegalStateException("a query of alternatives");
          }
          where.getCompositeFilter().getFiltersList().forEach(each -> sort(each, equal, ranged));
        }
        case FIELD_FILTER -> {
          String field = where.getFieldFilter().getField().getFieldPath();
          switch (where.getFieldFilter().getOp()) {
            case EQUAL -> equal.add(field);
            case ARRAY_CONTAINS -> equal.add(field + ELEMENT);
            case LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL ->
                ranged.add(field);
            default -> throw new IllegalStateException("a query by " + where.getFieldFilter());
          }
        }
        case FILTERTYPE_NOT_SET -> {}
        default -> throw new IllegalStateException("a query by " + where.getFilterTypeCase());
      }
      ranged.remove("__name__");
    }
  }

  private static final String ELEMENT = "[]";

  private final Place place;
  private final String field;
  private final Optional<Place.Direction> order;

  Question(Place place, String field) {
    this.place = place;
    this.field = field;
    this.order = Optional.empty();
  }

  Question(Place place, String field, Place.Direction order) {
    this.place = place;
    this.field = field;
    this.order = Optional.of(order);
  }

  /// Starts the query: add borders of the ordered field, cursors, a limit.
  Query in(CollectionReference collection) {
    if (order.isEmpty() || contains()) {
      throw new IllegalStateException(this + " compares with a value");
    }
    return collection.orderBy(
        field,
        order.get() == Place.Direction.DESCENDING
            ? Query.Direction.DESCENDING
            : Query.Direction.ASCENDING);
  }

  private boolean contains() {
    return order.filter(Place.Direction.CONTAINS::equals).isPresent();
  }

  /// The query for those whose field equals a value, or whose list holds it: add a limit.
  Query in(CollectionReference collection, Object value) {
    if (contains()) {
      return collection.whereArrayContains(field, value);
    }
    if (order.isPresent()) {
      throw new IllegalStateException(this + " goes by an order");
    }
    return collection.whereEqualTo(field, value);
  }

  Place place() {
    return place;
  }

  Shape shape() {
    if (contains()) {
      return new Shape(place.collection(), Set.of(field + ELEMENT), List.of());
    }
    return order
        .map(
            direction ->
                new Shape(place.collection(), Set.of(), List.of(new Shape.Order(field, direction))))
        .orElseGet(() -> new Shape(place.collection(), Set.of(field), List.of()));
  }

  static boolean asks(Shape shape) {
    return Arrays.stream(values()).anyMatch(question -> question.shape().equals(shape));
  }

  /// A page of all there is of a collection, in the order of ids, which needs no index. For an
  /// archive alone: no answer to a person may grow with what others have.
  static Query walk(CollectionReference collection, Optional<String> after, int limit) {
    Query all = collection.orderBy(FieldPath.documentId()).limit(limit);
    return after.map(all::startAfter).orElse(all);
  }

  /// Whether it is a page of such a walk.
  static boolean walks(StructuredQuery query) {
    return query.hasLimit()
        && !query.hasWhere()
        && query.getOrderByCount() == 1
        && query.getOrderBy(0).getField().getFieldPath().equals("__name__");
  }
}
