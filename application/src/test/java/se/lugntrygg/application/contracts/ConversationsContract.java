package se.lugntrygg.application.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.port.Conversations;
import se.lugntrygg.application.port.Conversations.Added;
import se.lugntrygg.application.port.Conversations.AlreadyThere;
import se.lugntrygg.application.port.Conversations.Erased;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.conversation.Exchange;
import se.lugntrygg.domain.conversation.ExchangeId;
import se.lugntrygg.domain.conversation.Message;
import se.lugntrygg.domain.conversation.Origin;
import se.lugntrygg.domain.conversation.Replies;
import se.lugntrygg.domain.conversation.Said;
import se.lugntrygg.domain.safety.Risk;
import se.lugntrygg.domain.safety.RiskLevel;
import se.lugntrygg.domain.text.Emotion;
import se.lugntrygg.domain.text.Language;
import se.lugntrygg.domain.text.SentimentScore;
import se.lugntrygg.domain.text.TextAnalysis;

/// What [Conversations] promises.
public interface ConversationsContract {
  Instant NOW = Instant.parse("2026-03-01T03:00:00.123Z");

  /// Those under test, the same ones throughout a test, with nothing said at first.
  Conversations conversations();

  /// Somebody with an account.
  UserId somebody();

  private static Said said(UserId owner, String message) {
    return new Said(
        new ExchangeId(UUID.randomUUID()),
        owner,
        new Message(message),
        "Svar på: åäö 💙 " + message,
        new Origin(Origin.Speaker.PROVIDER, "model-1", true),
        new TextAnalysis(
            Language.SV,
            0.75,
            new SentimentScore(-612),
            1.4,
            0.5,
            List.of(Emotion.SADNESS, Emotion.FEAR)),
        new Risk(RiskLevel.CONCERN, List.of("sv-passive-1"), false),
        NOW);
  }

  private long erasures(UserId owner) {
    return conversations().standing(owner, 1).erasures();
  }

  private Exchange kept(Said said) {
    assertThat(conversations().append(said, erasures(said.owner()))).isInstanceOf(Added.class);
    return conversations().find(said.owner(), said.id()).orElseThrow();
  }

  private static List<String> texts(List<Exchange> exchanges) {
    return exchanges.stream().map(exchange -> exchange.message().text()).toList();
  }

  @Test
  default void keeps_everything_that_was_said() {
    Said said = said(somebody(), "Jag är trött");

    assertThat(conversations().append(said, 0)).isEqualTo(new Added(said.at(Exchange.FIRST)));
    assertThat(conversations().find(said.owner(), said.id())).contains(said.at(Exchange.FIRST));
  }

  @Test
  default void keeps_one_exchange_once_however_often_it_is_told() {
    Exchange first = kept(said(somebody(), "en"));
    Said again =
        new Said(
            first.id(),
            first.owner(),
            new Message("två"),
            "annat",
            first.origin(),
            first.analysis(),
            first.risk(),
            NOW.plusSeconds(1));

    assertThat(conversations().append(again, 0)).isEqualTo(new AlreadyThere(first));
    assertThat(conversations().newest(first.owner(), OptionalLong.empty(), 10))
        .containsExactly(first);
  }

  @Test
  default void orders_exchanges_of_one_moment_as_they_were_appended() {
    UserId owner = somebody();
    for (int i = 0; i < 5; i++) {
      kept(said(owner, "nr " + i));
    }

    List<Exchange> newest = conversations().newest(owner, OptionalLong.empty(), 3);

    assertThat(texts(newest)).containsExactly("nr 4", "nr 3", "nr 2");
    assertThat(newest).extracting(Exchange::sequence).containsExactly(5L, 4L, 3L);
  }

  @Test
  default void goes_on_below_a_sequence() {
    UserId owner = somebody();
    for (int i = 1; i <= 7; i++) {
      kept(said(owner, "nr " + i));
    }
    List<String> seen = new ArrayList<>();
    OptionalLong before = OptionalLong.empty();
    for (List<Exchange> page = conversations().newest(owner, before, 3); !page.isEmpty(); ) {
      seen.addAll(texts(page));
      before = OptionalLong.of(page.getLast().sequence());
      page = conversations().newest(owner, before, 3);
    }

    assertThat(seen).containsExactly("nr 7", "nr 6", "nr 5", "nr 4", "nr 3", "nr 2", "nr 1");
  }

