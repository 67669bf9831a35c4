package se.lugntrygg.adapters.firestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.gax.grpc.InstantiatingGrpcChannelProvider;
import com.google.auth.Credentials;
import com.google.cloud.firestore.Blob;
import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.FirestoreOptions;
import com.google.cloud.firestore.Query;
import io.grpc.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.lugntrygg.application.contracts.AtOnce;
import se.lugntrygg.application.fakes.CountingMeters;
import se.lugntrygg.application.fakes.SamplePeople;
import se.lugntrygg.application.port.Readiness;
import se.lugntrygg.application.port.StorageFailure;
import se.lugntrygg.domain.account.Account;
import se.lugntrygg.domain.account.Consent;
import se.lugntrygg.domain.account.ConsentChange;
import se.lugntrygg.domain.account.Email;
import se.lugntrygg.domain.account.PasswordHash;
import se.lugntrygg.domain.account.Profile;
import se.lugntrygg.domain.account.Session;
import se.lugntrygg.domain.account.SessionId;
import se.lugntrygg.domain.account.UserId;

class FirestoreStoreTest {
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00.123Z");
  private static final PasswordHash HASH = new PasswordHash("hash");

  @RegisterExtension final OpenStore store = new OpenStore();

  private final Account asa = SamplePeople.person("asa@example.se");

  private static Session session(UserId owner) {
    return new Session(
        new SessionId(UUID.randomUUID()),
        owner,
        0,
        "hash of 0",
        "",
        NOW,
        NOW,
        false,
        NOW.plus(Duration.ofDays(30)));
  }

  private static FirestoreStore.Settings impatient(String emulator) {
    return new FirestoreStore.Settings(
        "test",
        FirestoreStore.Settings.DEFAULT_DATABASE,
        Optional.of(emulator),
        Duration.ofSeconds(2),
        Duration.ofSeconds(1));
  }

  private Map<String, Object> raw(DocumentReference at) throws Exception {
    return at.get().get(10, TimeUnit.SECONDS).getData();
  }

  @Test
  void speaks_to_the_emulator_and_to_nobody_else() throws IOException {
    FirestoreOptions options =
        FirestoreStore.options(impatient("127.0.0.1:9"), new DocumentCounts(new CountingMeters()));

    assertThat(((InstantiatingGrpcChannelProvider) options.getTransportChannelProvider()))
        .extracting(InstantiatingGrpcChannelProvider::getEndpoint)
        .isEqualTo("127.0.0.1:9");
    Credentials credentials = options.getCredentialsProvider().getCredentials();
    assertThat(credentials).isInstanceOf(FirestoreOptions.EmulatorCredentials.class);
    assertThat(options.getOpenTelemetryOptions().exportBuiltinMetricsToGoogleCloudMonitoring())
        .isFalse();
  }

  @Test
  void fails_in_time_when_nobody_answers_and_says_no_word_of_anybody() throws IOException {
    try (FirestoreStore away = OpenStore.open(impatient("127.0.0.1:" + Emulator.freePort()))) {
      long start = System.nanoTime();

      assertThatThrownBy(() -> away.accounts().open(asa, HASH))
          .isInstanceOf(StorageFailure.class)
          .hasMessage("could not open an account")
          .hasCauseInstanceOf(Refused.class)
          .rootCause()
          .message()
          .doesNotContain("asa", asa.id().toString(), HASH.value());

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
      assertThat(away.readiness().works()).isFalse();
    }
  }

  @Test
  void is_ready_and_pays_for_one_look_in_a_while() {
    AtomicLong clock = new AtomicLong();
    Readiness readiness = new FirestoreReadiness(store.get().documents(), clock::get);
    store.get().accounts().find(asa.id());

    assertThat(
            store.costOf(
                () -> assertThat(AtOnce.each(20, _ -> readiness.works())).containsOnly(true)))
        .as("one for all")
        .isEqualTo(new DocumentCounts.Bill(1, 0, 0));
    long before = store.get().billing().total().reads();
    for (int i = 0; i < 100; i++) {
      assertThat(readiness.works()).isTrue();
    }
    assertThat(store.get().billing().total().reads()).isEqualTo(before);
    clock.addAndGet(FirestoreReadiness.HOLDS.toNanos());
    assertThat(readiness.works()).isTrue();
    assertThat(store.get().billing().total().reads()).isEqualTo(before + 1);
    assertThat(readiness.part()).isEqualTo("storage");
  }

  @Test
  void looks_again_soon_when_nobody_answered() throws IOException {
    AtomicLong clock = new AtomicLong();
    try (FailingServer server = new FailingServer(Status.INTERNAL);
        FirestoreStore away = OpenStore.open(impatient(server.host()))) {
      Readiness readiness = new FirestoreReadiness(away.documents(), clock::get);
      assertThat(readiness.works()).isFalse();
      assertThat(readiness.works()).isFalse();
      assertThat(server.calls()).isEqualTo(1);

      clock.addAndGet(FirestoreReadiness.HOLDS_WHILE_AWAY.toNanos());

      assertThat(readiness.works()).isFalse();
      assertThat(server.calls()).isEqualTo(2);
    }
  }

