package se.lugntrygg.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.lugntrygg.adapters.firestore.Emulator;

/// Two machines on one Firestore, and what they cost.
final class FirestoreTest {
  @TempDir static Path folder;
  private static Server one;
  private static Server other;

  @BeforeAll
  static void start() {
    one = start(folder);
    other = start(folder);
  }

  private static Server start(Path folder) {
    return Server.start(
        folder,
        Server.firestore(Emulator.host(), folder).entrySet().stream()
            .flatMap(set -> List.of(set.getKey(), set.getValue()).stream())
            .toArray(String[]::new));
  }

  @AfterAll
  static void stop() {
    if (one != null) {
      System.out.println(
          "documents by route: " + one.client().get("/api/metrics").send().json().get("documents"));
      one.close();
    }
    if (other != null) {
      other.close();
    }
  }

  @Test
  void one_machine_goes_on_where_the_other_left_off() {
    Client here = one.client();
    Client there = other.client();
    Client.Person asa = here.person("asa");
    JsonNode next =
        there
            .post("/api/auth/refresh", Map.of("refresh_token", asa.refresh()))
            .send()
            .expect(200)
            .json();
    here.get("/api/mood/streaks").token(next.get("access_token").asText()).send().expect(200);

    Client.Answer logged = log(here, asa);
    Client.Answer again = log(there, asa);
    String id = logged.expect(201).json().at("/mood_entry/id").asText();
    assertThat(again.expect(201).json()).isEqualTo(logged.json());
    assertThat(again.header("Idempotent-Replayed")).contains("true");
    String mood = "/api/mood/" + id;
    assertThat(there.get("/api/mood/get").as(asa).send().expect(200).json().get("count").asInt())
        .isEqualTo(1);
    there.call("PUT", mood).body(Map.of("score", 3)).as(asa).send().expect(200);
    assertThat(here.get(mood).as(asa).send().expect(200).text()).contains("\"score\":3");

    there.post("/api/ai/chat", Map.of("message", "Jag är trött.")).as(asa).send().expect(200);
    assertThat(said(here, asa)).isEqualTo(1);
    here.post("/api/ai/chat", Map.of("message", "Och ledsen.")).as(asa).send().expect(200);
    assertThat(said(there, asa)).isEqualTo(2);
    here.call("DELETE", "/api/ai/history").as(asa).send().expect(204);
    assertThat(said(there, asa)).isZero();

    here.call("PUT", "/api/crisis/safety-plan")
        .body(Map.of("safe_places", List.of("hos mormor")))
        .as(asa)
        .send()
        .expect(200);
    assertThat(there.get("/api/crisis/safety-plan").as(asa).send().expect(200).text())
        .contains("hos mormor");
    here.post("/api/ai/story", Map.of()).as(asa).send().expect(200);
    assertThat(there.get("/api/ai/stories").as(asa).send().expect(200).json().get("stories"))
        .hasSize(1);

    there.call("DELETE", mood).as(asa).send().expect(204);
    here.get(mood).as(asa).send().expect(404);
  }

  @Test
  void what_one_machine_has_answered_ends_with_an_erasure_on_the_other() {
    String stream = "/api/ai/chat/stream";
    Map<String, String> message = Map.of("message", "Jag är trött efter jobbet.");
    Client here = one.client();
    Client there = other.client();
    Client.Person siv = here.person("siv");
    Client.Answer first =
        here.post(stream, message).as(siv).header("Idempotency-Key", "once").send().expect(200);
    Events heard = Events.read(first.text());
    String id = heard.ids().getFirst();

    assertThat(
            Events.read(
                    there
                        .post(stream, message)
                        .as(siv)
                        .header("Last-Event-ID", id)
                        .send()
                        .expect(200)
                        .text())
                .done())
        .isEqualTo(heard.done());
    there.call("DELETE", "/api/ai/history").as(siv).send().expect(204);

    here.post(stream, message).as(siv).header("Last-Event-ID", id).send().expect(404);
    here.post(stream, message).as(siv).header("Idempotency-Key", "once").send().expect(404);
    assertThat(said(here, siv)).isZero();
  }

  @Test
  void a_login_that_was_ended_on_one_machine_is_soon_refused_on_the_other()
      throws InterruptedException {
    Client.Person eva = one.client().person("eva");
    other.client().get("/api/mood/streaks").as(eva).send().expect(200);

    one.client().post("/api/auth/logout", Map.of()).as(eva).send();

    one.client().get("/api/mood/streaks").as(eva).send().expect(401);
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (other.client().get("/api/mood/streaks").as(eva).send().status() != 401) {
      assertThat(System.nanoTime()).as("still let in").isLessThan(end);
      Thread.sleep(200);
    }
  }

  private static Client.Answer log(Client client, Client.Person person) {
    return client
        .post("/api/mood/log", Map.of("mood_text", "en fin promenad", "score", 8))
        .as(person)
        .header("Idempotency-Key", "walk")
        .send();
  }

  private static int said(Client client, Client.Person person) {
    return client
        .post("/api/ai/history", Map.of())
        .as(person)
        .send()
        .expect(200)
        .json()
        .get("count")
        .asInt();
  }

  @Test
  void tells_what_each_route_costs_in_documents() {
    Client client = one.client();
    Client.Person bo = client.person("bo");
    client.post("/api/mood/log", Map.of("mood", "glad")).as(bo).send().expect(201);
    Bill before = bill("POST /api/mood/log");

    client.post("/api/mood/log", Map.of("mood", "glad")).as(bo).send().expect(201);

    Bill after = bill("POST /api/mood/log");
    assertThat(after.reads() - before.reads()).isBetween(1L, 2L);
    assertThat(after.writes() - before.writes()).isEqualTo(2);
    Bill talk = bill("POST /api/ai/chat");
    client.post("/api/ai/chat", Map.of("message", "Jag är trött.")).as(bo).send().expect(200);
    Bill talked = bill("POST /api/ai/chat");
    assertThat(talked.writes()).as("kept by another thread").isGreaterThan(talk.writes());
    assertThat(client.get("/metrics").send().expect(200).text())
        .contains("storage_documents_total{kind=\"write\",work=\"POST /api/mood/log\"}");
  }

  private record Bill(long reads, long writes) {}

  private static Bill bill(String route) {
    JsonNode documents = one.client().get("/api/metrics").send().expect(200).json();
    JsonNode found = documents.get("documents").path(route);
    return new Bill(found.path("reads").asLong(), found.path("writes").asLong());
  }
}
