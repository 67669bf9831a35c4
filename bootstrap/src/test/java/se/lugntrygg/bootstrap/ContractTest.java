package se.lugntrygg.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whether the description is whole, agrees with itself, and would notice a difference.
final class ContractTest {
  private static final Contract CONTRACT = Contract.written();

  static List<Contract.Operation> operations() {
    return CONTRACT.operations();
  }

  @Test
  void describes_the_operations_there_are_and_no_others(@TempDir Path folder) {
    try (Server server = Server.start(folder)) {
      assertThat(new TreeSet<>(operations().stream().map(Contract.Operation::toString).toList()))
          .isEqualTo(new TreeSet<>(server.app().routes()));
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void says_everything_that_an_operation_may_answer(Contract.Operation operation) {
    Set<String> wanted = new TreeSet<>(Set.of("400", "500"));
    if (operation.needsToken()) {
      wanted.addAll(List.of("401", "403"));
    }
    if (operation.limit().isPresent()) {
      wanted.addAll(List.of("429", "503"));
    }
    if (operation.hasBody()) {
      wanted.addAll(List.of("408", "413", "415", "422"));
    }
    if (named(operation, "Idempotency-Key")) {
      wanted.addAll(List.of("409", "422"));
    }
    if (named(operation, "If-None-Match")) {
      wanted.add("304");
    }
    if (named(operation, "X-Timezone")) {
      wanted.add("422");
    }
    Set<String> described = new HashSet<>();
    operation.node().get("responses").fieldNames().forEachRemaining(described::add);
    assertThat(described).containsAll(wanted);
    assertThat(described).anyMatch(status -> status.startsWith("2"));
    assertThat(operation.needsToken() && operation.limit().isEmpty())
        .as("a personal operation without a limit")
        .isFalse();
  }

  private static boolean named(Contract.Operation operation, String parameter) {
    return operation.parameters().stream()
        .anyMatch(one -> one.get("name").asText().equals(parameter));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void explains_every_operation(Contract.Operation operation) {
    JsonNode node = operation.node();
    assertThat(node.path("summary").asText()).isNotBlank();
    assertThat(node.path("description").asText()).isNotBlank();
    assertThat(node.path("operationId").asText()).isNotBlank();
    Set<String> tags = new HashSet<>();
    CONTRACT.root().get("tags").forEach(tag -> tags.add(tag.get("name").asText()));
    node.get("tags").forEach(tag -> assertThat(tags).contains(tag.asText()));
    if (operation.hasBody()) {
      assertThat(CONTRACT.example(operation)).isPresent();
    }
  }

  @Test
  void gives_no_two_operations_one_name() {
    assertThat(operations().stream().map(one -> one.node().get("operationId").asText()))
        .doesNotHaveDuplicates();
  }

  /// Walks through everything, since an example may stand anywhere.
  @Test
  void shows_only_examples_that_keep_to_its_own_rules() {
    List<String> faults = new ArrayList<>();
    int seen = examples("", CONTRACT.root(), faults);
    assertThat(faults).isEmpty();
    assertThat(seen).isGreaterThan(40);
  }

  private static int examples(String place, JsonNode node, List<String> faults) {
    int seen = 0;
    if (node.isObject() && node.has("examples")) {
      JsonNode examples = node.get("examples");
      JsonNode rule = node.has("schema") ? node.get("schema") : node;
      for (JsonNode example : examples) {
        JsonNode value = examples.isObject() ? example.get("value") : example;
        CONTRACT.invalid(rule, value.toString()).forEach(fault -> faults.add(place + fault));
        seen++;
      }
    }
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!entry.getKey().equals("examples")) {
        seen += examples(place + "/" + entry.getKey(), entry.getValue(), faults);
      }
    }
    if (node.isArray()) {
      for (JsonNode item : node) {
        seen += examples(place + "[]", item, faults);
      }
    }
    return seen;
  }

  @Test
  void refers_only_to_what_is_there_and_leaves_nothing_unused() {
    Set<String> references = new TreeSet<>();
    CONTRACT
        .root()
        .findValuesAsText("$ref")
        .forEach(reference -> references.add(reference.substring(1)));
    assertThat(references)
        .allSatisfy(
            reference ->
                assertThat(CONTRACT.root().at(reference).isMissingNode()).as(reference).isFalse());
    for (String kind : List.of("schemas", "responses", "headers", "parameters")) {
      CONTRACT
          .root()
          .at("/components/" + kind)
          .fieldNames()
          .forEachRemaining(
              name -> assertThat(references).contains("/components/" + kind + "/" + name));
    }
  }

  @Test
  void is_served_as_it_was_written_and_as_json(@TempDir Path folder) throws Exception {
    try (Server server = Server.start(folder)) {
      Client.Answer yaml = server.client().get("/openapi.yaml").send().expect(200);
      Client.Answer json = server.client().get("/openapi.json").send().expect(200);
      assertThat(json.json()).isEqualTo(CONTRACT.root());
      assertThat(new YAMLMapper().readTree(yaml.text())).isEqualTo(CONTRACT.root());
      for (Client.Answer answer : List.of(yaml, json)) {
        assertThat(answer.header("Cache-Control"))
            .hasValueSatisfying(value -> assertThat(value).contains("public"));
      }
      String etag = yaml.header("ETag").orElseThrow();
      server.client().get("/openapi.yaml").header("If-None-Match", etag).send().expect(304);
      assertThat(json.header("ETag")).isNotEqualTo(yaml.header("ETag"));
    }
  }

  /// The checker that all other tests rely on: each of these answers is wrong in one way.
  @Test
  void notices_an_answer_that_differs_in_anything() {
    Client.Sent streaks = new Client.Sent("GET", "/api/mood/streaks", "");
    String good = "{\"current_streak\":3,\"longest_streak\":7}";
    assertThat(CONTRACT.faults(streaks, answer(200, good, Map.of()))).isEmpty();
    Map<String, Client.Answer> wrong = new TreeMap<>();
    wrong.put("renamed", answer(200, good.replace("longest_streak", "longestStreak"), Map.of()));
    wrong.put("missing", answer(200, "{\"current_streak\":3}", Map.of()));
    wrong.put("more", answer(200, good.replace("}", ",\"more\":1}"), Map.of()));
    wrong.put("type", answer(200, good.replace("7", "\"7\""), Map.of()));
    wrong.put("range", answer(200, good.replace("7", "-7"), Map.of()));
    wrong.put("status", answer(202, good, Map.of()));
    wrong.put("content type", answer(200, good, Map.of("Content-Type", "text/plain")));
    wrong.put("no limits told", answer(200, good, Map.of("RateLimit", "")));
    wrong.put("header", answer(200, good, Map.of("X-RateLimit-Limit", "many")));
    wrong.put("server", answer(200, good, Map.of("Server", "Jetty")));
    wrong.put("cached", answer(200, good, Map.of("Cache-Control", "max-age=3")));
    wrong.put("no JSON", answer(200, "{", Map.of()));
    wrong.put("empty", answer(200, "", Map.of()));
    wrong.forEach(
        (how, answer) -> assertThat(CONTRACT.faults(streaks, answer)).as(how).isNotEmpty());
    assertThat(
            CONTRACT.faults(new Client.Sent("GET", "/api/secret", ""), answer(200, good, Map.of())))
        .isNotEmpty();
    assertThat(
            CONTRACT.faults(
                new Client.Sent("GET", "/api/mood/streaks?days=3", ""),
                answer(200, good, Map.of())))
        .as("a parameter that nobody described")
        .isNotEmpty();
  }

  private static Client.Answer answer(int status, String body, Map<String, String> other) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Map.of(
            "Content-Type", "application/json",
            "X-Request-ID", "r1",
            "X-Response-Time", "1.00",
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "X-Frame-Options", "DENY",
            "Content-Security-Policy", "default-src 'none'",
            "Cache-Control", "no-store")
        .forEach((name, value) -> headers.put(name, List.of(value)));
    Map.of(
            "RateLimit-Policy", "p",
            "RateLimit", "r",
            "X-RateLimit-Limit", "1",
            "X-RateLimit-Remaining", "1",
            "X-RateLimit-Reset", "1")
        .forEach((name, value) -> headers.put(name, List.of(value)));
    other.forEach(
        (name, value) -> {
          if (value.isEmpty()) {
            headers.remove(name);
          } else {
            headers.put(name, List.of(value));
          }
        });
    return new Client.Answer(
        status, HttpHeaders.of(headers, (_, _) -> true), body.getBytes(StandardCharsets.UTF_8));
  }