  @Test
  void costs_what_it_may() {
    FirestoreStore it = store.get();
    Session session = session(asa.id());
    Email email = asa.email();

    assertThat(cost(() -> it.accounts().open(asa, HASH))).isEqualTo("0 reads, 2 writes");
    assertThat(cost(() -> it.accounts().find(asa.id()))).isEqualTo("1 reads, 0 writes");
    assertThat(cost(() -> it.accounts().findByEmail(email))).isEqualTo("2 reads, 0 writes");
    assertThat(cost(() -> it.accounts().passwordOf(asa.id()))).isEqualTo("1 reads, 0 writes");
    assertThat(cost(() -> it.accounts().changeProfile(asa, asa))).isEqualTo("1 reads, 1 writes");
    assertThat(cost(() -> it.consents().change(asa.id(), ConsentChange.all(true, true, true), NOW)))
        .isEqualTo("1 reads, 1 writes");
    assertThat(cost(() -> it.consents().of(asa.id()))).isEqualTo("1 reads, 0 writes");
    assertThat(cost(() -> it.lockouts().attempt(email, NOW))).isEqualTo("1 reads, 1 writes");
    assertThat(cost(() -> it.lockouts().succeeded(email))).isEqualTo("0 reads, 1 writes");
    assertThat(cost(() -> it.sessions().open(session))).isEqualTo("0 reads, 1 writes");
    assertThat(
            cost(
                () -> {
                  Session kept = it.sessions().find(session.id()).orElseThrow();
                  assertThat(it.sessions().advance(kept.rotated("child", NOW, Duration.ofDays(30))))
                      .isTrue();
                }))
        .as("a refresh")
        .isEqualTo("1 reads, 1 writes");
    assertThat(cost(() -> it.sessions().confirm(session.id(), 1, NOW)))
        .isEqualTo("1 reads, 1 writes");
    assertThat(cost(() -> it.sessions().endAll(asa.id(), Optional.empty(), NOW)))
        .isEqualTo("1 reads, 1 writes");
    assertThat(cost(() -> it.sessions().endedSince(NOW))).isEqualTo("1 reads, 0 writes");
    assertThat(cost(() -> it.sessions().endedSince(NOW.plusSeconds(1))))
        .as("finding nothing")
        .isEqualTo("1 reads, 0 writes");
  }

  private String cost(Runnable work) {
    DocumentCounts.Bill bill = store.costOf(work);
    return "%d reads, %d writes".formatted(bill.reads(), bill.writes() + bill.deletes());
  }

  @Test
  void holds_off_an_attack_on_one_address_by_reads_alone() {
    for (int i = 0; i < 5; i++) {
      store.get().lockouts().attempt(asa.email(), NOW);
    }

    assertThat(cost(() -> store.get().lockouts().attempt(asa.email(), NOW)))
        .isEqualTo("1 reads, 0 writes");
  }

  @Test
  void counts_for_a_part_and_for_the_whole() {
    FirestoreStore it = store.get();
    long before = it.billing().total().reads();
    DocumentCounts.Bill[] part = new DocumentCounts.Bill[1];

    DocumentCounts.Bill whole =
        it.billing()
            .of(
                () -> {
                  it.accounts().find(asa.id());
                  part[0] = it.billing().of(() -> it.accounts().find(asa.id()));
                });

    assertThat(part[0].reads()).isEqualTo(1);
    assertThat(whole.reads()).isEqualTo(2);
    assertThat(it.billing().total().reads()).isEqualTo(before + 2);
  }

  @Test
  void lets_one_of_two_machines_move_a_session_and_the_other_know() {
    FirestoreStore other = store.another();
    for (int round = 0; round < 10; round++) {
      Session session = session(asa.id());
      store.get().sessions().open(session);

      List<Boolean> moved =
          AtOnce.each(
              8,
              i -> {
                FirestoreStore machine = i % 2 == 0 ? store.get() : other;
                Session kept = machine.sessions().find(session.id()).orElseThrow();
                return kept.generation() == 0
                    && machine
                        .sessions()
                        .advance(kept.rotated("by " + i, NOW, Duration.ofDays(30)));
              });

      assertThat(moved).containsOnlyOnce(true);
      assertThat(other.sessions().find(session.id()).map(Session::secretHash))
          .contains("by " + moved.indexOf(true));
    }
  }

