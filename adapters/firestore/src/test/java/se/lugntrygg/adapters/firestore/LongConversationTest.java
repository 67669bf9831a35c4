package se.lugntrygg.adapters.firestore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.api.core.ApiFuture;
import com.google.cloud.firestore.CollectionReference;
import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.WriteBatch;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import se.lugntrygg.application.contracts.AtOnce;
import se.lugntrygg.application.fakes.FixedKeyWordSafe;
import se.lugntrygg.application.port.Conversations;
import se.lugntrygg.application.port.Conversations.Added;
import se.lugntrygg.application.port.Conversations.AlreadyThere;
import se.lugntrygg.application.port.WordSafe;
import se.lugntrygg.domain.account.Profile;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.conversation.Exchange;
import se.lugntrygg.domain.conversation.ExchangeId;
import se.lugntrygg.domain.conversation.Message;
import se.lugntrygg.domain.conversation.Origin;
import se.lugntrygg.domain.conversation.Request;
import se.lugntrygg.domain.conversation.Said;
import se.lugntrygg.domain.safety.Risk;
import se.lugntrygg.domain.text.Emotion;
import se.lugntrygg.domain.text.Language;
import se.lugntrygg.domain.text.SentimentScore;
import se.lugntrygg.domain.text.TextAnalysis;

/// Conversations that take several documents, and what they cost.
class LongConversationTest {
  private static final Instant NOW = Instant.parse("2026-03-01T03:00:00.123Z");
  private static final int TOGETHER = FirestoreConversations.FILED_TOGETHER;

  /// What a page of 50 asks for, to see whether there are more.
  private static final int PAGE = 51;

  @RegisterExtension final OpenStore store = new OpenStore();

  private final Conversations here = store.get().conversations();
  private final UserId asa = store.somebody(Profile.DEFAULT_ZONE);

  private static Said said(UserId owner, ExchangeId id, String message, String reply) {
    return new Said(
        id,
        owner,
        new Message(message),
        reply,
        new Origin(Origin.Speaker.BUILT_IN, "builtin", false),
        new TextAnalysis(
            Language.SV, 0.75, new SentimentScore(-612), 1.4, 0.5, List.of(Emotion.SADNESS)),
        Risk.NONE,
        NOW);
  }

  private Said said(int n) {
    return said(asa, new ExchangeId(new UUID(7, n)), "nr " + n, "Svar på nr " + n);
  }

  private void say(int from, int to) {
    for (int n = from; n <= to; n++) {
      assertThat(here.append(said(n), 0)).isInstanceOf(Added.class);
    }
  }

  private List<Long> sequences(Conversations conversations, OptionalLong before, int limit) {
    return conversations.newest(asa, before, limit).stream().map(Exchange::sequence).toList();
  }

  private static List<Long> down(long from, long to) {
    return LongStream.rangeClosed(to, from).boxed().toList().reversed();
  }

  private CollectionReference chunks() {
    return store.get().documents().in(Place.CONVERSATION, asa);
  }

  private List<String> filed() {
    return store
        .get()
        .documents()
        .list(
            "look",
            Question.EXCHANGES_FILED.in(chunks()).limit(1000),
            kept -> kept.document().getId());
  }

