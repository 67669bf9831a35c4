package se.lugntrygg.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which language model answers is a setting and nothing else; and whatever it does, a person gets
/// an answer that may be given to them.
final class ProviderSwapTest {
  private static final String MESSAGE = "Jag är trött efter jobbet i dag.";
  private static final String FIRST = "Det låter som att jobbet tar mycket av dig just nu. ";
  private static final String REST = "Vad skulle vara skönast att få lägga ner en stund i kväll?";

  @TempDir Path folder;

  private static JsonNode said(Server server, Client.Person person, String message) {
    return server
        .client()
        .post("/api/ai/chat", Map.of("message", message))
        .as(person)
        .send()
        .expect(200)
        .json();
  }

  private static Events streamed(Server server, Client.Person person, String message) {
    return Events.read(
        server
            .client()
            .post("/api/ai/chat/stream", Map.of("message", message))
            .as(person)
            .send()
            .expect(200)
            .text());
  }

  private static int kept(Server server, Client.Person person) {
    return server
        .client()
        .post("/api/ai/history", Map.of())
        .as(person)
        .send()
        .expect(200)
        .json()
        .get("count")
        .asInt();
  }

  private static String[] and(String[] settings, String... more) {
    return Stream.concat(Stream.of(settings), Stream.of(more)).toArray(String[]::new);
  }

  /// Nobody but us has spoken, in place of somebody who was asked.
  private static void stoodIn(JsonNode answer) {
    assertThat(answer.get("model_used").asText()).isEqualTo("builtin");
    assertThat(answer.get("ai_generated").asBoolean()).isFalse();
    assertThat(answer.get("fallback").asBoolean()).isTrue();
    assertThat(answer.get("stored").asBoolean()).isTrue();
    assertThat(answer.get("response").asText()).isNotBlank();
  }

  @ParameterizedTest
  @EnumSource(Vendor.Protocol.class)
  void whoever_is_set_answers(Vendor.Protocol protocol) {
    try (Vendor vendor = Vendor.saying(protocol, FIRST, REST);
        Server server = Server.start(folder, vendor.settings())) {
      Client.Person asa = server.client().person("asa");
      JsonNode answer = said(server, asa, MESSAGE);
      assertThat(answer.get("response").asText()).isEqualTo(FIRST + REST);
      assertThat(answer.get("model_used").asText()).isEqualTo(Vendor.MODEL);
      assertThat(answer.get("ai_generated").asBoolean()).isTrue();
      assertThat(answer.get("fallback").asBoolean()).isFalse();
      Events events = streamed(server, asa, MESSAGE);
      assertThat(events.named("")).as("as it is written").hasSizeGreaterThan(1);
      assertThat(events.pieces()).isEqualTo(FIRST + REST);
      assertThat(events.done().get("model_used").asText()).isEqualTo(Vendor.MODEL);
      assertThat(kept(server, asa)).isEqualTo(2);
      assertThat(vendor.asked()).hasSize(2).allMatch(body -> body.contains(MESSAGE));
      assertThat(vendor.headers())
          .as("a server of one's own may need no key")
          .doesNotContainIgnoringCase("authorization")
          .doesNotContainIgnoringCase("-key");
    }
  }

  @Test
  void a_conversation_goes_on_when_another_is_set() {
    Client.Person asa;
    try (Vendor vendor = Vendor.saying(Vendor.Protocol.OPENAI, FIRST, REST);
        Server server = Server.start(folder, vendor.settings())) {
      asa = server.client().person("asa");
      said(server, asa, MESSAGE);
    }
    try (Vendor vendor = Vendor.saying(Vendor.Protocol.ANTHROPIC, FIRST, REST);
        Server server = Server.start(folder, vendor.settings())) {
      Client.Person again = server.client().signIn(asa);
      said(server, again, "Jag vet inte riktigt.");
      assertThat(kept(server, again)).isEqualTo(2);
      assertThat(vendor.asked().getFirst()).as("what was said before").contains(MESSAGE);
    }
  }

  @Test
  void one_that_stays_silent_is_not_waited_for_beyond_the_deadline() {
    try (Vendor vendor = Vendor.hanging(Vendor.Protocol.OPENAI);
        Server server = Server.start(folder, and(vendor.settings(), "AI_TIMEOUT", "2s"))) {
      Client.Person asa = server.client().person("asa");
      Instant start = Instant.now();
      stoodIn(said(server, asa, MESSAGE));
      assertThat(Duration.between(start, Instant.now()))
          .isBetween(Duration.ofMillis(1900), Duration.ofMillis(3500));
      assertThat(kept(server, asa)).isEqualTo(1);
    }
  }