  @Test
  void does_not_believe_what_it_remembers_when_it_would_say_no() {
    FirestoreStore other = store.another();
    Session first = session(asa.id());
    store.get().sessions().open(first);
    store.get().sessions().find(first.id()); // remembered at generation 0
    Session second = first.rotated("one", NOW, Duration.ofDays(30));
    other.sessions().advance(second);

    Session third = second.rotated("two", NOW, Duration.ofDays(30));

    assertThat(store.get().sessions().advance(third)).isTrue();
    assertThat(other.sessions().find(first.id())).contains(third);
  }

  @Test
  void lets_five_tries_pass_on_all_machines_together() {
    FirestoreStore other = store.another();

    List<Optional<Instant>> answers =
        AtOnce.each(
            24, i -> (i % 2 == 0 ? store.get() : other).lockouts().attempt(asa.email(), NOW));

    assertThat(answers).filteredOn(Optional::isEmpty).hasSize(5);
  }

  @Test
  void keeps_no_word_of_a_person_in_the_clear() throws Exception {
    store.get().accounts().open(asa, HASH);

    Map<String, Object> user = raw(store.get().documents().user(asa.id()));
    String clear =
        user.entrySet().stream()
            .map(each -> each.getKey() + "=" + text(each.getValue()))
            .toList()
            .toString();

    assertThat(user.get("profile")).isInstanceOf(Blob.class);
    assertThat(clear).doesNotContain("asa@", "Öberg", "example.se");
  }

  private static String text(Object value) {
    return value instanceof Blob blob
        ? new String(blob.toBytes(), StandardCharsets.UTF_8)
        : value.toString();
  }

  @Test
  void keeps_of_an_ended_session_when_and_no_more() throws Exception {
    Session session = session(asa.id());
    store.get().sessions().open(session);
    store.get().sessions().end(session.id(), NOW);

    assertThat(raw(store.get().documents().in(Place.SESSIONS).document(session.id().toString())))
        .containsOnlyKeys("endedAt", "forgetAt");
  }

  @Test
  void ends_more_sessions_than_a_page_holds() {
    for (int i = 0; i < 310; i++) {
      store.get().sessions().open(session(asa.id()));
    }

    assertThat(store.get().sessions().endAll(asa.id(), Optional.empty(), NOW)).hasSize(310);
    assertThat(store.get().sessions().endedSince(NOW)).hasSize(310).doesNotHaveDuplicates();
  }

  @Test
  void blames_itself_for_a_stored_value_that_breaks_its_rule() throws Exception {
    Session session = session(asa.id());
    store.get().sessions().open(session);
    store
        .get()
        .client()
        .document("sessions/" + session.id())
        .update("owner", "somebody")
        .get(10, TimeUnit.SECONDS);

    assertThatThrownBy(() -> store.get().sessions().find(session.id()))
        .isInstanceOf(StorageFailure.class);
  }

  @Test
  void refuses_consent_of_nobody() {
    assertThatThrownBy(
            () -> store.get().consents().change(asa.id(), ConsentChange.all(true, true, true), NOW))
        .isInstanceOf(StorageFailure.class)
        .hasRootCauseMessage("there is no such account");
  }

  @Test
  void keeps_profile_and_consent_apart() {
    store.get().accounts().open(asa, HASH);
    Consent consent = new Consent(true, false, true, NOW);
    store.get().consents().change(asa.id(), ConsentChange.all(true, false, true), NOW);
    Account next =
        asa.with(
            new Profile(
                asa.profile().name(), asa.profile().language(), asa.profile().homeZone(), 2));
    store.get().accounts().changeProfile(asa, next);

    assertThat(store.get().consents().of(asa.id())).contains(consent);
    assertThat(store.get().accounts().find(asa.id())).contains(next);
  }

  @Test
  void sends_no_question_field_or_place_that_is_not_listed() {
    Documents documents = store.get().documents();
    Query stray = documents.in(Place.SESSIONS).whereEqualTo("generation", 0);

    assertThatThrownBy(() -> documents.list("ask", stray, Fields::document))
        .hasRootCauseMessage(
            "no such question: Shape[collection=sessions, equal=[generation], ordered=[]]");
    assertThatThrownBy(
            () ->
                documents.change(
                    "write",
                    "turn",
                    draft -> {
                      draft.create(documents.user(asa.id()), Map.of("diary", "words"));
                      return true;
                    }))
        .hasRootCauseMessage("USERS has no field diary");
    assertThatThrownBy(
            () ->
                documents.find(
                    "find", store.get().client().document("diaries/1"), Fields::document))
        .hasRootCauseMessage("no such place: diaries/*");
  }

  @Test
  void counts_its_work_by_kind() {
    CountingMeters meters = new CountingMeters();
    Documents documents = new Documents(store.get().client(), Duration.ofSeconds(30), meters);

    assertThat(documents.find("find", documents.user(asa.id()), Fields::document)).isEmpty();

    assertThat(meters.of("storage read")).isEqualTo(1);
  }
}
