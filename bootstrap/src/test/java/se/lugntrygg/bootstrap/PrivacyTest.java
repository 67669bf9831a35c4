package se.lugntrygg.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A word that would only be found where a person's words have leaked.
final class PrivacyTest {
  private static final Contract CONTRACT = Contract.written();
  private static final String CANARY = "kanariefågel";
  private static final String PLAIN = "kanarie";

  @Test
  void prints_counts_and_keeps_nothing_of_what_people_write(@TempDir Path folder) throws Exception {
    List<String> secrets = new ArrayList<>();
    String output;
    try (Program program = Program.start(folder, "LOG_LEVEL", "debug", "LOG_FORMAT", "json")) {
      Client client = new Client(program.port());
      Client.Person person = client.person(PLAIN);
      secrets.addAll(List.of(person.access(), person.refresh(), person.password(), person.email()));
      for (Contract.Operation operation : CONTRACT.operations()) {
        everywhere(client, person, operation);
      }
      client.get("/" + PLAIN + "?" + PLAIN + "=" + PLAIN).send().expect(404);
      client
          .post("/api/auth/login", Map.of("email", PLAIN + "@example.org", "password", CANARY))
          .send()
          .expect(401);
      // On the way the password was changed to the one of the example.
      String changed =
          CONTRACT.operations().stream()
              .filter(one -> one.template().equals("/api/auth/change-password"))
              .flatMap(one -> CONTRACT.example(one).stream())
              .findFirst()
              .orElseThrow()
              .get("new_password")
              .asText();
      secrets.add(changed);
      secrets.add(
          client.signIn(new Client.Person(person.id(), person.email(), changed, "", "")).refresh());
      assertThat(client.get("/metrics").send().text().toLowerCase(Locale.ROOT))
          .doesNotContain(PLAIN);
      assertThat(client.get("/api/metrics").send().text().toLowerCase(Locale.ROOT))
          .doesNotContain(PLAIN);
      // It is there, or the rest would prove nothing.
      assertThat(client.get("/api/mood/get").as(person).send().text()).contains(CANARY);
      assertThat(client.get("/api/users/profile").as(person).send().text())
          .contains(person.email());
      program.terminate();
      assertThat(program.ended()).isEqualTo(143);
      output = program.output();
    }
    assertThat(output).contains("refused: ").contains("\"request_id\":\"");
    assertThat(output.toLowerCase(Locale.ROOT))
        .doesNotContain(PLAIN)
        .doesNotContain("@example.org");
    assertThat(output).doesNotContain("Exception");
    for (String secret : secrets) {
      assertThat(output).doesNotContain(secret);
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String kept = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(kept.toLowerCase(Locale.ROOT).contains(PLAIN)).as("in %s", file).isFalse();
        for (String secret : secrets) {
          assertThat(kept.contains(secret)).as("a secret in %s", file).isFalse();
        }
      }
    }
  }

  /// Puts the word into everything that the operation takes: so that it is granted, and so that it
  /// is refused in each way there is.
  private static void everywhere(
      Client client, Client.Person person, Contract.Operation operation) {
    String path =
        operation
            .template()
            .replace("{user_id}", person.id())
            .replace("{exercise_id}", PLAIN)
            .replace("{id}", PLAIN);
    boolean ends = operation.template().endsWith("logout");
    Client.Person who = ends ? client.signIn(person) : person;
    if (operation.hasBody()) {
      JsonNode example = CONTRACT.example(operation).orElseThrow();
      JsonNode properties =
          CONTRACT
              .resolved(operation.node().at("/requestBody/content/application~1json/schema"))
              .get("properties");
      for (Map.Entry<String, JsonNode> property : properties.properties()) {
        ObjectNode body = example.deepCopy();
        body.put(property.getKey(), CANARY);
        send(client, who, operation, path, body.toString());
        body.putArray(property.getKey()).add(CANARY).add(CANARY + "\u0000");
        send(client, who, operation, path, body.toString());
        body.putObject(property.getKey()).put(CANARY, CANARY);
        send(client, who, operation, path, body.toString());
        body.put(property.getKey(), CANARY.repeat(1000));
        send(client, who, operation, path, body.toString());
      }
      for (String bad :
          List.of(
              "{\"" + CANARY,
              CANARY,
              "[\"" + CANARY + "\"]",
              "{\"a\":\"" + CANARY.repeat(8000) + "\"}")) {
        send(client, who, operation, path, bad);
      }
    }
    for (JsonNode parameter : operation.parameters()) {
      if (parameter.get("in").asText().equals("query")) {
        client
            .call(
                operation.method(),
                path + "?" + parameter.get("name").asText() + "=" + PLAIN + "%40example.org")
            .as(who)
            .header("If-None-Match", PLAIN)
            .body(operation.hasBody() ? "{}" : "")
            .send();
      }
    }
    for (String header :
        List.of(
            "X-Request-ID",
            "X-Timezone",
            "Idempotency-Key",
            "Accept-Language",
            "Origin",
            "X-Forwarded-For",
            "User-Agent",
            "Content-Type")) {
      client
          .call(operation.method(), path)
          .header("Authorization", "Bearer " + PLAIN)
          .header(header, PLAIN + "@example.org")
          .body(operation.hasBody() ? "{}" : "")
          .send();
    }
  }

  private static void send(
      Client client, Client.Person who, Contract.Operation operation, String path, String body) {
    boolean open = !operation.needsToken();
    Client.Call call = client.call(operation.method(), path).body(body);
    int status = (open ? call : call.as(who)).send().status();
    assertThat(status).as(operation + " " + body).isLessThan(500);
  }
}
