package se.lugntrygg.adapters.firestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import se.lugntrygg.adapters.firestore.Question.Shape;

/// The files that are deployed beside the program say what its list does.
class PlaceTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Path INDEXES = Path.of("firestore.indexes.json");
  private static final Path RULES = Path.of("firestore.rules");

  private static JsonNode expected() {
    ObjectNode file = JSON.createObjectNode();
    // Every question reads one field, so no index of several is needed.
    file.putArray("indexes");
    ArrayNode overrides = file.putArray("fieldOverrides");
    for (Place place : sorted()) {
      for (Place.Field field : place.fields()) {
        ObjectNode override =
            overrides
                .addObject()
                .put("collectionGroup", place.collection())
                .put("fieldPath", field.name());
        if (field.expiry()) {
          override.put("ttl", true);
        }
        ArrayNode indexes = override.putArray("indexes");
        field
            .indexed()
            .ifPresent(
                direction ->
                    indexes
                        .addObject()
                        .put(kind(direction), direction.name())
                        .put("queryScope", "COLLECTION"));
      }
    }
    return file;
  }

  private static String kind(Place.Direction direction) {
    return direction == Place.Direction.CONTAINS ? "arrayConfig" : "order";
  }

  private static List<Place> sorted() {
    return Arrays.stream(Place.values()).sorted(Comparator.comparing(Place::collection)).toList();
  }

  private static JsonNode file() throws IOException {
    return JSON.readTree(Files.readString(INDEXES));
  }

  @Test
  void is_what_the_index_file_says() throws IOException {
    Path fresh = Path.of("target", "firestore.indexes.json");
    Files.createDirectories(fresh.getParent());
    Files.writeString(
        fresh, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(expected()) + "\n");

    assertThat(file())
        .as("firestore.indexes.json, which should be as " + fresh)
        .isEqualTo(expected());
  }

  @Test
  void has_no_two_collections_of_one_name() {
    // Exemptions and expiry go by that name alone.
    assertThat(Arrays.stream(Place.values()).map(Place::collection)).doesNotHaveDuplicates();
  }

  @Test
  void indexes_no_words_keys_or_secrets() {
    for (Place place : Place.values()) {
      assertThat(place.fields())
          .filteredOn(field -> field.indexed().isPresent())
          .allMatch(field -> field.holds() == Place.Holds.CLEAR);
    }
  }

  @Test
  void goes_with_the_person_exactly_when_it_lies_under_them() {
    for (Place place : Place.values()) {
      assertThat(place.erasure() == Place.Erasure.WITH_THE_PERSON)
          .as(place.path())
          .isEqualTo(place.path().startsWith("users/{uid}"));
      if (place.erasure() == Place.Erasure.BY_OWNER) {
        assertThat(place.field("owner").flatMap(Place.Field::indexed)).as(place.path()).isPresent();
      }
      if (place.erasure() == Place.Erasure.BY_AGE) {
        assertThat(place.fields()).as(place.path()).anyMatch(Place.Field::expiry);
      }
    }
  }

  @Test
  void knows_the_place_of_a_document_and_of_no_other() {
    assertThat(Place.of("users/17")).isEqualTo(Place.USERS);
    assertThat(Place.of("users/17/moods/4")).isEqualTo(Place.MOODS);
    for (String stray : List.of("user/17", "users", "users/17/moods", "users/17/mood/4", "")) {
      assertThatThrownBy(() -> Place.of(stray)).as(stray).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void has_an_index_in_the_file_for_every_question() throws IOException {
    for (Question question : Question.values()) {
      assertThat(served(question.shape(), file())).as(question.name()).isTrue();
    }
  }

  /// As Firestore would: a single-field index serves an equality, and a range or order in its own
  /// direction, one of elements serves nothing but their equality; more fields would need a
  /// composite one.
  private static boolean served(Shape shape, JsonNode file) {
    if (shape.equal().size() + shape.ordered().size() != 1) {
      return false;
    }
    String asked =
        shape.equal().stream().findFirst().orElseGet(() -> shape.ordered().getFirst().field());
    boolean element = asked.endsWith("[]");
    String field = element ? asked.substring(0, asked.length() - 2) : asked;
    for (JsonNode override : file.get("fieldOverrides")) {
      if (override.get("collectionGroup").asText().equals(shape.collection())
          && override.get("fieldPath").asText().equals(field)) {
        for (JsonNode index : override.get("indexes")) {
          boolean fits =
              index.has("arrayConfig") == element
                  && shape.ordered().stream()
                      .allMatch(
                          order -> order.direction().name().equals(index.get("order").asText()));
          if (fits && index.get("queryScope").asText().equals("COLLECTION")) {
            return true;
          }
        }
      }
    }
    return false;
  }

  @Test
  void lets_nobody_in_by_the_rules() throws IOException {
    String rules = Files.readString(RULES).replaceAll("//.*", "");

    assertThat(Pattern.compile("allow[^;]*;").matcher(rules).results().map(each -> each.group()))
        .containsExactly("allow read, write: if false;");
    assertThat(rules).contains("match /{document=**}");
  }
}
