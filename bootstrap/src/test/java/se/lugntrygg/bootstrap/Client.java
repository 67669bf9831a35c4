package se.lugntrygg.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import se.lugntrygg.adapters.security.JwtAccessTokens;
import se.lugntrygg.adapters.security.SigningKeys;
import se.lugntrygg.domain.account.SessionId;
import se.lugntrygg.domain.account.UserId;

/// Calls the API over a real socket. Every request that is granted and every answer is held against
/// the description; what differs fails the test that asked.
final class Client {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final int port;

  Client(int port) {
    this.port = port;
  }

  /// A request as it went out; `body` is empty for none.
  record Sent(String method, String path, String body) {}

  /// What came back.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Answer(int status, HttpHeaders headers, byte[] body) {
    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    JsonNode json() {
      try {
        return MAPPER.readTree(text());
      } catch (JsonProcessingException e) {
        throw new AssertionError("no JSON: " + text(), e);
      }
    }

    Optional<String> header(String name) {
      return headers.firstValue(name);
    }

    boolean problem() {
      return header("Content-Type").orElse("").startsWith("application/problem+json");
    }

    /// The names of the fields complained about.
    List<String> fields() {
      return json().path("errors").findValuesAsText("field");
    }

    /// The kind of problem, as in `not-found`.
    String kind() {
      return json().path("type").asText().replaceFirst(".*:", "");
    }

    Answer expect(int wanted) {
      assertThat(status).as(this::text).isEqualTo(wanted);
      return this;
    }
  }

  /// Somebody with an account, signed in.
  record Person(String id, String email, String password, String access, String refresh) {}

  /// A request in the making.
  final class Call {
    private final String method;
    private final String path;
    private final List<String> headers = new ArrayList<>();
    private HttpRequest.BodyPublisher publisher = HttpRequest.BodyPublishers.noBody();
    private String body = "";
    private boolean typed;

    private Call(String method, String path) {
      this.method = method;
      this.path = path;
    }

    Call as(Person person) {
      return token(person.access());
    }

    Call token(String token) {
      return header("Authorization", "Bearer " + token);
    }

    Call header(String name, String value) {
      typed |= name.equalsIgnoreCase("Content-Type");
      headers.add(name);
      headers.add(value);
      return this;
    }

    Call body(Object json) {
      body = json instanceof String text ? text : written(json);
      publisher = HttpRequest.BodyPublishers.ofString(body);
      return this;
    }

    Call bytes(byte[] bytes) {
      body = new String(bytes, StandardCharsets.ISO_8859_1);
      publisher = HttpRequest.BodyPublishers.ofByteArray(bytes);
      return this;
    }

    /// Without a length in front, so in chunks.
    Call stream(InputStream in) {
      body = "…";
      publisher = HttpRequest.BodyPublishers.ofInputStream(() -> in);
      return this;
    }

    Answer send() {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
              .timeout(PATIENCE)
              .method(method, publisher);
      if (!body.isEmpty() && !typed) {
        request.header("Content-Type", "application/json");
      }
      if (!headers.isEmpty()) {
        request.headers(headers.toArray(String[]::new));
      }
      try {
        HttpResponse<byte[]> response =
            http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        Answer answer = new Answer(response.statusCode(), response.headers(), response.body());
        assertThat(Contract.written().faults(new Sent(method, path, body), answer))
            .as(() -> method + " " + path + " -> " + answer.status() + " " + answer.text())
            .isEmpty();
        return answer;
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(method + " " + path, e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  static String written(Object json) {
    try {
      return MAPPER.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  Call call(String method, String path) {
    return new Call(method, path);
  }

  Call get(String path) {
    return call("GET", path);
  }

  Call post(String path, Object json) {
    return call("POST", path).body(json);
  }

  /// Opens an account and signs in.
  Person person(String name) {
    return signIn(opened(name));
  }

  /// Opens an account, and has an access token as if they had signed in, where no test is about
  /// that: hashing passwords is most of what a test with somebody new in it costs.
  Person newcomer(String name) {
    Person person = opened(name);
    return new Person(person.id(), person.email(), person.password(), token(person.id()), "");
  }

  /// An access token of somebody who signed in before, to another machine.
  static String token(String id) {
    return new JwtAccessTokens(
            new SigningKeys(List.of(Server.KEY.getBytes(StandardCharsets.UTF_8))),
            Duration.ofMinutes(15),
            UUID::randomUUID)
        .issue(UserId.parse("id", id), new SessionId(UUID.randomUUID()), 0, Instant.now());
  }

  private Person opened(String name) {
    String email = name + "@example.org";
    String password = "Hej-alla-2026!";
    String id =
        post("/api/auth/register", Map.of("email", email, "password", password, "name", name))
            .send()
            .expect(201)
            .json()
            .at("/user/id")
            .asText();
    return new Person(id, email, password, "", "");
  }

  /// The same person with a login more.
  Person signIn(Person person) {
    JsonNode in =
        post("/api/auth/login", Map.of("email", person.email(), "password", person.password()))
            .send()
            .expect(200)
            .json();
    return new Person(
        person.id(),
        person.email(),
        person.password(),
        in.get("access_token").asText(),
        in.get("refresh_token").asText());
  }
}