  private static <T> T got(ApiFuture<T> coming) {
    try {
      return coming.get(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void files_fifty_together_and_reads_on_across_the_border() {
    say(1, 123);

    assertThat(filed()).containsExactly("51", "1");
    assertThat(sequences(here, OptionalLong.empty(), 200)).isEqualTo(down(123, 1));
    assertThat(sequences(store.another().conversations(), OptionalLong.empty(), 40))
        .isEqualTo(down(123, 84));
    for (long before : new long[] {124, 102, 101, 100, 51, 50, 2}) {
      assertThat(sequences(here, OptionalLong.of(before), PAGE))
          .as("before " + before)
          .isEqualTo(down(before - 1, Math.max(1, before - PAGE)));
    }
    assertThat(sequences(here, OptionalLong.of(1), PAGE)).isEmpty();
    assertThat(here.find(asa, said(30).id())).contains(said(30).at(30));
    assertThat(here.find(asa, said(110).id())).contains(said(110).at(110));
    assertThat(here.append(said(30), 0)).isEqualTo(new AlreadyThere(said(30).at(30)));
    assertThat(here.standing(asa, 200).newest()).hasSize(123);
  }

  @Test
  void costs_the_same_after_a_hundred_exchanges_and_after_ten_thousand() {
    say(1, 100);
    String hundred = bill(100);
    growTo(10_000);

    String tenThousand = bill(10_000);

    assertThat(tenThousand).isEqualTo(hundred);
    assertThat(hundred)
        .isEqualTo(
            """
            a turn: 2 reads, 1 writes
            a turn that files: 2 reads, 2 writes
            the same again: 1 reads, 0 writes
            an old one again: 2 reads, 0 writes
            a flag: 1 reads, 0 writes
            a plan: 1 reads, 0 writes
            the newest page: 2 reads, 0 writes
            any page: 3 reads, 0 writes
            """);
  }

  /// What each costs somebody whose key is known here; for somebody else it is one read more.
  private String bill(int last) {
    StringBuilder bill = new StringBuilder();
    int next = last + 1;
    bill.append("a turn: ").append(cost(() -> turn(next)));
    List<String> turns =
        IntStream.range(1, TOGETHER).mapToObj(i -> cost(() -> turn(next + i))).toList();
    List<String> filing = turns.stream().filter(each -> each.contains("2 writes")).toList();
    assertThat(filing).hasSize(1);
    assertThat(turns.stream().filter(each -> !filing.contains(each)))
        .containsOnly("2 reads, 1 writes\n");
    int now = last + TOGETHER;
    bill.append("a turn that files: ").append(filing.getFirst());
    bill.append("the same again: ").append(cost(() -> here.append(said(now), 0)));
    bill.append("an old one again: ").append(cost(() -> here.append(said(20), 0)));
    bill.append("a flag: ").append(cost(() -> store.get().riskFlags().standing(asa, NOW)));
    bill.append("a plan: ").append(cost(() -> store.get().safetyPlans().of(asa)));
    bill.append("the newest page: ")
        .append(cost(() -> assertThat(page(OptionalLong.empty())).hasSize(PAGE)));
    long most =
        LongStream.iterate(now, before -> before > PAGE && before > now - 130, before -> before - 1)
            .map(
                before ->
                    store
                        .costOf(() -> assertThat(page(OptionalLong.of(before))).hasSize(PAGE))
                        .reads())
            .max()
            .orElseThrow();
    bill.append("any page: ").append(most).append(" reads, 0 writes\n");
    return bill.toString();
  }

  private List<Exchange> page(OptionalLong before) {
    return here.newest(asa, before, PAGE);
  }

  /// As the program does it.
  private void turn(int n) {
    Conversations.Standing standing = here.standing(asa, Request.Chat.MEMORY);
    assertThat(standing.newest()).hasSize(Request.Chat.MEMORY);
    assertThat(here.append(said(n), standing.erasures())).isEqualTo(new Added(said(n).at(n)));
  }

  private String cost(Runnable work) {
    DocumentCounts.Bill bill = store.costOf(work);
    return "%d reads, %d writes\n".formatted(bill.reads(), bill.writes() + bill.deletes());
  }

  @Test
  void costs_a_machine_that_has_not_seen_the_person_one_read_more() {
    say(1, 100);
    FirestoreStore other = store.another();

    DocumentCounts.Bill bill =
        other
            .billing()
            .of(
                () -> {
                  long erasures = other.conversations().standing(asa, 20).erasures();
                  other.conversations().append(said(101), erasures);
                });

    assertThat(bill).isEqualTo(new DocumentCounts.Bill(3, 1, 0));
  }

  /// Makes the conversation as long as if many more had been said at its beginning: what was filed
  /// first is filed again and again, and the newest are moved up.
  private void growTo(long last) {
    WordSafe.Sealer sealer =
        new FixedKeyWordSafe().unwrap(raw(store.get().documents().user(asa)).bytes(People.KEY));
    ObjectNode pattern = open(sealer, "1");
    ObjectNode newest = open(sealer, "newest");
    long by = last - raw(chunks().document("newest")).number("last");
    assertThat(by % TOGETHER).isZero();
    shift(newest, by);
    List<Map.Entry<String, Map<String, Object>>> files = new ArrayList<>();
    for (long first = 1 + TOGETHER; first < firstOf(newest); first += TOGETHER) {
      ObjectNode copy = pattern.deepCopy();
      shift(copy, first - 1);
      copy.get("exchanges")
          .forEach(each -> ((ObjectNode) each).put("id", UUID.randomUUID().toString()));
      files.add(
          Map.entry(
              Long.toString(first),
              Map.of(
                  "first",
                  first,
                  "ids",
                  copy.get("exchanges").findValuesAsText("id"),
                  "sealed",
                  Sealed.seal(sealer, copy, "conversation/" + first))));
    }
    for (int from = 0; from < files.size(); from += 100) {
      WriteBatch batch = store.get().client().batch();
      files
          .subList(from, Math.min(from + 100, files.size()))
          .forEach(file -> batch.set(chunks().document(file.getKey()), file.getValue()));
      got(batch.commit());
    }
    got(
        chunks()
            .document("newest")
            .update(
                Map.of(
                    "last", last, "sealed", Sealed.seal(sealer, newest, "conversation/newest"))));
    assertThat(filed()).hasSize(files.size() + 1);
  }

  private static Fields raw(DocumentReference at) {
    return new Fields(got(at.get()));
  }

  private ObjectNode open(WordSafe.Sealer sealer, String chunk) {
    return Sealed.open(
        sealer,
        raw(chunks().document(chunk)).bytes("sealed"),
        "conversation/" + chunk,
        ObjectNode.class);
  }

  private static long firstOf(ObjectNode chunk) {
    return chunk.get("exchanges").get(0).get("sequence").asLong();
  }

  private static void shift(ObjectNode chunk, long by) {
    for (JsonNode each : chunk.get("exchanges")) {
      ((ObjectNode) each).put("sequence", each.get("sequence").asLong() + by);
    }
  }

  @Test
  void loses_and_doubles_nothing_that_two_machines_append_at_once_while_they_file() {
    say(1, 60);
    Conversations there = store.another().conversations();

    // Each exchange on both machines, as when a client asks the second because the first is slow.
    List<Conversations.Addition> additions =
        AtOnce.each(40, i -> (i % 2 == 0 ? here : there).append(said(61 + i / 2), 0));

    assertThat(additions).filteredOn(Added.class::isInstance).hasSize(20);
    assertThat(additions).filteredOn(AlreadyThere.class::isInstance).hasSize(20);
    List<Exchange> all = there.newest(asa, OptionalLong.empty(), 200);
    assertThat(all).extracting(Exchange::sequence).isEqualTo(down(80, 1));
    assertThat(all).extracting(Exchange::id).doesNotHaveDuplicates();
    assertThat(filed()).containsExactly("1");
  }

  @Test
  void does_not_believe_what_it_remembers_of_a_conversation() {
    say(1, 3);
    Conversations there = store.another().conversations();
    long erasures = here.standing(asa, 20).erasures();
    there.append(said(4), 0);

    assertThat(here.append(said(4), erasures)).isEqualTo(new AlreadyThere(said(4).at(4)));

    here.standing(asa, 20);
    there.append(said(5), 0);
    assertThat(here.append(said(6), erasures)).isEqualTo(new Added(said(6).at(6)));

    here.standing(asa, 20);
    there.erase(asa);
    assertThat(here.append(said(7), erasures)).isEqualTo(new Conversations.Erased());

    // And the other way round: what was begun here after an erasure there.
    long now = here.standing(asa, 20).erasures();
    assertThat(here.append(said(7), now)).isEqualTo(new Added(said(7).at(7)));
  }

  @Test
  void takes_the_longest_there_can_be_and_files_them_earlier() {
    String message = "💙".repeat(Message.MAX_TEXT);
    // Control characters take most room as JSON.
    String reply = "\u0001".repeat(8000);
    int many = 12;
    for (int n = 1; n <= many; n++) {
      Said said = said(asa, new ExchangeId(new UUID(7, n)), message, reply + n);
      assertThat(here.append(said, 0)).isEqualTo(new Added(said.at(n)));
    }

    List<Exchange> all = here.newest(asa, OptionalLong.empty(), 100);

    assertThat(all).extracting(Exchange::sequence).isEqualTo(down(many, 1));
    assertThat(all).allMatch(each -> each.message().text().equals(message));
    assertThat(all.getLast().reply()).isEqualTo(reply + 1);
    assertThat(filed()).hasSizeGreaterThan(2);
    List<String> ids = new ArrayList<>(filed());
    ids.add("newest");
    assertThat(ids)
        .allSatisfy(
            id ->
                assertThat(raw(chunks().document(id)).bytes("sealed").length)
                    .isLessThan(FirestoreConversations.MOST_BYTES + 20_000));
    assertThat(here.standing(asa, many).newest()).isEqualTo(all);
    assertThat(sequences(here, OptionalLong.of(7), 3)).isEqualTo(down(6, 4));
  }

  @Test
  void keeps_no_word_in_the_clear() {
    say(1, 70);

    for (String id : List.of("1", "newest")) {
      Fields raw = raw(chunks().document(id));
      assertThat(raw.document().getData() + new String(raw.bytes("sealed"), StandardCharsets.UTF_8))
          .doesNotContain("nr 1", "nr 70", "Svar");
    }
  }

  @Test
  void erases_a_long_conversation_some_documents_at_a_time_and_leaves_none_behind() {
    say(1, 100);
    growTo(10_000);
    assertThat(filed()).hasSize(199);

    DocumentCounts.Bill bill = store.costOf(() -> here.erase(asa));

    assertThat(filed()).isEmpty();
    assertThat(bill.deletes()).isEqualTo(199);
    assertThat(bill.reads()).isLessThan(210);
    assertThat(page(OptionalLong.empty())).isEmpty();
    assertThat(here.append(said(1), 1)).isEqualTo(new Added(said(1).at(10_001)));
  }

  @Test
  void erases_a_short_one_in_one_write() {
    say(1, 3);

    assertThat(cost(() -> here.erase(asa))).isEqualTo("1 reads, 1 writes\n");
  }

  /// As if the machine had died before it removed anything.
  private void eraseAndDie() {
    List<String> ids = filed();
    List<Map<String, Object>> filed =
        ids.stream().map(id -> raw(chunks().document(id)).document().getData()).toList();
    here.erase(asa);
    WriteBatch batch = store.get().client().batch();
    for (int i = 0; i < ids.size(); i++) {
      batch.set(chunks().document(ids.get(i)), filed.get(i));
    }
    batch.update(chunks().document("newest"), Map.of("swept", 0));
    got(batch.commit());
  }

  @Test
  void hides_all_of_an_erasure_that_was_cut_short_and_ends_it_with_the_next_exchange() {
    say(1, 130);
    eraseAndDie();
    Conversations there = store.another().conversations();

    assertThat(there.newest(asa, OptionalLong.empty(), 200)).isEmpty();
    assertThat(there.newest(asa, OptionalLong.of(77), 200)).isEmpty();
    assertThat(there.standing(asa, 20).newest()).isEmpty();
    assertThat(there.find(asa, said(30).id())).isEmpty();
    assertThat(cost(() -> page(OptionalLong.empty()))).isEqualTo("1 reads, 0 writes\n");
    assertThat(there.append(said(30), 1)).isEqualTo(new Added(said(30).at(131)));
    assertThat(filed()).isEmpty();
    assertThat(sequences(here, OptionalLong.empty(), 200)).containsExactly(131L);
    assertThat(cost(() -> here.append(said(131), 1))).isEqualTo("1 reads, 1 writes\n");
  }

  @Test
  void removes_when_asked_again_what_an_erasure_that_was_cut_short_left() {
    say(1, 130);
    eraseAndDie();
    assertThat(filed()).hasSize(2);

    here.erase(asa);

    assertThat(filed()).isEmpty();
    assertThat(cost(() -> here.erase(asa))).isEqualTo("1 reads, 1 writes\n");
  }

  @Test
  void files_anew_after_an_erasure_and_reads_no_further_back() {
    say(1, 130);
    eraseAndDie();
    for (int n = 131; n <= 210; n++) {
      here.append(said(n), 1);
    }

    assertThat(sequences(here, OptionalLong.empty(), 200)).isEqualTo(down(210, 131));
    assertThat(sequences(here, OptionalLong.of(140), 200)).isEqualTo(down(139, 131));
    assertThat(filed()).containsExactly("131");
    // Whoever ends an erasure late leaves alone what was filed since.
    got(chunks().document("newest").update(Map.of("swept", 0)));
    here.append(said(211), 1);
    assertThat(filed()).containsExactly("131");
    assertThat(sequences(here, OptionalLong.empty(), 200)).isEqualTo(down(211, 131));
  }

  @Test
  void tells_what_is_erased_from_what_was_filed_since() {
    say(1, 130);
    Map<String, Object> old = raw(chunks().document("51")).document().getData();
    here.erase(asa);
    for (int n = 131; n <= 210; n++) {
      here.append(said(n), 1);
    }
    got(chunks().document("51").set(old));

    assertThat(sequences(here, OptionalLong.empty(), 200)).isEqualTo(down(210, 131));
    assertThat(sequences(here, OptionalLong.of(140), PAGE)).isEqualTo(down(139, 131));
    assertThat(here.find(asa, said(60).id())).isEmpty();
    assertThat(here.append(said(60), 1)).isEqualTo(new Added(said(60).at(211)));
  }
}
