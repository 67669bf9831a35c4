package se.lugntrygg.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import se.lugntrygg.adapters.http.HttpServer;

/// The API as `openapi.yaml` describes it, and whether what is said over the wire keeps to it.
final class Contract {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");
  private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");

  /// What is refused before it reaches an operation.
  private static final Set<Integer> WITHOUT_OPERATION = Set.of(400, 404, 405, 414, 431);

  private static final Contract WRITTEN = new Contract();

  private final ObjectMapper mapper = new ObjectMapper();
  private final JsonNode root;
  private final List<Operation> operations = new ArrayList<>();
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

  /// One operation, as described.
  record Operation(String method, String template, JsonNode node, List<JsonNode> parameters) {
    private boolean matches(String path) {
      String[] parts = VARIABLE.split(template, -1);
      StringBuilder pattern = new StringBuilder(Pattern.quote(parts[0]));
      for (int i = 1; i < parts.length; i++) {
        pattern.append("[^/]+").append(Pattern.quote(parts[i]));
      }
      return path.matches(pattern.toString());
    }

    boolean needsToken() {
      return !node.has("security");
    }

    boolean hasBody() {
      return node.has("requestBody");
    }

    Optional<String> limit() {
      return Optional.ofNullable(node.get("x-limit")).map(JsonNode::asText);
    }

    /// Whether nothing but its own limit counts.
    boolean limitedAlone() {
      return node.path("x-limit-alone").asBoolean();
    }

    @Override
    public String toString() {
      return method + " " + template;
    }
  }

  private Contract() {
    try (InputStream in = HttpServer.class.getResourceAsStream("openapi.yaml")) {
      root = new YAMLMapper().readTree(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new UncheckedIOException("could not read openapi.yaml", e);
    }
    root.get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue().properties().stream()
                    .filter(entry -> METHODS.contains(entry.getKey()))
                    .forEach(
                        entry -> {
                          List<JsonNode> parameters = new ArrayList<>();
                          path.getValue()
                              .path("parameters")
                              .forEach(parameter -> parameters.add(resolved(parameter)));
                          entry
                              .getValue()
                              .path("parameters")
                              .forEach(parameter -> parameters.add(resolved(parameter)));
                          operations.add(
                              new Operation(
                                  entry.getKey().toUpperCase(java.util.Locale.ROOT),
                                  path.getKey(),
                                  entry.getValue(),
                                  parameters));
                        }));
    // A path without variables goes before one that would match it too.
    operations.sort(Comparator.comparing((Operation one) -> one.template().contains("{")));
  }

  static Contract written() {
    return WRITTEN;
  }

  JsonNode root() {
    return root;
  }

  List<Operation> operations() {
    return List.copyOf(operations);
  }

