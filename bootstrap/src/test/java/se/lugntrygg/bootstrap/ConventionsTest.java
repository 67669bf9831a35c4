package se.lugntrygg.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every operation, asked of each one that is described: a new one is covered the
/// day it is written down.
final class ConventionsTest {
  private static final Contract CONTRACT = Contract.written();
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @TempDir static Path folder;
  private static Server server;
  private static Client client;
  private static Client.Person anna;
  private static Client.Person bo;
  private static Client.Person spare;
  private static String entry;
  private static String exercise;
  private static Map<String, String> badTokens;

  @BeforeAll
  static void start() {
    server =
        Server.start(
            folder, "CORS_ALLOWED_ORIGINS", "https://app.example.org,https://*.example.net");
    client = server.client();
    anna = client.person("anna");
    bo = client.person("bo");
    spare = client.person("spare");
    entry = logged(anna, Map.of("mood", "glad"));
    exercise = begun(anna);
    badTokens = badTokens();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static List<Contract.Operation> all() {
    return CONTRACT.operations();
  }

  static List<Contract.Operation> personal() {
    return all().stream().filter(Contract.Operation::needsToken).toList();
  }

  static List<Contract.Operation> withBody() {
    return all().stream().filter(Contract.Operation::hasBody).toList();
  }

  static Set<String> templates() {
    Set<String> templates = new LinkedHashSet<>();
    all().forEach(operation -> templates.add(operation.template()));
    return templates;
  }

  private static String logged(Client.Person person, Map<String, ?> mood) {
    return client
        .post("/api/mood/log", mood)
        .as(person)
        .send()
        .expect(201)
        .json()
        .get("id")
        .asText();
  }

  private static String begun(Client.Person person) {
    return client
        .post("/api/chatbot/exercise", Map.of("exercise_type", "breathing"))
        .as(person)
        .send()
        .expect(200)
        .json()
        .get("exercise_id")
        .asText();
  }

  private static String path(String template) {
    return template
        .replace("{user_id}", anna.id())
        .replace("{id}", entry)
        .replace("{exercise_id}", exercise);
  }

  /// The operation with what is needed to be granted, except for what a test is about.
  private static Client.Call call(Contract.Operation operation) {
    Client.Call call = client.call(operation.method(), path(operation.template()));
    return operation.needsToken() ? call.as(caller(operation)) : call;
  }

  /// Anna, unless she would lose her login or her password over it.
  private static Client.Person caller(Contract.Operation operation) {
    if (!Set.of("logout", "changePassword")
        .contains(operation.node().get("operationId").asText())) {
      return anna;
    }
    if (client.get("/api/mood/streaks").as(spare).send().status() == 401) {
      spare = client.person("spare" + NUMBER.incrementAndGet());
    }
    return spare;
  }

  private static JsonNode example(Contract.Operation operation) {
    return CONTRACT.example(operation).orElseThrow();
  }

  // Granted ---------------------------------------------------------------------------------------

  @ParameterizedTest
  @MethodSource("all")
  void grants_what_is_described(Contract.Operation operation) {
    Client.Person person = caller(operation);
    String id = logged(person, Map.of("mood_text", "Jag är glad och lugn.", "tags", List.of("a")));
    Client.Call call =
        client
            .call(
                operation.method(),
                operation
                    .template()
                    .replace("{user_id}", person.id())
                    .replace("{id}", id)
                    .replace("{exercise_id}", exercise))
            .header("X-Request-ID", "granted-1");
    if (operation.needsToken()) {
      call.as(person);
    }
    if (operation.hasBody()) {
      ObjectNode body = example(operation).deepCopy();
      switch (operation.template()) {
        case "/api/auth/register" -> body.put("email", "granted@example.org");
        case "/api/auth/login" -> body.put("email", person.email());
        case "/api/auth/refresh" -> body.put("refresh_token", person.refresh());
        default -> {}
      }
      // Old clients send more than we know.
      call.body(body.put("some_field_of_an_old_client", 1));
    }
    Client.Answer answer = call.send();
    assertThat(answer.status()).as(answer::text).isBetween(200, 204);
    assertThat(answer.header("X-Request-ID")).contains("granted-1");
    operation
        .limit()
        .ifPresent(
            limit -> {
              String policy = answer.header("RateLimit-Policy").orElse("");
              assertThat(policy).contains("\"" + limit + "\"");
              assertThat(policy.contains("\"global\"")).isNotEqualTo(operation.limitedAlone());
            });
    if (operation.limit().isEmpty()) {
      assertThat(answer.header("RateLimit")).isEmpty();
    }
  }

  // Who asks --------------------------------------------------------------------------------------

  @ParameterizedTest
  @MethodSource("personal")
  void asks_who_is_there(Contract.Operation operation) {
    Client.Answer answer =
        client.call(operation.method(), path(operation.template())).send().expect(401);
    assertThat(answer.kind()).isEqualTo("unknown-caller");
    for (String header :
        List.of("Basic YTpi", "Bearer", "Bearer ", "bearer x", anna.access(), "Bearer null")) {
      client
          .call(operation.method(), path(operation.template()))
          .header("Authorization", header)
          .send()
          .expect(401);
    }
  }

  @ParameterizedTest
  @MethodSource("personal")
  void believes_no_token_but_a_good_one(Contract.Operation operation) {
    badTokens.forEach(
        (how, token) ->
            assertThat(
                    client
                        .call(operation.method(), path(operation.template()))
                        .token(token)
                        .send()
                        .status())
                .as(how)
                .isEqualTo(401));
  }

  private static Map<String, String> badTokens() {
    DecodedJWT good = JWT.decode(anna.access());
    byte[] key = Server.KEY.getBytes(StandardCharsets.UTF_8);
    Algorithm right = Algorithm.HMAC256(key);
    Map<String, String> tokens = new TreeMap<>();
    assertThat(
            client
                .get("/api/mood/streaks")
                .token(copy(good, good.getExpiresAtAsInstant()).sign(right))
                .send()
                .status())
        .as("the copy that all others are made from is good")
        .isEqualTo(200);
    tokens.put("expired", copy(good, Instant.now().minusSeconds(1)).sign(right));
    tokens.put("alg none", copy(good, good.getExpiresAtAsInstant()).sign(Algorithm.none()));
    tokens.put("HS512", copy(good, good.getExpiresAtAsInstant()).sign(Algorithm.HMAC512(key)));
    tokens.put(
        "wrong key",
        copy(good, good.getExpiresAtAsInstant()).sign(Algorithm.HMAC256("x".repeat(40))));
    tokens.put(
        "wrong issuer",
        copy(good, good.getExpiresAtAsInstant()).withIssuer("somebody").sign(right));
    tokens.put(
        "wrong audience",
        copy(good, good.getExpiresAtAsInstant()).withAudience("somebody").sign(right));
    tokens.put(
        "unknown kid", copy(good, good.getExpiresAtAsInstant()).withKeyId("other").sign(right));
    tokens.put(
        "subject that is no id",
        copy(good, good.getExpiresAtAsInstant()).withSubject("../../x").sign(right));
    tokens.put("refresh token", anna.refresh());
    tokens.put("cut", anna.access().substring(0, anna.access().length() - 3));
    tokens.put("of a login that has ended", ended());
    tokens.put("long", "a".repeat(4000));
    return tokens;
  }

  private static String ended() {
    Client.Person again = client.signIn(anna);
    client.post("/api/auth/logout", Map.of()).as(again).send().expect(200);
    return again.access();
  }

  private static JWTCreator.Builder copy(DecodedJWT token, Instant expires) {
    return JWT.create()
        .withKeyId(token.getKeyId())
        .withIssuer(token.getIssuer())
        .withAudience(token.getAudience().getFirst())
        .withSubject(token.getSubject())
        .withIssuedAt(token.getIssuedAtAsInstant())
        .withExpiresAt(expires)
        .withJWTId(token.getId())
        .withClaim("sid", token.getClaim("sid").asString())
        .withClaim("gen", token.getClaim("gen").asInt());
  }

  @ParameterizedTest
  @MethodSource("personal")
  void lets_nobody_ask_for_another(Contract.Operation operation) {
    String path = path(operation.template());
    client.call(operation.method(), path + "?user_id=" + bo.id()).as(anna).send().expect(403);
    if (operation.hasBody()) {
      ObjectNode body = example(operation).deepCopy();
      for (String other : List.of(bo.id(), anna.id().toUpperCase(Locale.ROOT), "*", " ")) {
        client
            .call(operation.method(), path)
            .as(anna)
            .body(body.put("user_id", other))
            .send()
            .expect(403);
      }
      client
          .call(operation.method(), path + "?user_id=" + bo.id())
          .as(anna)
          .body(body.put("user_id", anna.id()))
          .send()
          .expect(403);
    }
    if (operation.template().contains("{")) {
      Client.Answer hers = client.call(operation.method(), path).as(bo).body("{}").send();
      Client.Answer nobodys =
          client
              .call(operation.method(), path.replaceAll("[0-9a-f]{8}-[0-9a-f-]+", UNKNOWN))
              .as(bo)
              .body("{}")
              .send();
      assertThat(hers.status()).isIn(403, 404);
      assertThat(nobodys.status())
          .as("not yours and not there look the same")
          .isEqualTo(hers.status());
      assertThat(nobodys.json().get("detail")).isEqualTo(hers.json().get("detail"));
    }
  }

  private static final String UNKNOWN = "0199b2a4-5c1e-7cc3-8f0a-3d1f6a5e9b10";

  @Test
  void accepts_the_callers_own_id_wherever_it_is_sent() {
    client.get("/api/mood/streaks?user_id=" + anna.id()).as(anna).send().expect(200);
    client
        .post("/api/mood/log", Map.of("mood", "glad", "user_id", anna.id()))
        .as(anna)
        .send()
        .expect(201);
    client.get("/api/auth/consent/" + anna.id()).as(anna).send().expect(200);
    client.get("/api/auth/consent/" + bo.id()).as(anna).send().expect(403);
    client.get("/api/auth/consent/nobody").as(anna).send().expect(403);
  }

  // Bodies ----------------------------------------------------------------------------------------

  @ParameterizedTest
  @MethodSource("withBody")
  void reads_json_objects_in_utf8_and_nothing_else(Contract.Operation operation) {
    String good = example(operation).toString();
    for (String type :
        List.of(
            "text/plain",
            "application/x-www-form-urlencoded",
            "application/xml",
            "application/json; charset=iso-8859-1",
            "multipart/form-data; boundary=x",
            "nonsense")) {
      assertThat(call(operation).header("Content-Type", type).body(good).send().status())
          .as(type)
          .isEqualTo(415);
    }
    call(operation).header("Content-Encoding", "gzip").body(good).send().expect(415);
    String inside = good.substring(1, good.length() - 1);
    String fields = inside.isEmpty() ? "" : "," + inside;
    Map<String, String> bad = new LinkedHashMap<>();
    bad.put("cut", good.substring(0, good.length() - 1));
    bad.put("no JSON", "user_id=1&text=a");
    bad.put("array", "[" + good + "]");
    bad.put("text", "\"text\"");
    bad.put("number", "1");
    bad.put("null", "null");
    bad.put("only space", "  ");
    bad.put("twice the same key", "{\"a\":1,\"a\":2" + fields + "}");
    bad.put("deep", "{\"a\":" + "[".repeat(100) + "]".repeat(100) + fields + "}");
    bad.put("very deep", "{\"a\":" + "{\"a\":".repeat(8000) + "1" + "}".repeat(8000) + "}");
    bad.put("more after the end", good + good);
    bad.put("single quotes", good.replace('"', '\'').replace("{}", "{'a':1}"));
    bad.put("comment", "/* */" + good);
    bad.put("NaN", "{\"a\":NaN" + fields + "}");
    bad.put("a number of 5000 digits", "{\"a\":" + "1".repeat(5000) + fields + "}");
    bad.put("raw line end in a text", "{\"a\":\"\n\"" + fields + "}");
    bad.forEach(
        (how, body) ->
            assertThat(call(operation).body(body).send().status()).as(how).isEqualTo(400));
    Map<String, byte[]> bytes = new LinkedHashMap<>();
    bytes.put("UTF-16", good.getBytes(StandardCharsets.UTF_16));
    bytes.put(
        "UTF-16 without mark", ("{\"a\":1" + fields + "}").getBytes(StandardCharsets.UTF_16BE));
    bytes.put("Latin-1", ("{\"a\":\"å\"" + fields + "}").getBytes(StandardCharsets.ISO_8859_1));
    bytes.put(
        "overlong",
        spliced("{\"a\":\"", new byte[] {(byte) 0xc0, (byte) 0xaf}, "\"" + fields + "}"));
    bytes.put(
        "a surrogate as bytes",
        spliced(
            "{\"a\":\"", new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80}, "\"" + fields + "}"));
    bytes.forEach(
        (how, body) ->
            assertThat(
                    call(operation)
                        .header("Content-Type", "application/json")
                        .bytes(body)
                        .send()
                        .status())
                .as(how)
                .isEqualTo(400));
  }

