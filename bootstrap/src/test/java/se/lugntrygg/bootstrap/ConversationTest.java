package se.lugntrygg.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Talking with the assistant over a real socket, with nothing configured.
class ConversationTest {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String CRISIS = "Jag vill dö, jag ska ta mitt liv i kväll.";
  private static final String CHAT = "/api/ai/chat";
  private static final String STREAM = "/api/ai/chat/stream";
  private static final String FIRST = "Det låter som att jobbet tar mycket av dig just nu. ";
  private static final String REST = "Vad skulle vara skönast att få lägga ner en stund i kväll?";

  @TempDir static Path folder;
  private static Server server;
  private static Client client;
  private Client.Person asa;

  @BeforeAll
  static void start() {
    server = Server.start(folder);
    client = server.client();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void somebody() {
    asa = client.newcomer("asa" + NUMBER.incrementAndGet());
  }

  private JsonNode said(String message) {
    return client.post(CHAT, Map.of("message", message)).as(asa).send().expect(200).json();
  }

  private JsonNode history(Map<String, ?> page) {
    return client.post("/api/ai/history", page).as(asa).send().expect(200).json();
  }

  private static List<String> all(JsonNode list, String field) {
    List<String> found = new ArrayList<>();
    list.forEach(one -> found.add(one.get(field).asText()));
    return found;
  }

  // Answers ---------------------------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(strings = {"/api/ai/chat", "/api/chatbot/chat"})
  void answers_in_the_language_it_is_spoken_to(String path) {
    Map<String, String> messages =
        Map.of(
            "sv", "Jag är trött och ledsen efter en lång dag på jobbet.",
            "en", "I am tired and sad after a long day at work.");
    messages.forEach(
        (language, message) -> {
          JsonNode answer =
              client
                  .post(path, Map.of("message", message))
                  .as(asa)
                  .header("Accept-Language", language.equals("sv") ? "en" : "sv")
                  .send()
                  .expect(200)
                  .json();
          assertThat(answer.get("language").asText()).isEqualTo(language);
          assertThat(answer.get("response").asText()).isNotBlank().doesNotContain(message);
          assertThat(answer.get("message")).isEqualTo(answer.get("response"));
          assertThat(answer.get("sentiment").asText()).isEqualTo("NEGATIVE");
          assertThat(answer.get("suggestions")).hasSize(3);
          assertThat(answer.get("suggested_actions")).isEqualTo(answer.get("suggestions"));
          assertThat(answer.at("/sentiment_analysis/language").asText()).isEqualTo(language);
          assertThat(answer.get("exercise_recommendations")).isNotEmpty();
          assertThat(answer.get("crisis_detected").asBoolean()).isFalse();
          assertThat(answer.get("ai_generated").asBoolean()).isFalse();
          assertThat(answer.get("model_used").asText()).isEqualTo("builtin");
          assertThat(answer.get("fallback").asBoolean()).as("nobody else was asked").isFalse();
          assertThat(answer.get("stored").asBoolean()).isTrue();
        });
  }

  @Test
  void answers_in_the_language_that_was_chosen() {
    JsonNode answer =
        client
            .post(CHAT, Map.of("message", "I am tired after work.", "locale", "sv"))
            .as(asa)
            .send()
            .expect(200)
            .json();
    assertThat(answer.get("language").asText()).isEqualTo("sv");
  }

  @ParameterizedTest
  @ValueSource(strings = {CHAT, STREAM, "/api/chatbot/chat", "/api/chatbot/chat/stream"})
  void refuses_a_message_without_words_or_with_too_many(String path) {
    for (String message : List.of("", "  \n ", "a".repeat(2001))) {
      Client.Answer answer =
          client.post(path, Map.of("message", message)).as(asa).send().expect(422);
      assertThat(answer.fields()).containsExactly("message");
    }
    assertThat(client.post(path, Map.of()).as(asa).send().expect(422).fields())
        .containsExactly("message");
    assertThat(history(Map.of()).get("count").asInt()).isZero();
    client.post(path, Map.of("message", "å".repeat(2000))).as(asa).send().expect(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {CHAT, STREAM})
  void a_person_in_danger_is_given_help_and_what_they_said_is_kept(String path) {
    Client.Answer sent = client.post(path, Map.of("message", CRISIS)).as(asa).send().expect(200);
    JsonNode answer = path.equals(CHAT) ? sent.json() : Events.read(sent.text()).done();
    assertThat(answer.get("crisis_detected").asBoolean()).isTrue();
    assertThat(answer.at("/crisis_analysis/risk_level").asText()).isEqualTo("CRITICAL");
    assertThat(answer.at("/crisis_analysis/resources").toString()).contains("\"112\"", "90101");
    assertThat(answer.at("/crisis/complete").asBoolean()).isTrue();
    assertThat(answer.get("response").asText()).contains("112").contains("90101");
    assertThat(answer.get("response")).isEqualTo(answer.at("/crisis/message"));
    assertThat(answer.get("model_used").asText()).isEqualTo("lugn-trygg");
    assertThat(answer.get("exercise_recommendations")).isEmpty();
    assertThat(answer.get("stored").asBoolean()).isTrue();
    JsonNode kept = history(Map.of()).at("/history/0");
    assertThat(kept.get("user_message").asText()).isEqualTo(CRISIS);
    assertThat(kept.get("crisis_detected").asBoolean()).isTrue();
  }

  @Test
  void a_crisis_that_cannot_be_done_as_asked_is_helped_anyway() {
    for (String path : List.of(CHAT, STREAM)) {
      JsonNode answer =
          client
              .post(path, Map.of("message", CRISIS + " Förlåt.".repeat(300)))
              .as(asa)
              .send()
              .expect(200)
              .json();
      assertThat(answer.get("stored").asBoolean()).isFalse();
      assertThat(answer.get("response").asText()).contains("112");
      assertThat(answer.at("/errors/0/field").asText()).isEqualTo("message");
    }
  }

  // What was said ---------------------------------------------------------------------------------

  @Test
  void shows_what_was_said_newest_first_page_by_page() {
    for (String message : List.of("Ett", "Två", "Tre", "Fyra", "Fem")) {
      said(message);
    }
    List<String> seen = new ArrayList<>();
    JsonNode page = history(Map.of("limit", 2));
    while (true) {
      assertThat(page.get("count").asInt()).isEqualTo(page.get("history").size());
      seen.addAll(all(page.get("history"), "user_message"));
      if (page.get("next_cursor").isNull()) {
        break;
      }
      page = history(Map.of("limit", 2, "cursor", page.get("next_cursor").asText()));
    }
    assertThat(seen).containsExactly("Fem", "Fyra", "Tre", "Två", "Ett");
    for (Map<String, ?> bad :
        List.<Map<String, ?>>of(Map.of("limit", 0), Map.of("limit", 201), Map.of("cursor", "x"))) {
      client.post("/api/ai/history", bad).as(asa).send().expect(422);
    }
  }

  @Test
  void shows_it_line_by_line_as_it_was_spoken() {
    for (String message : List.of("Ett", "Två", "Tre")) {
      said(message);
    }
    JsonNode page = client.get("/api/chatbot/history?limit=2").as(asa).send().expect(200).json();
    assertThat(all(page.get("conversation"), "role"))
        .containsExactly("user", "assistant", "user", "assistant");
    assertThat(page.at("/conversation/0/content").asText()).isEqualTo("Två");
    assertThat(page.at("/conversation/2/content").asText()).isEqualTo("Tre");
    assertThat(page.at("/conversation/3/content"))
        .isEqualTo(history(Map.of()).at("/history/0/ai_response"));
    JsonNode before =
        client
            .get("/api/chatbot/history?limit=2&cursor=" + page.get("next_cursor").asText())
            .as(asa)
            .send()
            .expect(200)
            .json();
    assertThat(before.at("/conversation/0/content").asText()).isEqualTo("Ett");
    assertThat(before.get("count").asInt()).isEqualTo(2);
    assertThat(before.get("next_cursor").isNull()).isTrue();
  }

  @Test
  void erases_a_conversation_and_no_other() {
    Client.Person bo = client.person("bo" + NUMBER.incrementAndGet());
    client.post(CHAT, Map.of("message", "Hej")).as(bo).send().expect(200);
    said("Hej");
    client.call("DELETE", "/api/ai/history").as(asa).send().expect(204);
    assertThat(history(Map.of()).get("count").asInt()).isZero();
    assertThat(
            client
                .get("/api/chatbot/history")
                .as(asa)
                .send()
                .expect(200)
                .json()
                .get("conversation"))
        .isEmpty();
    client.call("DELETE", "/api/ai/history").as(asa).send().expect(204);
    assertThat(
            client
                .post("/api/ai/history", Map.of())
                .as(bo)
                .send()
                .expect(200)
                .json()
                .get("count")
                .asInt())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {CHAT, STREAM})
  void a_repeated_message_gets_the_first_answer_and_is_kept_once(String path) {
    Client.Answer first = keyed(path, "Jag är trött.").expect(200);
    Client.Answer again = keyed(path, "Jag är trött.").expect(200);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
    assertThat(again.header("Idempotent-Replayed")).contains("true");
    assertThat(first.header("Idempotent-Replayed")).isEmpty();
    keyed(path, "Något helt annat.").expect(422);
    assertThat(history(Map.of()).get("count").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {CHAT, STREAM})
  void no_answer_comes_back_once_its_conversation_is_erased(String path) {
    keyed(path, "Jag är trött.").expect(200);
    client.call("DELETE", "/api/ai/history").as(asa).send().expect(204);
    Client.Answer again = keyed(path, "Jag är trött.").expect(404);
    assertThat(again.json().get("detail").asText()).contains("Skicka meddelandet på nytt");
    keyed(path, "Något helt annat.").expect(422);
    assertThat(history(Map.of()).get("count").asInt()).as("nor the message").isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {CHAT, STREAM})
  void somebody_in_danger_is_helped_also_when_the_first_answer_is_erased(String path) {
    keyed(path, CRISIS).expect(200);
    client.call("DELETE", "/api/ai/history").as(asa).send().expect(204);
    JsonNode again = keyed(path, CRISIS).expect(200).json();
    assertThat(again.get("response").asText()).contains("112");
    assertThat(again.get("stored").asBoolean()).isFalse();
    assertThat(history(Map.of()).get("count").asInt()).isZero();
  }

  @Test
  void a_repeated_message_gets_the_first_answer_also_from_another_process(@TempDir Path other) {
    Client.Person eva;
    Client.Answer first;
    Events heard;
    try (Server server = Server.start(other)) {
      eva = server.client().person("eva");
      first = keyed(server.client(), eva, CHAT, CRISIS);
      heard = Events.read(keyed(server.client(), eva, STREAM, "Jag är trött.").text());
    }
    try (Server server = Server.start(other)) {
      assertThat(keyed(server.client(), eva, CHAT, CRISIS).text()).isEqualTo(first.text());
      Client.Answer again = keyed(server.client(), eva, STREAM, "Jag är trött.");
      assertThat(again.header("Idempotent-Replayed")).contains("true");
      assertThat(Events.read(again.text()).pieces()).isEqualTo(heard.pieces());
      assertThat(Events.read(again.text()).done()).isEqualTo(heard.done());
    }
  }

  private Client.Answer keyed(String path, String message) {
    return keyed(client, asa, path, message);
  }

  private static Client.Answer keyed(
      Client client, Client.Person person, String path, String message) {
    return client
        .post(path, Map.of("message", message))
        .as(person)
        .header("Idempotency-Key", "key-of-" + path)
        .send();
  }

  // Streams ---------------------------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(strings = {STREAM, "/api/chatbot/chat/stream", CHAT})
  void streams_an_answer_whose_pieces_are_the_whole(String path) {
    Client.Answer answer =
        client
            .post(path, Map.of("message", "Jag är orolig inför i morgon."))
            .as(asa)
            .header("Accept", "text/event-stream")
            .send()
            .expect(200);
    assertThat(answer.header("Content-Type").orElse("")).startsWith("text/event-stream");
    assertThat(answer.header("Cache-Control")).contains("no-store");
    Events events = Events.read(answer.text());
    JsonNode done = events.done();
    assertThat(events.pieces()).isNotBlank().isEqualTo(done.get("response").asText());
    assertThat(
            Contract.written()
                .invalid(
                    Contract.written().root().at("/components/schemas/ChatReply"), done.toString()))
        .isEmpty();
    for (int i = 0; i < events.ids().size(); i++) {
      assertThat(events.ids().get(i)).isEqualTo(done.get("id").asText() + "/" + (i + 1));
    }
    assertThat(history(Map.of()).at("/history/0/id")).isEqualTo(done.get("id"));
  }

  @Test
  void somebody_who_comes_back_hears_the_rest_and_nothing_twice() {
    Client.Answer whole = client.post(STREAM, Map.of("message", "Jag är trött.")).as(asa).send();
    Events all = Events.read(whole.text());
    for (int heard = 0; heard <= all.ids().size(); heard++) {
      String id = all.done().get("id").asText() + "/" + heard;
      String rest =
          client
              .post(STREAM, Map.of("message", "Jag är trött."))
              .as(asa)
              .header("Last-Event-ID", id)
              .send()
              .expect(200)
              .text();
      assertThat(whole.text()).endsWith(rest);
      assertThat(Events.read(rest).ids()).isEqualTo(all.ids().subList(heard, all.ids().size()));
      assertThat(rest).endsWith("data: [DONE]\n\n");
    }
    assertThat(history(Map.of()).get("count").asInt()).isEqualTo(1);
  }

  @Test
  void nobody_comes_back_for_another_persons_answer_nor_for_one_that_is_erased() {
    String text = client.post(STREAM, Map.of("message", "Jag är trött.")).as(asa).send().text();
    String id = Events.read(text).ids().getFirst();
    Client.Person bo = client.person("bo" + NUMBER.incrementAndGet());
    Map<String, String> message = Map.of("message", "Jag är trött.");
    Client.Answer his =
        client.post(STREAM, message).as(bo).header("Last-Event-ID", id).send().expect(404);
    Client.Answer nobodys =
        client
            .post(STREAM, message)
            .as(bo)
            .header("Last-Event-ID", "0199b2a4-5c1e-7cc3-8f0a-3d1f6a5e9b10/1")
            .send()
            .expect(404);
    assertThat(his.json().get("detail")).isEqualTo(nobodys.json().get("detail"));
    client.call("DELETE", "/api/ai/history").as(asa).send().expect(204);
    client.post(STREAM, message).as(asa).header("Last-Event-ID", id).send().expect(404);
  }

  @Test
  void somebody_who_comes_back_to_another_process_gets_the_whole_answer(@TempDir Path other) {
    Client.Person eva;
    Events heard;
    try (Server server = Server.start(other)) {
      eva = server.client().person("eva");
      heard =
          Events.read(
              server
                  .client()
                  .post(STREAM, Map.of("message", "Jag är trött efter jobbet."))
                  .as(eva)
                  .send()
                  .text());
    }
    String id = heard.ids().getFirst();
    try (Server server = Server.start(other)) {
      String rest = resumes(server, eva, id).expect(200).text();
      assertThat(Events.read(rest).pieces()).as("nothing is heard twice").isEmpty();
      assertThat(Events.read(rest).done()).isEqualTo(heard.done());
      assertThat(rest).endsWith("data: [DONE]\n\n");
      server.client().call("DELETE", "/api/ai/history").as(eva).send().expect(204);
      assertThat(resumes(server, eva, id).expect(404).json().get("detail").asText())
          .contains("finns inte kvar");
    }
  }

  @Test
  void a_page_of_another_origin_may_say_what_it_has_heard(@TempDir Path other) {
    try (Server listed = Server.start(other, "CORS_ALLOWED_ORIGINS", "https://app.example.org")) {
      assertThat(
              listed
                  .client()
                  .call("OPTIONS", STREAM)
                  .header("Origin", "https://app.example.org")
                  .header("Access-Control-Request-Method", "POST")
                  .header("Access-Control-Request-Headers", "last-event-id")
                  .send()
                  .expect(204)
                  .header("Access-Control-Allow-Headers")
                  .orElse(""))
          .contains("Last-Event-ID");
    }
  }

  @Test
  void an_answer_is_finished_and_kept_once_when_the_client_goes_away(@TempDir Path other)
      throws Exception {
    CountDownLatch goOn = new CountDownLatch(1);
    try (Vendor vendor = Vendor.pausing(Vendor.Protocol.OLLAMA, goOn, FIRST, REST);
        Server slow = Server.start(other, vendor.settings())) {
      Client.Person eva = slow.client().person("eva");
      String heard;
      try (InputStream in = opened(slow, eva)) {
        heard = until(in, "\n\n");
      }
      Events events = Events.read(heard);
      assertThat(events.pieces()).isEqualTo(FIRST);
      // Come back while it is still being written, then let it end.
      String resumed = events.ids().getLast();
      Thread.ofVirtual().start(goOn::countDown);
      String rest =
          slow.client()
              .post(STREAM, Map.of("message", "Jag är trött efter jobbet."))
              .as(eva)
              .header("Last-Event-ID", resumed)
              .send()
              .expect(200)
              .text();
      assertThat(Events.read(rest).pieces()).isEqualTo(REST);
      JsonNode history =
          slow.client().post("/api/ai/history", Map.of()).as(eva).send().expect(200).json();
      assertThat(history.get("count").asInt()).isEqualTo(1);
      assertThat(history.at("/history/0/ai_response").asText()).isEqualTo(FIRST + REST);
      assertThat(vendor.asked()).hasSize(1);
    }
  }

  @Test
  void an_answer_that_nobody_comes_back_for_is_kept_all_the_same(@TempDir Path other)
      throws Exception {
    CountDownLatch goOn = new CountDownLatch(1);
    try (Vendor vendor = Vendor.pausing(Vendor.Protocol.OLLAMA, goOn, FIRST, REST);
        Server slow = Server.start(other, vendor.settings())) {
      Client.Person eva = slow.client().person("eva");
      try (InputStream in = opened(slow, eva)) {
        until(in, "\n\n");
      }
      goOn.countDown();
      Instant deadline = Instant.now().plusSeconds(10);
      JsonNode history;
      do {
        Thread.sleep(20);
        history = slow.client().post("/api/ai/history", Map.of()).as(eva).send().json();
      } while (history.get("count").asInt() == 0 && Instant.now().isBefore(deadline));
      assertThat(history.get("count").asInt()).isEqualTo(1);
      assertThat(history.at("/history/0/ai_response").asText()).isEqualTo(FIRST + REST);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {CHAT, "/api/chatbot/chat"})
  void nothing_is_left_of_a_message_that_is_answered_while_its_conversation_is_erased(
      String path, @TempDir Path other) throws Exception {
    CountDownLatch goOn = new CountDownLatch(1);
    try (Vendor vendor = Vendor.pausing(Vendor.Protocol.OLLAMA, goOn, FIRST, REST);
        Server slow = Server.start(other, vendor.settings())) {
      Client.Person eva = slow.client().person("eva");
      Client.Call call =
          slow.client()
              .post(path, Map.of("message", "Jag är trött efter jobbet."))
              .as(eva)
              .header("Idempotency-Key", "once");
      CompletableFuture<Client.Answer> coming = CompletableFuture.supplyAsync(call::send);
      asked(vendor);
      slow.client().call("DELETE", "/api/ai/history").as(eva).send().expect(204);
      goOn.countDown();
      JsonNode answer = coming.join().expect(200).json();
      assertThat(answer.get("response").asText()).as("who waits is answered").isNotBlank();
      assertThat(answer.get("stored").asBoolean()).isFalse();
      empty(slow, eva);
      // Sent again after the erasure it is a new message, and nobody remembers the first answer.
      Client.Answer again = call.send().expect(200);
      assertThat(again.header("Idempotent-Replayed")).isEmpty();
      assertThat(again.json().get("stored").asBoolean()).isTrue();
    }
  }

  @Test
  void nothing_is_left_of_a_stream_whose_conversation_is_erased_while_it_comes(@TempDir Path other)
      throws Exception {
    CountDownLatch goOn = new CountDownLatch(1);
    try (Vendor vendor = Vendor.pausing(Vendor.Protocol.OLLAMA, goOn, FIRST, REST);
        Server slow = Server.start(other, vendor.settings())) {
      Client.Person eva = slow.client().person("eva");
      try (InputStream in = opened(slow, eva)) {
        String heard = until(in, "\n\n");
        String id = Events.read(heard).ids().getLast();
        slow.client().call("DELETE", "/api/ai/history").as(eva).send().expect(204);
        resumes(slow, eva, id).expect(404);
        goOn.countDown();
        Events events = Events.read(heard + until(in, "[DONE]\n\n"));
        assertThat(events.pieces()).as("who listens hears it out").isEqualTo(FIRST + REST);
        assertThat(events.done().get("stored").asBoolean()).isFalse();
        resumes(slow, eva, id).expect(404);
      }
      empty(slow, eva);
    }
  }

  private static Client.Answer resumes(Server server, Client.Person person, String id) {
    return server
        .client()
        .post(STREAM, Map.of("message", "Jag är trött efter jobbet."))
        .as(person)
        .header("Last-Event-ID", id)
        .send();
  }

  private static void empty(Server server, Client.Person person) {
    assertThat(
            server
                .client()
                .post("/api/ai/history", Map.of())
                .as(person)
                .send()
                .expect(200)
                .json()
                .get("count")
                .asInt())
        .isZero();
  }

  private static void asked(Vendor vendor) throws InterruptedException {
    Instant deadline = Instant.now().plusSeconds(10);
    while (vendor.asked().isEmpty()) {
      assertThat(Instant.now()).isBefore(deadline);
      Thread.sleep(10);
    }
  }

  private static InputStream opened(Server server, Client.Person person) throws Exception {
    HttpResponse<InputStream> response =
        HTTP.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.app().port() + STREAM))
                .header("Authorization", "Bearer " + person.access())
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"message\":\"Jag är trött efter jobbet.\"}"))
                .build(),
            HttpResponse.BodyHandlers.ofInputStream());
    assertThat(response.statusCode()).isEqualTo(200);
    return response.body();
  }

  private static String until(InputStream in, String end) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    while (!read.toString(StandardCharsets.UTF_8).contains(end)) {
      int next = in.read();
      assertThat(next).as("the stream ended at: " + read).isNotNegative();
      read.write(next);
    }
    return read.toString(StandardCharsets.UTF_8);
  }

  // Exercises and readings ------------------------------------------------------------------------

  @Test
  void begins_an_exercise_and_says_when_it_is_done() {
    JsonNode begun =
        client
            .post(
                "/api/chatbot/exercise",
                Map.of("exercise_type", "cbt_thought_record", "duration", 20, "locale", "en"))
            .as(asa)
            .send()
            .expect(200)
            .json();
    assertThat(begun.get("duration").asInt()).isEqualTo(20);
    assertThat(begun.at("/exercise/duration_minutes").asInt()).isEqualTo(20);
    assertThat(begun.at("/exercise/exercise_type")).isEqualTo(begun.get("exercise_type"));
    String complete = complete(asa.id(), begun.get("exercise_id").asText());
    JsonNode done = client.call("POST", complete).as(asa).send().expect(200).json();
    assertThat(done.get("started_at")).isEqualTo(begun.get("started_at"));
    assertThat(client.call("POST", complete).as(asa).send().expect(200).json()).isEqualTo(done);
    for (Map<String, ?> bad :
        List.<Map<String, ?>>of(
            Map.of("exercise_type", "juggling"),
            Map.of("exercise_type", "breathing", "duration", 0),
            Map.of("exercise_type", "breathing", "duration", 61),
            Map.of())) {
      client.post("/api/chatbot/exercise", bad).as(asa).send().expect(422);
    }
  }

  private static String complete(String person, String exercise) {
    return "/api/chatbot/exercise/" + person + "/" + exercise + "/complete";
  }

  @Test
  void an_exercise_is_nobody_elses() {
    Client.Person bo = client.person("bo" + NUMBER.incrementAndGet());
    String hers =
        client
            .post("/api/chatbot/exercise", Map.of("exercise_type", "breathing"))
            .as(asa)
            .send()
            .expect(200)
            .json()
            .get("exercise_id")
            .asText();
    client.call("POST", complete(asa.id(), hers)).as(bo).send().expect(403);
    Client.Answer another = client.call("POST", complete(bo.id(), hers)).as(bo).send().expect(404);
    for (String nobodys : List.of("0199b2a4-5c1e-7cc3-8f0a-3d1f6a5e9b10", "no-id")) {
      assertThat(
              client
                  .call("POST", complete(bo.id(), nobodys))
                  .as(bo)
                  .send()
                  .expect(404)
                  .json()
                  .get("detail"))
          .isEqualTo(another.json().get("detail"));
    }
  }

  @Test
  void finds_patterns_once_there_is_enough_to_look_at() {
    said("Jag är orolig.");
    JsonNode few = patterns();
    assertThat(few.get("data_points_analyzed").asInt()).isEqualTo(1);
    assertThat(few.at("/pattern_analysis/confidence").asDouble()).isZero();
    for (int i = 0; i < 6; i++) {
      said("Jag är orolig och rädd inför mötet, igen, för gång " + i + ".");
    }
    JsonNode many = patterns();
    assertThat(many.get("data_points_analyzed").asInt()).isEqualTo(7);
    assertThat(many.at("/pattern_analysis/confidence").asDouble()).isPositive();
    assertThat(many.at("/pattern_analysis/pattern_analysis"))
        .isNotEqualTo(few.at("/pattern_analysis/pattern_analysis"));
    assertThat(many.at("/pattern_analysis/trend_direction").asText())
        .as("all on one day")
        .isEqualTo("insufficient_data");
  }

  private JsonNode patterns() {
    return client
        .post("/api/chatbot/analyze-patterns", Map.of("locale", "sv"))
        .as(asa)
        .send()
        .expect(200)
        .json();
  }

  @Test
  void reads_a_text_by_word_lists_when_no_model_is_configured() {
    Map<String, String> text = Map.of("text", "Jag är jätteglad och lugn i dag!");
    JsonNode deep = client.post("/api/ai/analyze", text).as(asa).send().expect(200).json();
    assertThat(deep.get("sentiment").asText()).isEqualTo("POSITIVE");
    assertThat(deep.get("method").asText()).isEqualTo("lexicon");
    assertThat(deep.get("model_used").asText()).isEqualTo("builtin");
    assertThat(deep.get("ai_generated").asBoolean()).isFalse();
    assertThat(deep.get("fallback").asBoolean()).isFalse();
    JsonNode plain = client.post("/api/mood/analyze", text).as(asa).send().expect(200).json();
    for (String field : List.of("score", "magnitude", "emotions", "language")) {
      assertThat(deep.get(field)).isEqualTo(plain.get(field));
    }
    JsonNode worrying =
        client.post("/api/ai/analyze", Map.of("text", CRISIS)).as(asa).send().expect(200).json();
    assertThat(worrying.at("/crisis/message").asText()).contains("112");
    client.post("/api/ai/analyze", Map.of("text", "a".repeat(5001))).as(asa).send().expect(422);
  }
}