  /// What a reference stands for.
  JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? root.at(node.get("$ref").asText().substring(1)) : node;
  }

  /// A body as the description shows it, if it shows one.
  Optional<JsonNode> example(Operation operation) {
    JsonNode examples = operation.node().at("/requestBody/content/application~1json/examples");
    return examples.properties().stream().findFirst().map(first -> first.getValue().get("value"));
  }

  /// Everything in which the answer, or a request that was granted, differs from the description.
  List<String> faults(Client.Sent sent, Client.Answer answer) {
    List<String> faults = new ArrayList<>(always(answer));
    String path = sent.path().replaceFirst("\\?.*", "");
    String method = sent.method().equals("HEAD") ? "GET" : sent.method();
    Optional<Operation> operation =
        operations.stream()
            .filter(one -> one.matches(path))
            .findFirst()
            .flatMap(
                first ->
                    operations.stream()
                        .filter(one -> one.template().equals(first.template()))
                        .filter(one -> one.method().equals(method))
                        .findFirst());
    boolean bodiless = sent.method().equals("HEAD");
    if (sent.method().equals("OPTIONS") && answer.status() == 204) {
      return faults;
    }
    // An operation may share its path with methods that have none.
    if (operation.isEmpty()) {
      if (!WITHOUT_OPERATION.contains(answer.status())) {
        faults.add("no such operation, and yet " + answer.status());
      } else if (!bodiless) {
        faults.addAll(invalid(root.at("/components/schemas/Problem"), answer.text()));
      }
      return faults;
    }
    Operation asked = operation.get();
    JsonNode described = asked.node().at("/responses/" + answer.status());
    if (described.isMissingNode()) {
      faults.add("status " + answer.status() + " is not described");
      return faults;
    }
    JsonNode response = resolved(described);
    response
        .path("headers")
        .properties()
        .forEach(
            header -> {
              JsonNode rule = resolved(header.getValue());
              Optional<String> value = answer.header(header.getKey());
              if (value.isPresent()) {
                invalid(rule.get("schema"), TextNode.valueOf(value.get()).toString())
                    .forEach(fault -> faults.add(header.getKey() + fault));
              } else if (rule.path("required").asBoolean()) {
                faults.add("header " + header.getKey() + " is missing");
              }
            });
    faults.addAll(content(response, answer, bodiless));
    boolean helped = faults.isEmpty() && helpedAnyway(answer);
    if (answer.status() < 400 && !helped) {
      faults.addAll(request(asked, sent));
    }
    return faults;
  }

  /// Whether the request was not granted, and only the danger in its words kept it from being
  /// refused.
  private static boolean helpedAnyway(Client.Answer answer) {
    return answer.header("Content-Type").orElse("").startsWith("application/json")
        && answer.json().path("success").equals(BooleanNode.FALSE)
        && answer.json().path("stored").equals(BooleanNode.FALSE);
  }

  private List<String> content(JsonNode response, Client.Answer answer, boolean bodiless) {
    if (!response.has("content")) {
      return answer.body().length == 0 ? List.of() : List.of("a body that is not described");
    }
    String type = answer.header("Content-Type").orElse("").replaceFirst(";.*", "").strip();
    JsonNode content = response.get("content").get(type);
    if (content == null) {
      return List.of("content type '" + type + "' is not described");
    }
    if (bodiless) {
      return answer.body().length == 0 ? List.of() : List.of("a body after HEAD");
    }
    return type.endsWith("json")
        ? invalid(content.get("schema"), answer.text())
        : invalid(content.get("schema"), TextNode.valueOf(answer.text()).toString());
  }

  private List<String> request(Operation asked, Client.Sent sent) {
    List<String> faults = new ArrayList<>();
    JsonNode schema = asked.node().at("/requestBody/content/application~1json/schema");
    if (!sent.body().isEmpty() && !schema.isMissingNode()) {
      invalid(schema, sent.body()).forEach(fault -> faults.add("request" + fault));
    } else if (asked.node().at("/requestBody/required").asBoolean()) {
      faults.add("a request without its body was granted");
    }
    int query = sent.path().indexOf('?');
    for (String pair : query < 0 ? new String[0] : sent.path().substring(query + 1).split("&")) {
      String[] parts = pair.split("=", 2);
      Optional<JsonNode> parameter =
          asked.parameters().stream()
              .filter(one -> one.get("in").asText().equals("query"))
              .filter(one -> one.get("name").asText().equals(parts[0]))
              .findFirst();
      if (parameter.isEmpty()) {
        faults.add("parameter " + parts[0] + " is not described");
        continue;
      }
      String value = URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
      boolean number = parameter.get().at("/schema/type").asText().equals("integer");
      invalid(parameter.get().get("schema"), number ? value : TextNode.valueOf(value).toString())
          .forEach(fault -> faults.add(parts[0] + fault));
    }
    return faults;
  }

  /// What holds for every answer, whoever gives it.
  private static List<String> always(Client.Answer answer) {
    List<String> faults = new ArrayList<>();
    for (String header :
        List.of(
            "X-Request-ID",
            "X-Response-Time",
            "X-Content-Type-Options",
            "Referrer-Policy",
            "X-Frame-Options",
            "Content-Security-Policy",
            "Cache-Control")) {
      if (answer.header(header).isEmpty()) {
        if (!(header.equals("Cache-Control") && answer.status() == 204)) {
          faults.add("header " + header + " is missing");
        }
      }
    }
    for (String header : List.of("Server", "X-Powered-By", "Set-Cookie")) {
      answer.header(header).ifPresent(_ -> faults.add("header " + header + " gives us away"));
    }
    String cache = answer.header("Cache-Control").orElse("");
    boolean named = answer.header("ETag").isPresent();
    if (answer.status() >= 400 && !cache.equals("no-store")) {
      faults.add("a refusal may be kept: " + cache);
    } else if (!named && !cache.isEmpty() && !cache.equals("no-store")) {
      faults.add("an answer without a name may be kept: " + cache);
    }
    if (answer.problem() && answer.body().length > 0) {
      JsonNode problem = answer.json();
      if (!problem.path("error").equals(problem.path("detail"))) {
        faults.add("error and detail differ");
      }
      if (problem.path("status").asInt() != answer.status()) {
        faults.add("the problem has another status: " + problem.path("status"));
      }
      if (!answer.header("X-Request-ID").orElse("").equals(problem.path("request_id").asText())) {
        faults.add("the problem has another request id");
      }
    }
    return faults;
  }

  /// How the JSON text breaks the schema.
  List<String> invalid(JsonNode schema, String json) {
    try {
      return schemas
          .computeIfAbsent(schema.toString(), _ -> compiled(schema))
          .validate(json, InputFormat.JSON)
          .stream()
          .map(error -> " " + error)
          .toList();
    } catch (RuntimeException e) {
      return List.of(" is no JSON: " + e.getMessage());
    }
  }

  private Schema compiled(JsonNode schema) {
    ObjectNode whole = mapper.createObjectNode();
    whole.putArray("allOf").add(schema);
    whole.putObject("components").set("schemas", root.at("/components/schemas"));
    return registry.getSchema(whole.toString(), InputFormat.JSON);
  }
}
