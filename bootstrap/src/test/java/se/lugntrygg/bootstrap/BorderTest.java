package se.lugntrygg.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rules of the border that need more than one request to be seen.
final class BorderTest {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @TempDir static Path folder;
  private static Server server;
  private static Client client;
  private Client.Person person;

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
    person = client.person("person" + NUMBER.incrementAndGet());
  }

  private Client.Answer log(Map<String, ?> mood) {
    return client.post("/api/mood/log", mood).as(person).send();
  }

  private Client.Answer moods(String query) {
    return client.get("/api/mood/get" + query).as(person).send();
  }

  // Values ----------------------------------------------------------------------------------------

  @Test
  void names_the_field_that_is_out_of_range() {
    Map<String, Map<String, ?>> bad = new LinkedHashMap<>();
    bad.put("score", Map.of("mood", "glad", "score", 0));
    bad.put("score ", Map.of("mood", "glad", "score", 11));
    bad.put("score  ", Map.of("mood", "glad", "score", 99_999_999_999L));
    bad.put("mood_text", Map.of("mood_text", "x".repeat(2001)));
    bad.put("mood_text ", Map.of("mood_text", "   "));
    bad.put("mood_text  ", Map.of());
    bad.put("mood", Map.of("mood", "x".repeat(2001)));
    bad.put("note", Map.of("mood", "glad", "note", "x".repeat(2001)));
    bad.put(
        "tags",
        Map.of(
            "mood",
            "glad",
            "tags",
            List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11")));
    bad.put("tags ", Map.of("mood", "glad", "tags", List.of("x".repeat(51))));
    for (String time :
        List.of(
            "yesterday",
            "2026-02-30T10:00:00Z",
            "1999-12-31T23:59:59Z",
            "+12026-01-01T00:00:00Z",
            "-0001-01-01T00:00:00Z",
            "2026-01-01",
            Instant.now().plus(Duration.ofMinutes(6)).toString(),
            "9999-12-31T23:59:59Z")) {
      bad.put("timestamp" + " ".repeat(bad.size()), Map.of("mood", "glad", "timestamp", time));
    }
    bad.forEach(
        (field, body) ->
            assertThat(log(body).expect(422).fields())
                .as("%s", body)
                .containsExactly(field.strip()));
    assertThat(moods("").json().get("count").asInt()).isZero();
  }

  @Test
  void keeps_what_is_just_within_range() {
    log(Map.of("mood_text", "😀".repeat(2000), "note", "å".repeat(2000))).expect(201);
    log(Map.of("mood", "glad", "score", 1, "tags", List.of("x".repeat(50)))).expect(201);
    log(Map.of("mood", "glad", "score", 10, "timestamp", "2000-01-01T00:00:00Z")).expect(201);
    log(Map.of("mood", "glad", "timestamp", Instant.now().plus(Duration.ofMinutes(4)).toString()))
        .expect(201);
  }

  @Test
  void takes_a_time_without_an_offset_as_utc() {
    Map<String, String> times = new LinkedHashMap<>();
    times.put("2026-01-31T08:30:00", "2026-01-31T08:30:00.000Z");
    times.put("2026-01-31 08:30:00", "2026-01-31T08:30:00.000Z");
    times.put("2026-01-31T08:30:00.123456Z", "2026-01-31T08:30:00.123Z");
    times.put("2026-01-31T08:30:00+02:00", "2026-01-31T06:30:00.000Z");
    times.put("2026-01-31T08:30:00-05:30", "2026-01-31T14:00:00.000Z");
    times.forEach(
        (sent, kept) ->
            assertThat(
                    log(Map.of("mood", "glad", "timestamp", sent))
                        .expect(201)
                        .json()
                        .at("/mood_entry/timestamp")
                        .asText())
                .as(sent)
                .isEqualTo(kept));
  }

  @Test
  void refuses_questions_about_pages_that_cannot_be() {
    Map<String, Integer> questions = new LinkedHashMap<>();
    questions.put("limit=0", 422);
    questions.put("limit=-1", 422);
    questions.put("limit=201", 422);
    questions.put("limit=99999999999999999999", 422);
    questions.put("limit=abc", 400);
    questions.put("limit=1.5", 400);
    questions.put("offset=10001", 422);
    questions.put("offset=-1", 422);
    questions.put("offset=x", 400);
    questions.put("cursor=nonsense", 422);
    questions.put("cursor=%27%20OR%201=1", 422);
    questions.put("start_date=soon", 422);
    questions.put("end_date=2026-13-01", 422);
    questions.put("end_date=%2B999999999-12-31", 422);
    questions.put("start_date=-999999999-01-01", 422);
    questions.put("end_date=%2B999999999-12-31T23:59:59Z", 422);
    questions.put("start_date=2026-02-01&end_date=2026-01-01", 422);
    questions.forEach(
        (query, status) -> {
          Client.Answer answer = moods("?" + query);
          assertThat(answer.status()).as(query + answer.text()).isEqualTo(status);
          assertThat(answer.fields()).as(query).isNotEmpty();
          assertThat(query).contains(answer.fields().getFirst());
        });
    assertThat(
            client
                .get("/api/mood/today")
                .header("X-Timezone", "Mars/Olympus")
                .as(person)
                .send()
                .expect(422)
                .fields())
        .containsExactly("X-Timezone");
    client.post("/api/mood/get", Map.of("limit", 201)).as(person).send().expect(422);
    client.post("/api/mood/get", Map.of("limit", "5")).as(person).send().expect(400);
  }

  @Test
  void names_every_broken_rule_of_a_registration_at_once_in_both_languages() {
    for (String language : List.of("sv", "en")) {
      Client.Answer answer =
          client
              .post("/api/auth/register", Map.of("email", "none", "password", "", "name", " "))
              .header("Accept-Language", language)
              .send()
              .expect(422);
      assertThat(answer.fields()).containsExactly("email", "password", "name");
    }
    Client.Answer weak =
        client
            .post(
                "/api/auth/register",
                Map.of("email", "weak@example.org", "password", "abc", "name", "A"))
            .send()
            .expect(422);
    assertThat(weak.fields()).hasSize(4).containsOnly("password");
    client
        .post(
            "/api/auth/register",
            Map.of("email", person.email(), "password", person.password(), "name", "A"))
        .send()
        .expect(409);
  }

  @Test
  void tells_an_unknown_address_and_a_wrong_password_alike() {
    Client.Answer wrong =
        client
            .post("/api/auth/login", Map.of("email", person.email(), "password", "x"))
            .send()
            .expect(401);
    Client.Answer unknown =
        client
            .post("/api/auth/login", Map.of("email", "nobody@example.org", "password", "x"))
            .send()
            .expect(401);
    Client.Answer none =
        client
            .post("/api/auth/login", Map.of("email", "no address", "password", "x"))
            .send()
            .expect(401);
    for (Client.Answer other : List.of(unknown, none)) {
      for (String field : List.of("type", "title", "status", "detail", "error", "instance")) {
        assertThat(other.json().get(field)).isEqualTo(wrong.json().get(field));
      }
    }
  }

  @Test
  void locks_after_five_failures_and_says_for_how_long() {
    for (int i = 0; i < 5; i++) {
      client
          .post("/api/auth/login", Map.of("email", person.email(), "password", "x"))
          .send()
          .expect(401);
    }
    Client.Answer locked =
        client
            .post("/api/auth/login", Map.of("email", person.email(), "password", person.password()))
            .send()
            .expect(429);
    assertThat(locked.json().get("retry_after").asLong()).isBetween(1L, 60L);
    assertThat(locked.header("Retry-After")).contains(locked.json().get("retry_after").asText());
    client.get("/api/mood/streaks").as(person).send().expect(200);
  }

  @Test
  void uses_a_refresh_token_once_and_ends_the_login_when_it_comes_again() {
    String first = person.refresh();
    JsonNode second =
        client.post("/api/auth/refresh", Map.of("refresh_token", first)).send().expect(200).json();
    JsonNode third =
        client
            .post(
                "/api/auth/refresh", Map.of("refresh_token", second.get("refresh_token").asText()))
            .send()
            .expect(200)
            .json();
    client.get("/api/mood/streaks").token(third.get("access_token").asText()).send().expect(200);
    client.post("/api/auth/refresh", Map.of("refresh_token", first)).send().expect(401);
    client.get("/api/mood/streaks").token(third.get("access_token").asText()).send().expect(401);
    client
        .post("/api/auth/refresh", Map.of("refresh_token", third.get("refresh_token").asText()))
        .send()
        .expect(401);
    client.post("/api/auth/refresh", Map.of("refresh_token", person.access())).send().expect(401);
  }

  // Once ------------------------------------------------------------------------------------------

  private Client.Answer keyed(String key, Map<String, ?> mood) {
    return client.post("/api/mood/log", mood).as(person).header("Idempotency-Key", key).send();
  }

  @Test
  void does_a_repeated_request_once_and_says_so() {
    Client.Answer first = keyed("k", Map.of("mood", "glad")).expect(201);
    assertThat(first.header("Idempotent-Replayed")).isEmpty();
    Client.Answer again = keyed("k", Map.of("mood", "glad")).expect(201);
    assertThat(again.header("Idempotent-Replayed")).contains("true");
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header("X-Request-ID")).isNotEqualTo(first.header("X-Request-ID"));
    assertThat(keyed("k", Map.of("mood", "arg")).expect(422).kind()).isEqualTo("key-reused");
    assertThat(moods("").json().get("count").asInt()).isEqualTo(1);
    // A refused request has done nothing, so its key is still free.
    keyed("k2", Map.of("mood", "glad", "score", 11)).expect(422);
    keyed("k2", Map.of("mood", "glad", "score", 10)).expect(201);
    // The same key of somebody else is another key.
    Client.Person other = client.person("other" + NUMBER.incrementAndGet());
    assertThat(
            client
                .post("/api/mood/log", Map.of("mood", "glad"))
                .as(other)
                .header("Idempotency-Key", "k")
                .send()
                .expect(201)
                .header("Idempotent-Replayed"))
        .isEmpty();
    for (String bad : List.of("x".repeat(129), "a b", "")) {
      assertThat(keyed(bad, Map.of("mood", "glad")).status()).as(bad).isEqualTo(400);
    }
    keyed("x".repeat(128), Map.of("mood", "glad")).expect(201);
  }

  @Test
  void does_fifty_equal_requests_at_once_a_single_time() throws Exception {
    Set<String> ids = new HashSet<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Client.Answer> one = () -> keyed("at-once", Map.of("mood_text", "en gång"));
      for (Future<Client.Answer> future :
          threads.invokeAll(java.util.Collections.nCopies(50, one))) {
        Client.Answer answer = future.get();
        assertThat(answer.status()).isIn(201, 409);
        if (answer.status() == 201) {
          ids.add(answer.json().get("id").asText());
        } else {
          assertThat(answer.kind()).isEqualTo("running");
          assertThat(answer.header("Retry-After")).isPresent();
        }
      }
    }
    assertThat(ids).hasSize(1);
    assertThat(moods("").json().get("count").asInt()).isEqualTo(1);
  }

  @Test
  void remembers_over_a_restart_what_was_answered(@TempDir Path own) {
    byte[] first;
    Client.Person anna;
    try (Server before = Server.start(own)) {
      anna = before.client().person("anna");
      first =
          before
              .client()
              .post("/api/mood/log", Map.of("mood", "glad"))
              .as(anna)
              .header("Idempotency-Key", "k")
              .send()
              .expect(201)
              .body();
    }
    try (Server after = Server.start(own)) {
      Client.Answer again =
          after
              .client()
              .post("/api/mood/log", Map.of("mood", "glad"))
              .as(anna)
              .header("Idempotency-Key", "k")
              .send()
              .expect(201);
      assertThat(again.body()).isEqualTo(first);
      assertThat(again.header("Idempotent-Replayed")).contains("true");
      assertThat(after.client().get("/api/mood/get").as(anna).send().json().get("count").asInt())
          .isEqualTo(1);
    }
  }

  // Kept answers ----------------------------------------------------------------------------------

  @Test
  void says_whether_an_answer_was_made_before_and_shows_a_write_at_once() {
    String id = log(Map.of("mood", "glad")).expect(201).json().get("id").asText();
    for (Runnable write :
        List.<Runnable>of(
            () -> log(Map.of("mood", "arg")).expect(201),
            () ->
                client
                    .call("PUT", "/api/mood/" + id)
                    .body(Map.of("score", 3))
                    .as(person)
                    .send()
                    .expect(200),
            () -> client.call("DELETE", "/api/mood/" + id).as(person).send().expect(204))) {
      assertThat(moods("?limit=10").json().get("cached").asBoolean()).isFalse();
      assertThat(moods("?limit=10").json().get("cached").asBoolean()).isTrue();
      assertThat(moods("?limit=11").json().get("cached").asBoolean()).isFalse();
      write.run();
    }
    JsonNode last = moods("?limit=10").json();
    assertThat(last.get("cached").asBoolean()).isFalse();
    assertThat(last.get("count").asInt()).isEqualTo(1);
    assertThat(last.at("/moods/0/mood").asText()).isEqualTo("arg");
  }

  @Test
  void sends_nothing_that_the_client_still_has() {
    log(Map.of("mood", "glad")).expect(201);
    Client.Answer first = moods("").expect(200);
    String etag = first.header("ETag").orElseThrow();
    assertThat(first.header("Cache-Control")).contains("private, no-cache");
    assertThat(moods("").header("ETag")).as("a hit has the name of the miss").contains(etag);
    for (String match : List.of(etag, "W/" + etag, "\"other\", " + etag, "*")) {
      Client.Answer unchanged =
          client.get("/api/mood/get").as(person).header("If-None-Match", match).send().expect(304);
      assertThat(unchanged.body()).isEmpty();
      assertThat(unchanged.header("ETag")).contains(etag);
    }
    client.get("/api/mood/get").as(person).header("If-None-Match", "\"other\"").send().expect(200);
    log(Map.of("mood", "arg")).expect(201);
    client.get("/api/mood/get").as(person).header("If-None-Match", etag).send().expect(200);
    Client.Person other = client.person("other" + NUMBER.incrementAndGet());
    assertThat(client.get("/api/mood/get").as(other).send().json().get("count").asInt()).isZero();
  }

  @Test
  void pages_through_everything_newest_first_missing_nothing() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      ids.addFirst(
          log(Map.of("mood", "glad", "timestamp", "2026-01-01T00:00:0%d.000Z".formatted(i / 5)))
              .json()
              .get("id")
              .asText());
    }
    Map<String, Integer> seen = new HashMap<>();
    String cursor = "";
    int pages = 0;
    String before = "~";
    do {
      JsonNode page = moods("?limit=4" + cursor).expect(200).json();
      for (JsonNode entry : page.get("moods")) {
        seen.merge(entry.get("id").asText(), 1, Integer::sum);
        assertThat(entry.get("timestamp").asText()).isLessThanOrEqualTo(before);
        before = entry.get("timestamp").asText();
      }
      cursor =
          page.get("next_cursor").isNull() ? "" : "&cursor=" + page.get("next_cursor").asText();
      pages++;
    } while (!cursor.isEmpty());
    assertThat(pages).isEqualTo(7);
    assertThat(seen.keySet()).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(seen.values()).containsOnly(1);
    assertThat(moods("?offset=20").json().get("count").asInt()).isEqualTo(5);
  }

  @Test
  void takes_a_bare_date_as_the_whole_day_of_the_person() {
    log(Map.of("mood", "glad", "timestamp", "2026-01-30T23:30:00Z")).expect(201);
    assertThat(moods("?start_date=2026-01-31&end_date=2026-01-31").json().get("count").asInt())
        .as("half past midnight in Stockholm")
        .isEqualTo(1);
    assertThat(
            client
                .get("/api/mood/get?start_date=2026-01-31&end_date=2026-01-31")
                .header("X-Timezone", "UTC")
                .as(person)
                .send()
                .json()
                .get("count")
                .asInt())
        .isZero();
    assertThat(
            client
                .post("/api/mood/get", Map.of("end_date", "2026-01-30T23:30:00Z"))
                .as(person)
                .send()
                .json()
                .get("count")
                .asInt())
        .as("an end is included")
        .isEqualTo(1);
    String today =
        client
            .get("/api/mood/today")
            .header("X-Timezone", "Pacific/Kiritimati")
            .as(person)
            .send()
            .json()
            .get("date")
            .asText();
    assertThat(LocalDate.parse(today)).isEqualTo(LocalDate.now(ZoneId.of("Pacific/Kiritimati")));
  }

  // Limits ----------------------------------------------------------------------------------------

  @Test
  void refuses_what_is_too_much_and_says_when_to_come_again(@TempDir Path own) {
    try (Server small =
        Server.start(
            own,
            "RATE_LIMITS",
            "global=1000/m,mood.log=3/h,read=4/h,auth.register=100/h,auth.login=100/h")) {
      Client.Person anna = small.client().person("anna");
      Client.Person bo = small.client().person("bo");
      for (int left = 2; left >= 0; left--) {
        Client.Answer answer =
            small
                .client()
                .post("/api/mood/log", Map.of("mood", "glad"))
                .as(anna)
                .send()
                .expect(201);
        assertThat(answer.header("X-RateLimit-Limit")).contains("3");
        assertThat(answer.header("X-RateLimit-Remaining")).contains(Integer.toString(left));
        assertThat(answer.header("RateLimit").orElse("")).contains("\"mood.log\";r=" + left);
        assertThat(answer.header("RateLimit-Policy").orElse(""))
            .contains("\"mood.log\";q=3;w=3600");
        assertThat(answer.header("Retry-After")).isEmpty();
      }
      for (String language : List.of("sv", "en")) {
        Client.Answer refused =
            small
                .client()
                .post("/api/mood/log", Map.of("mood", "glad"))
                .as(anna)
                .header("Accept-Language", language)
                .send()
                .expect(429);
        long wait = refused.json().get("retry_after").asLong();
        assertThat(wait).isBetween(1L, 1200L);
        assertThat(refused.header("Retry-After")).contains(Long.toString(wait));
        assertThat(refused.header("X-RateLimit-Remaining")).contains("0");
        assertThat(Long.parseLong(refused.header("X-RateLimit-Reset").orElseThrow()))
            .isGreaterThan(Instant.now().getEpochSecond());
      }
      // A refused request is not looked at, whatever is in it.
      small.client().post("/api/mood/log", "{").as(anna).send().expect(429);
      assertThat(small.client().get("/api/mood/get").as(anna).send().json().get("count").asInt())
          .isEqualTo(3);
      small.client().post("/api/mood/log", Map.of("mood", "glad")).as(bo).send().expect(201);
      JsonNode status =
          small.client().get("/api/rate-limit/status").as(anna).send().expect(200).json();
      assertThat(status.at("/limits/mood.log/0/remaining").asInt()).isZero();
      assertThat(status.at("/limits/read/0/remaining").asInt()).isEqualTo(3);
      for (int i = 0; i < 50; i++) {
        small.client().get("/api/health").send().expect(200);
        small.client().get("/openapi.yaml").header("If-None-Match", "*").send().expect(304);
      }
    }
  }

  @Test
  void counts_strangers_by_their_own_address_whatever_they_claim(@TempDir Path own) {
    Map<String, String> nobody = Map.of("refresh_token", "x");
    try (Server direct = Server.start(own, "RATE_LIMITS", "auth.refresh=3/h")) {
      for (int i = 0; i < 5; i++) {
        direct
            .client()
            .post("/api/auth/refresh", nobody)
            .header("X-Forwarded-For", "203.0.113." + i)
            .send()
            .expect(i < 3 ? 401 : 429);
      }
    }
    try (Server proxied =
        Server.start(
            own, "RATE_LIMITS", "auth.refresh=2/h", "TRUSTED_PROXIES", "127.0.0.0/8,10.0.0.0/8")) {
      Client through = proxied.client();
      for (int i = 0; i < 4; i++) {
        // The left-most is what the client wrote itself.
        through
            .post("/api/auth/refresh", nobody)
            .header("X-Forwarded-For", "198.51.100." + i + ", 203.0.113.7, 10.1.2.3")
            .send()
            .expect(i < 2 ? 401 : 429);
      }
      through
          .post("/api/auth/refresh", nobody)
          .header("X-Forwarded-For", "203.0.113.8")
          .send()
          .expect(401);
      // A proxy may write its own line below the client's.
      through
          .post("/api/auth/refresh", nobody)
          .header("X-Forwarded-For", "203.0.113.99")
          .header("X-Forwarded-For", "203.0.113.7")
          .send()
          .expect(429);
      assertThat(
              through
                  .get("/api/health")
                  .header("X-Forwarded-Proto", "https")
                  .send()
                  .header("Strict-Transport-Security"))
          .isPresent();
    }
    assertThat(
            client
                .get("/api/health")
                .header("X-Forwarded-Proto", "https")
                .send()
                .header("Strict-Transport-Security"))
        .isEmpty();
  }

  @Test
  void sheds_what_is_too_much_at_once_but_never_health(@TempDir Path own) throws Exception {
    try (Server narrow = Server.start(own, "MAX_IN_FLIGHT", "1")) {
      Client.Person anna = narrow.client().person("anna");
      AtomicInteger shed = new AtomicInteger();
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < 40; i++) {
          threads.submit(
              () -> {
                Client.Answer answer =
                    narrow.client().post("/api/mood/log", Map.of("mood", "glad")).as(anna).send();
                if (answer.status() == 503) {
                  assertThat(answer.kind()).isEqualTo("overloaded");
                  shed.incrementAndGet();
                }
              });
          threads.submit(() -> narrow.client().get("/api/health/live").send().expect(200));
        }
      }
      assertThat(shed).hasPositiveValue();
      narrow.client().get("/api/mood/streaks").as(anna).send().expect(200);
    }
  }

  @Test
  void shows_its_numbers_only_to_who_has_the_token_where_there_is_one(@TempDir Path own) {
    try (Server guarded = Server.start(own, "METRICS_TOKEN", "operators-only")) {
      for (String path : List.of("/metrics", "/api/metrics")) {
        guarded.client().get(path).send().expect(401);
        guarded.client().get(path).token("operators-onl").send().expect(401);
        guarded.client().get(path).token("operators-only").send().expect(200);
      }
    }
  }

  @Test
  void counts_the_words_of_a_client_that_encrypts_for_itself_as_unread() {
    JsonNode kept = log(Map.of("mood_text", "U2FsdGVkX1+abc")).expect(201).json();
    assertThat(kept.get("analysis").isNull()).isTrue();
    assertThat(kept.at("/mood_entry/mood_text").asText()).isEqualTo("U2FsdGVkX1+abc");
    assertThat(kept.at("/mood_entry/score").isNull()).isTrue();
  }
}