  @Test
  void a_chain_does_not_wait_for_the_first_as_long_as_there_is() {
    try (Vendor first = Vendor.hanging(Vendor.Protocol.OPENAI);
        Vendor second = Vendor.saying(Vendor.Protocol.GEMINI, FIRST, REST);
        Server server =
            Server.start(
                folder,
                "AI_PROVIDERS",
                "openai,gemini",
                "AI_TIMEOUT",
                "4s",
                "OPENAI_BASE_URL",
                first.url(),
                "GEMINI_BASE_URL",
                second.url(),
                "GEMINI_MODEL",
                Vendor.MODEL)) {
      JsonNode answer = said(server, server.client().person("asa"), MESSAGE);
      assertThat(answer.get("response").asText()).isEqualTo(FIRST + REST);
      assertThat(answer.get("model_used").asText()).isEqualTo(Vendor.MODEL);
      assertThat(first.asked()).hasSize(1);
    }
  }

  @Test
  void a_chain_goes_on_to_the_next() {
    try (Vendor first = Vendor.cutAfter(Vendor.Protocol.OPENAI, "");
        Vendor second = Vendor.saying(Vendor.Protocol.OLLAMA, FIRST, REST);
        Server server =
            Server.start(
                folder,
                "AI_PROVIDERS",
                "openai,ollama,builtin",
                "OPENAI_BASE_URL",
                first.url(),
                "OLLAMA_BASE_URL",
                second.url(),
                "OLLAMA_MODEL",
                Vendor.MODEL)) {
      JsonNode answer = said(server, server.client().person("asa"), MESSAGE);
      assertThat(answer.get("response").asText()).isEqualTo(FIRST + REST);
      assertThat(answer.get("model_used").asText()).isEqualTo(Vendor.MODEL);
      assertThat(answer.get("ai_generated").asBoolean()).isTrue();
      assertThat(first.asked()).isNotEmpty();
      assertThat(second.asked()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Du har bipolär sjukdom, det hörs tydligt på hur du skriver till mig.",
        "Ta 50 mg sertralin varje kväll så ska du se att det känns bättre snart.",
        "Jag har ringt efter hjälp åt dig, och en psykolog ringer upp dig i kväll."
      })
  void what_must_not_be_said_is_never_shown(String forbidden) {
    try (Vendor vendor = Vendor.saying(Vendor.Protocol.OPENAI, forbidden);
        Server server = Server.start(folder, vendor.settings())) {
      Client.Person asa = server.client().person("asa");
      stoodIn(said(server, asa, MESSAGE));
      Events events = streamed(server, asa, MESSAGE);
      stoodIn(events.done());
      assertThat(events.all().toString()).doesNotContain(forbidden.substring(0, 12));
      assertThat(
              server.client().post("/api/ai/history", Map.of()).as(asa).send().expect(200).text())
          .doesNotContain(forbidden.substring(0, 12));
      assertThat(vendor.asked()).hasSize(2);
    }
  }

  @Test
  void what_must_not_be_said_ends_an_answer_that_began_well() {
    try (Vendor vendor =
            Vendor.saying(
                Vendor.Protocol.OLLAMA,
                FIRST,
                "Du har bipolär sjukdom. ",
                "Ta det lugnt i kväll.");
        Server server = Server.start(folder, vendor.settings())) {
      Events events = streamed(server, server.client().person("asa"), MESSAGE);
      assertThat(events.named("interrupted")).hasSize(1);
      assertThat(events.pieces()).startsWith(FIRST).doesNotContain("bipolär");
      stoodIn(events.done());
    }
  }

  @Test
  void one_that_is_cut_off_is_gone_on_for() {
    try (Vendor vendor = Vendor.cutAfter(Vendor.Protocol.ANTHROPIC, FIRST);
        Server server = Server.start(folder, vendor.settings())) {
      Client.Person asa = server.client().person("asa");
      Events events = streamed(server, asa, MESSAGE);
      assertThat(events.named("interrupted")).hasSize(1);
      assertThat(events.all().get(1).name()).isEqualTo("interrupted");
      String whole = events.pieces();
      assertThat(whole).startsWith(FIRST).hasSizeGreaterThan(FIRST.length() + 10);
      assertThat(events.done().get("response").asText()).isEqualTo(whole);
      stoodIn(events.done());
      assertThat(kept(server, asa)).isEqualTo(1);
    }
  }

  @Test
  void nobody_outside_hears_of_a_crisis() {
    try (Vendor vendor = Vendor.saying(Vendor.Protocol.OPENAI, FIRST, REST);
        Server server = Server.start(folder, vendor.settings())) {
      Client.Person asa = server.client().person("asa");
      JsonNode answer = said(server, asa, "Jag vill dö, jag ska ta mitt liv i kväll.");
      assertThat(answer.get("response").asText()).contains("112");
      assertThat(answer.get("model_used").asText()).isEqualTo("lugn-trygg");
      assertThat(answer.get("fallback").asBoolean()).isFalse();
      streamed(server, asa, "I want to die, I am going to kill myself tonight.");
      server
          .client()
          .post("/api/ai/analyze", Map.of("text", "Jag vill dö, jag ska ta mitt liv i kväll."))
          .as(asa)
          .send()
          .expect(200);
      assertThat(vendor.asked()).isEmpty();
    }
  }

  @Test
  void beyond_the_daily_budget_we_answer_ourselves() {
    for (String setting : List.of("AI_DAILY_UNITS", "AI_DAILY_UNITS_PER_USER")) {
      try (Vendor vendor = Vendor.saying(Vendor.Protocol.OPENAI, FIRST, REST);
          Server server =
              Server.start(folder.resolve(setting), and(vendor.settings(), setting, "1"))) {
        Client.Person asa = server.client().person("asa");
        assertThat(said(server, asa, MESSAGE).get("ai_generated").asBoolean()).isTrue();
        JsonNode second = said(server, asa, MESSAGE);
        assertThat(second.get("ai_generated").asBoolean()).isFalse();
        assertThat(second.get("model_used").asText()).isEqualTo("builtin");
        assertThat(second.get("fallback").asBoolean()).as("nobody was asked").isFalse();
        assertThat(vendor.asked()).hasSize(1);
      }
    }
  }

  @Test
  void what_was_spent_stays_spent_over_a_stop_and_a_kill() {
    String[] budget = {
      "AI_DAILY_UNITS", "3", "AI_DAILY_UNITS_PER_USER", "2", "DRAIN_TIMEOUT", "1s"
    };
    try (Vendor vendor = Vendor.saying(Vendor.Protocol.OPENAI, FIRST, REST)) {
      String[] settings = and(vendor.settings(), budget);
      Client.Person asa;
      try (Program program = Program.start(folder, settings)) {
        Client client = new Client(program.port());
        asa = client.person("asa");
        assertThat(asks(client, asa)).isTrue();
        program.terminate();
        assertThat(program.ended()).isEqualTo(143);
      }
      try (Program program = Program.start(folder, settings)) {
        Client client = new Client(program.port());
        assertThat(asks(client, client.signIn(asa))).as("her second").isTrue();
        program.kill();
      }
      try (Program program = Program.start(folder, settings)) {
        Client client = new Client(program.port());
        assertThat(asks(client, client.signIn(asa))).as("her third").isFalse();
        assertThat(asks(client, client.person("bo"))).as("the third of all").isTrue();
        assertThat(asks(client, client.person("cia"))).as("the fourth of all").isFalse();
      }
      assertThat(vendor.asked()).hasSize(3);
    }
  }

  private static boolean asks(Client client, Client.Person person) {
    return client
        .post("/api/ai/chat", Map.of("message", MESSAGE))
        .as(person)
        .send()
        .expect(200)
        .json()
        .get("ai_generated")
        .asBoolean();
  }

  @Test
  void a_text_is_read_by_whoever_is_set_and_by_word_lists_when_that_makes_no_sense() {
    Map<String, String> text = Map.of("text", "Det var en dag som alla andra.");
    try (Vendor vendor =
            Vendor.saying(Vendor.Protocol.OPENAI, "score=-0.4; emotions=sadness, fear");
        Server server = Server.start(folder.resolve("sense"), vendor.settings())) {
      JsonNode read = read(server, text);
      assertThat(read.get("score").asDouble()).isEqualTo(-0.4);
      assertThat(read.get("sentiment").asText()).isEqualTo("NEGATIVE");
      assertThat(read.get("emotions").toString()).isEqualTo("[\"sadness\",\"fear\"]");
      assertThat(read.get("method").asText()).isEqualTo("ai");
      assertThat(read.get("model_used").asText()).isEqualTo(Vendor.MODEL);
      assertThat(read.get("ai_generated").asBoolean()).isTrue();
    }
    try (Vendor vendor = Vendor.saying(Vendor.Protocol.OPENAI, "I feel that it is rather sad.");
        Server server = Server.start(folder.resolve("nonsense"), vendor.settings())) {
      JsonNode read = read(server, text);
      assertThat(read.get("method").asText()).isEqualTo("lexicon");
      assertThat(read.get("model_used").asText()).isEqualTo("builtin");
      assertThat(read.get("fallback").asBoolean()).isTrue();
    }
  }

  private static JsonNode read(Server server, Map<String, String> text) {
    return server
        .client()
        .post("/api/ai/analyze", text)
        .as(server.client().person("asa"))
        .send()
        .expect(200)
        .json();
  }
}