  private static byte[] spliced(String before, byte[] middle, String after) {
    byte[] start = before.getBytes(StandardCharsets.UTF_8);
    byte[] end = after.getBytes(StandardCharsets.UTF_8);
    byte[] all = new byte[start.length + middle.length + end.length];
    System.arraycopy(start, 0, all, 0, start.length);
    System.arraycopy(middle, 0, all, start.length, middle.length);
    System.arraycopy(end, 0, all, start.length + middle.length, end.length);
    return all;
  }

  @ParameterizedTest
  @MethodSource("withBody")
  void refuses_more_than_64_kib_however_it_comes(Contract.Operation operation) {
    String large = "{\"a\":\"" + "x".repeat(64 * 1024) + "\"}";
    call(operation).body(large).send().expect(413);
    call(operation).header("Content-Type", "application/json").stream(
            new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8)))
        .send()
        .expect(413);
    String fits = "{\"a\":\"" + "x".repeat(64 * 1024 - 8) + "\"}";
    assertThat(call(operation).body(fits).send().status()).isNotEqualTo(413);
  }

  @ParameterizedTest
  @MethodSource("withBody")
  void refuses_a_field_of_another_type_and_names_it(Contract.Operation operation) {
    JsonNode properties =
        CONTRACT
            .resolved(operation.node().at("/requestBody/content/application~1json/schema"))
            .get("properties");
    for (Map.Entry<String, JsonNode> property : properties.properties()) {
      String name = property.getKey();
      ObjectNode body = example(operation).deepCopy();
      // What comes first is complained about first; a password before it need not be right.
      body.set(name, MAPPER.createObjectNode().put("a", 1));
      Client.Answer answer = call(operation).body(body).send();
      assertThat(answer.status()).as(name + " " + answer.text()).isEqualTo(400);
      assertThat(answer.fields()).containsExactly(name);
      // Null is as good as nothing.
      body.putNull(name);
      Client.Answer without = call(operation).body(body).send();
      assertThat(without.status()).as(name + " null: " + without.text()).isNotIn(400, 500);
      if (!CONTRACT.resolved(property.getValue()).path("type").toString().contains("array")) {
        body.set(name, MAPPER.createArrayNode().add("a"));
        assertThat(call(operation).body(body).send().status()).as(name + " [a]").isEqualTo(400);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("withBody")
  void keeps_nothing_that_could_not_be_sent_back(Contract.Operation operation) {
    JsonNode properties =
        CONTRACT
            .resolved(operation.node().at("/requestBody/content/application~1json/schema"))
            .get("properties");
    for (Map.Entry<String, JsonNode> property : properties.properties()) {
      String name = property.getKey();
      String type = CONTRACT.resolved(property.getValue()).path("type").toString();
      if (!type.contains("string")) {
        continue;
      }
      for (String bad : List.of("a\\ud800b", "\\udc00", "a\\u0000b")) {
        ObjectNode body = example(operation).deepCopy();
        body.put(name, "@@@");
        Client.Answer answer =
            call(operation).body(body.toString().replace("\"@@@\"", "\"" + bad + "\"")).send();
        assertThat(answer.status()).as(name + " " + bad + answer.text()).isIn(422, 403);
        if (answer.status() == 422) {
          assertThat(answer.fields()).containsExactly(name);
        }
      }
    }
  }

  // Paths and methods -----------------------------------------------------------------------------

  @ParameterizedTest
  @MethodSource("templates")
  void says_what_a_path_can_do(String template) {
    Set<String> methods = new LinkedHashSet<>();
    all().stream()
        .filter(operation -> operation.template().equals(template))
        .forEach(operation -> methods.add(operation.method()));
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    methods.add("OPTIONS");
    Client.Answer options = client.call("OPTIONS", path(template)).send().expect(204);
    assertThat(options.header("Allow").orElse("").split(", "))
        .containsExactlyInAnyOrderElementsOf(methods);
    assertThat(options.header("Access-Control-Allow-Origin")).isEmpty();
    for (String method :
        List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "BREW", "PROPFIND")) {
      if (!methods.contains(method)) {
        for (Client.Person who : List.of(anna, new Client.Person("", "", "", "x", ""))) {
          Client.Answer answer = client.call(method, path(template)).as(who).send().expect(405);
          assertThat(answer.header("Allow").orElse("").split(", "))
              .containsExactlyInAnyOrderElementsOf(methods);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void answers_head_as_get_without_a_body(Contract.Operation operation) {
    if (operation.method().equals("GET")) {
      Client.Call head = client.call("HEAD", path(operation.template()));
      Client.Answer answer = (operation.needsToken() ? head.as(anna) : head).send().expect(200);
      assertThat(answer.body()).isEmpty();
      assertThat(answer.header("Content-Length")).isPresent();
      if (operation.needsToken()) {
        client.call("HEAD", path(operation.template())).send().expect(401);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void lets_listed_pages_call_and_no_others(Contract.Operation operation) {
    for (String origin :
        List.of("https://app.example.org", "https://a.example.net", "https://a.b.example.net")) {
      Client.Answer preflight = preflight(operation, origin);
      assertThat(preflight.header("Access-Control-Allow-Origin")).contains(origin);
      assertThat(preflight.header("Access-Control-Allow-Credentials")).contains("true");
      assertThat(preflight.header("Access-Control-Max-Age")).contains("86400");
      assertThat(preflight.header("Access-Control-Allow-Methods").orElse(""))
          .contains(operation.method());
      assertThat(preflight.header("Access-Control-Allow-Headers").orElse(""))
          .contains("Authorization", "Content-Type", "Idempotency-Key", "X-Timezone");
      Client.Answer plain =
          client
              .call(operation.method(), path(operation.template()))
              .header("Origin", origin)
              .send();
      assertThat(plain.header("Access-Control-Allow-Origin")).contains(origin);
      assertThat(plain.header("Access-Control-Expose-Headers").orElse(""))
          .contains("X-Request-ID", "RateLimit");
      assertThat(String.join(", ", plain.headers().allValues("Vary"))).contains("Origin");
    }
    for (String origin :
        List.of(
            "https://evil.example",
            "http://app.example.org",
            "https://app.example.org.evil.example",
            "https://app.example.org:8443",
            "https://evilexample.net",
            "https://.example.net",
            "https://example.net",
            "https://a.example.net.evil.example",
            "https://evil.example/.example.net",
            "https://evil.example#.example.net",
            "null",
            "*")) {
      Client.Answer preflight = preflight(operation, origin);
      assertThat(preflight.headers().map().keySet())
          .as(origin)
          .noneMatch(name -> name.startsWith("access-control"));
      Client.Answer plain =
          client
              .call(operation.method(), path(operation.template()))
              .header("Origin", origin)
              .send();
      assertThat(plain.headers().map().keySet())
          .as(origin)
          .noneMatch(name -> name.startsWith("access-control"));
      assertThat(String.join(", ", plain.headers().allValues("Vary"))).contains("Origin");
    }
  }

  private static Client.Answer preflight(Contract.Operation operation, String origin) {
    return client
        .call("OPTIONS", path(operation.template()))
        .header("Origin", origin)
        .header("Access-Control-Request-Method", operation.method())
        .header("Access-Control-Request-Headers", "authorization,content-type")
        .send()
        .expect(204);
  }

  @Test
  void knows_no_other_paths() {
    for (String path :
        List.of(
            "/api",
            "/api/",
            "/api/nothing",
            "/api/mood",
            "/api/mood/log/x",
            "/API/mood/log",
            "/admin",
            "/.env",
            "/api/users",
            "/favicon.ico",
            "/api/mood/a/b")) {
      for (String method :
          List.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "BREW")) {
        Client.Answer answer = client.call(method, path).as(anna).send();
        assertThat(answer.status()).as(method + " " + path).isEqualTo(404);
      }
    }
    client.get("/api/mood/not-an-id").as(anna).send().expect(404);
    client.get("/api/mood/%2e%2e").as(anna).send();
  }

  @ParameterizedTest
  @MethodSource("all")
  void refuses_a_query_it_cannot_read(Contract.Operation operation) {
    if (operation.hasBody()) {
      return;
    }
    for (String query : List.of("a=1&a=2", "a=%ff", "%ff=1", "a=%ed%a0%80", "a=%c0%af")) {
      client
          .call(operation.method(), path(operation.template()) + "?" + query)
          .as(anna)
          .send()
          .expect(400);
    }
  }

  // Words -----------------------------------------------------------------------------------------

  @ParameterizedTest
  @MethodSource("personal")
  void speaks_the_callers_language(Contract.Operation operation) {
    Client.Answer none = refused(operation, "");
    Client.Answer swedish = refused(operation, "sv-SE,sv;q=0.9,en;q=0.5");
    Client.Answer english = refused(operation, "fr, en-GB;q=0.8, sv;q=0.2");
    Client.Answer other = refused(operation, "fr, de");
    Client.Answer broken = refused(operation, ";;;q=q");
    assertThat(english.json().get("detail")).isNotEqualTo(swedish.json().get("detail"));
    assertThat(english.header("Content-Language")).contains("en");
    for (Client.Answer answer : List.of(none, swedish, other, broken)) {
      assertThat(answer.header("Content-Language")).contains("sv");
      assertThat(answer.json().get("detail")).isEqualTo(swedish.json().get("detail"));
      assertThat(answer.json().get("title")).isEqualTo(swedish.json().get("title"));
    }
    assertThat(swedish.json().get("instance").asText()).isEqualTo(path(operation.template()));
  }

  private static Client.Answer refused(Contract.Operation operation, String languages) {
    Client.Call call = client.call(operation.method(), path(operation.template()));
    if (!languages.isEmpty()) {
      call.header("Accept-Language", languages);
    }
    return call.send().expect(401);
  }

  @ParameterizedTest
  @MethodSource("all")
  void names_every_request(Contract.Operation operation) {
    String path = path(operation.template());
    List<String> names = new ArrayList<>();
    for (String sane :
        List.of("a", "0af7651916cd43dd8448eb211c80319c", "A-b_c.d:e/f+g=", "x".repeat(128))) {
      assertThat(
              client
                  .call(operation.method(), path)
                  .header("X-Request-ID", sane)
                  .send()
                  .header("X-Request-ID"))
          .contains(sane);
    }
    for (String insane :
        List.of("x".repeat(129), "anna@example.org", "a b", "<script>", "a,b", "{}")) {
      names.add(
          client
              .call(operation.method(), path)
              .header("X-Request-ID", insane)
              .send()
              .header("X-Request-ID")
              .orElseThrow());
    }
    names.add(client.call(operation.method(), path).send().header("X-Request-ID").orElseThrow());
    assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[0-9a-f-]{36}"));
  }

  @Test
  void says_how_long_it_worked() {
    String time = client.get("/api/health").send().header("X-Response-Time").orElseThrow();
    assertThat(Double.parseDouble(time)).isBetween(0.0, 10_000.0);
  }
}