  /// Objects of our own may hold what is described and nothing else.
  @Test
  void leaves_no_object_open_that_is_ours() {
    List<String> open = new ArrayList<>();
    CONTRACT
        .operations()
        .forEach(
            operation ->
                operation
                    .node()
                    .get("responses")
                    .properties()
                    .forEach(
                        response ->
                            CONTRACT
                                .resolved(response.getValue())
                                .path("content")
                                .forEach(
                                    content ->
                                        open(
                                            operation + " " + response.getKey(),
                                            CONTRACT.resolved(content.get("schema")),
                                            open,
                                            0))));
    // Numbers come and go as parts do, and the description itself has an owner elsewhere.
    assertThat(open)
        .allMatch(place -> place.contains("/api/metrics") || place.contains("/openapi.json"));
  }

  private static void open(String place, JsonNode schema, List<String> found, int depth) {
    if (schema instanceof ObjectNode object && depth < 8) {
      if (object.path("type").asText().equals("object") && !object.has("additionalProperties")) {
        found.add(place);
      }
      object
          .path("properties")
          .properties()
          .forEach(
              entry ->
                  open(
                      place + "." + entry.getKey(),
                      CONTRACT.resolved(entry.getValue()),
                      found,
                      depth + 1));
      if (object.has("items")) {
        open(place + "[]", CONTRACT.resolved(object.get("items")), found, depth + 1);
      }
      for (String several : List.of("anyOf", "oneOf")) {
        object.path(several).forEach(one -> open(place, CONTRACT.resolved(one), found, depth + 1));
      }
    }
  }
}