  @Test
  default void gives_many_at_once_each_a_place_of_its_own() {
    UserId owner = somebody();
    int many = 40;

    AtOnce.each(many, i -> conversations().append(said(owner, "nr " + i), 0));

    assertThat(conversations().newest(owner, OptionalLong.empty(), many + 1))
        .extracting(Exchange::sequence)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, many).boxed().toList().reversed());
  }

  @Test
  default void keeps_a_conversation_from_everyone_but_its_owner() {
    Exchange hers = kept(said(somebody(), "mitt"));
    UserId another = somebody();

    assertThat(conversations().find(another, hers.id())).isEmpty();
    assertThat(conversations().newest(another, OptionalLong.empty(), 10)).isEmpty();
    conversations().erase(another);
    assertThat(conversations().find(hers.owner(), hers.id())).contains(hers);
  }

  @Test
  default void erases_everything_and_gives_no_place_twice() {
    UserId owner = somebody();
    Exchange first = kept(said(owner, "en"));
    kept(said(owner, "två"));

    conversations().erase(owner);

    assertThat(conversations().newest(owner, OptionalLong.empty(), 10)).isEmpty();
    assertThat(conversations().find(owner, first.id())).isEmpty();
    assertThat(kept(said(owner, "tre")).sequence()).isEqualTo(3);
  }

  @Test
  default void keeps_nothing_that_was_begun_before_an_erasure() {
    UserId owner = somebody();
    long begun = erasures(owner);
    kept(said(owner, "en"));
    conversations().erase(owner);

    Said late = said(owner, "sent");
    assertThat(conversations().append(late, begun)).isEqualTo(new Erased());

    assertThat(conversations().newest(owner, OptionalLong.empty(), 10)).isEmpty();
    assertThat(conversations().find(owner, late.id())).isEmpty();
    assertThat(kept(late)).as("said again after the erasure").isEqualTo(late.at(2));
  }

  @Test
  default void keeps_nothing_that_was_begun_before_an_erasure_of_nothing() {
    UserId owner = somebody();
    long begun = erasures(owner);
    conversations().erase(owner);
    conversations().erase(owner);

    assertThat(conversations().append(said(owner, "sent"), begun)).isEqualTo(new Erased());
    assertThat(kept(said(owner, "först")).sequence()).isEqualTo(Exchange.FIRST);
  }

  @Test
  default void an_erasure_concerns_nobody_elses_exchanges() {
    UserId owner = somebody();
    long begun = erasures(owner);

    conversations().erase(somebody());

    assertThat(conversations().append(said(owner, "mitt"), begun)).isInstanceOf(Added.class);
  }

  @Test
  default void leaves_nothing_of_what_is_appended_while_it_erases() {
    for (int round = 0; round < 10; round++) {
      UserId owner = somebody();
      long begun = erasures(owner);
      AtOnce.each(
          8,
          i -> {
            if (i == 3) {
              conversations().erase(owner);
              return i;
            }
            return conversations().append(said(owner, "nr " + i), begun);
          });

      assertThat(conversations().newest(owner, OptionalLong.empty(), 10)).isEmpty();
    }
  }

  @Test
  default void knows_every_reply_of_a_conversation_and_none_that_is_erased() {
    UserId owner = somebody();
    assertThat(conversations().standing(owner, 1).replies()).isEqualTo(Replies.NONE);
    List<Said> all = IntStream.range(0, 30).mapToObj(i -> said(owner, "nr " + i)).toList();
    all.forEach(this::kept);

    Conversations.Standing standing = conversations().standing(owner, 2);
    assertThat(texts(standing.newest())).containsExactly("nr 29", "nr 28");
    assertThat(all).allMatch(each -> standing.replies().hold(each.reply()));
    assertThat(standing.replies().hold("Något annat.")).isFalse();
    assertThat(conversations().standing(somebody(), 1).replies()).isEqualTo(Replies.NONE);

    conversations().erase(owner);
    assertThat(conversations().standing(owner, 2).newest()).isEmpty();
    assertThat(conversations().standing(owner, 2).replies()).isEqualTo(Replies.NONE);
  }
}
