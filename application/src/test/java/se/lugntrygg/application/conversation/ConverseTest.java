package se.lugntrygg.application.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.fakes.CountingMeters;
import se.lugntrygg.application.fakes.InMemoryAiUnits;
import se.lugntrygg.application.fakes.InMemoryConsents;
import se.lugntrygg.application.fakes.InMemoryConversations;
import se.lugntrygg.application.fakes.InMemoryMoodEntries;
import se.lugntrygg.application.fakes.InMemoryRiskFlags;
import se.lugntrygg.application.fakes.SettableClock;
import se.lugntrygg.application.fakes.Tired;
import se.lugntrygg.application.mood.DaysIn;
import se.lugntrygg.application.mood.HomeZone;
import se.lugntrygg.application.mood.ReadText;
import se.lugntrygg.application.mood.ShowWeek;
import se.lugntrygg.application.port.AiUnits;
import se.lugntrygg.application.port.Assistant;
import se.lugntrygg.application.port.Assistant.Answered;
import se.lugntrygg.application.port.Assistant.Reason;
import se.lugntrygg.application.port.Assistant.Silent;
import se.lugntrygg.application.port.Conversations;
import se.lugntrygg.application.port.StorageFailure;
import se.lugntrygg.application.safety.GiveHelp;
import se.lugntrygg.application.safety.JudgeText;
import se.lugntrygg.application.safety.WatchRisk;
import se.lugntrygg.domain.account.ConsentChange;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.conversation.Exchange;
import se.lugntrygg.domain.conversation.ExchangeId;
import se.lugntrygg.domain.conversation.Message;
import se.lugntrygg.domain.conversation.Origin;
import se.lugntrygg.domain.conversation.Request;
import se.lugntrygg.domain.conversation.Said;
import se.lugntrygg.domain.safety.ReplyCheck;
import se.lugntrygg.domain.safety.Resources;
import se.lugntrygg.domain.safety.RiskJudge;
import se.lugntrygg.domain.text.Language;
import se.lugntrygg.domain.text.TextAnalyzer;

final class ConverseTest {
  private static final TextAnalyzer ANALYZER = new TextAnalyzer();
  private static final RiskJudge JUDGE = new RiskJudge();
  private static final String OURS = "Jag hör dig. Vad är tyngst just nu?";
  private static final String CRISIS = "Jag ska ta mitt liv i kväll";
  private static final String ORDINARY = "Jag är trött efter jobbet";

  private final SettableClock clock = SettableClock.at("2026-11-24T03:00:00.123Z");
  private final CountingMeters meters = new CountingMeters();
  private final UserId asa = new UserId(UUID.randomUUID());
  private final InMemoryRiskFlags flags = new InMemoryRiskFlags(asa::equals);
  private final InMemoryConversations kept = new InMemoryConversations();
  private final InMemoryConsents consents = new InMemoryConsents();
  private final InMemoryMoodEntries entries =
      InMemoryMoodEntries.inZone(ZoneId.of("Europe/Stockholm"));
  private final List<Request> asked = new ArrayList<>();
  private final List<String> heard = new ArrayList<>();
  private final List<RuntimeException> complaints = new ArrayList<>();

  private Converse with(Conversations conversations, Optional<Assistant> assistant, long budget) {
    GiveHelp help =
        new GiveHelp(
            Resources.standard(), new WatchRisk(flags, Runnable::run, meters, _ -> {}), clock);
    return new Converse(
        new ReadText(new JudgeText(JUDGE::judge, meters), ANALYZER),
        help,
        conversations,
        assistant,
        (request, _, sink) -> {
          sink.accept(OURS);
          return new Answered(OURS, "builtin");
        },
        new ConsentedWeek(
            consents,
            new ShowWeek(new DaysIn(entries, entries)),
            new HomeZone(entries),
            clock,
            complaints::add),
        new Spending(new InMemoryAiUnits(), new AiUnits.Budget(budget, budget), clock, _ -> {}),
        Duration.ofSeconds(1),
        clock,
        complaints::add);
  }

  private Converse with(Assistant assistant) {
    return with(kept, Optional.of(assistant), 1000);
  }

  private Assistant saying(String... pieces) {
    return (request, _, sink) -> {
      asked.add(request);
      for (String piece : pieces) {
        sink.accept(piece);
      }
      return new Answered(String.join("", pieces), "model-1");
    };
  }

  private Assistant silent(Reason reason, String... before) {
    return (request, _, sink) -> {
      asked.add(request);
      for (String piece : before) {
        sink.accept(piece);
      }
      return new Silent(reason);
    };
  }

  private Converse.Command said(String message) {
    return new Converse.Command(
        asa, new ExchangeId(UUID.randomUUID()), new Message(message), Language.SV, false, false);
  }

  private Converse.Outcome tell(Converse converse, Converse.Command command) {
    return converse.handle(
        command,
        new Converse.Listener() {
          @Override
          public void piece(String text) {
            heard.add(text);
          }

          @Override
          public void brokenOff() {
            heard.add("<broken off>");
          }
        });
  }

  private List<Exchange> conversation() {
    return kept.newest(asa, OptionalLong.empty(), 100).reversed();
  }

  @Test
  void answers_by_the_assistant_that_is_configured_and_keeps_both_sides() {
    Converse.Outcome outcome =
        tell(with(saying("Det låter ", "tungt. Vad hände?")), said(ORDINARY));

    assertThat(outcome.stored()).isTrue();
    assertThat(outcome.said().reply()).isEqualTo("Det låter tungt. Vad hände?");
    assertThat(outcome.said().origin())
        .isEqualTo(new Origin(Origin.Speaker.PROVIDER, "model-1", false));
    assertThat(heard).containsExactly("Det låter ", "tungt. Vad hände?");
    assertThat(conversation()).containsExactly(outcome.said().at(1));
  }

  @Test
  void answers_by_itself_when_nobody_is_configured_or_the_assistant_stays_silent() {
    Converse.Outcome alone = tell(with(kept, Optional.empty(), 0), said(ORDINARY));
    Converse.Outcome standIn = tell(with(silent(Reason.TIMEOUT)), said(ORDINARY));

    assertThat(alone.said().origin())
        .isEqualTo(new Origin(Origin.Speaker.BUILT_IN, "builtin", false));
    assertThat(standIn.said().origin())
        .isEqualTo(new Origin(Origin.Speaker.BUILT_IN, "builtin", true));
    assertThat(heard).containsExactly(OURS, OURS);
  }

  @Test
  void goes_on_in_a_new_paragraph_when_the_assistant_breaks_off() {
    Converse.Outcome outcome = tell(with(silent(Reason.CUT, "Det lå")), said(ORDINARY));

    assertThat(heard).containsExactly("Det lå", "<broken off>", "\n\n" + OURS);
    assertThat(outcome.said().reply()).isEqualTo("Det lå\n\n" + OURS);
    assertThat(conversation()).hasSize(1);
  }

  @Test
  void answers_a_crisis_at_once_and_shows_it_to_no_assistant() {
    Converse.Outcome outcome = tell(with(saying("Okej")), said(CRISIS));

    assertThat(asked).isEmpty();
    assertThat(outcome.help()).isPresent();
    assertThat(outcome.said().origin().speaker()).isEqualTo(Origin.Speaker.CRISIS_CARD);
    assertThat(outcome.said().reply()).contains("112").contains("90101");
    assertThat(conversation()).hasSize(1);
    assertThat(flags.standing(asa, clock.instant())).isPresent();
  }

  @Test
  void answers_a_crisis_when_nothing_can_be_kept_or_looked_up() {
    Conversations away = new Away();

    Converse.Outcome outcome = tell(with(away, Optional.of(saying("Okej")), 10), said(CRISIS));

    assertThat(outcome.stored()).isFalse();
    assertThat(outcome.said().reply()).contains("112");
    assertThat(complaints).isNotEmpty().allMatch(StorageFailure.class::isInstance);
  }

  @Test
  void speaks_the_card_before_it_asks_the_store_for_anything() {
    Semaphore spoken = new Semaphore(0);
    Conversations hanging =
        new Away() {
          @Override
          public Standing standing(UserId owner, int limit) {
            spoken.acquireUninterruptibly();
            return kept.standing(owner, limit);
          }

          @Override
          public Addition append(Said said, long erasures) {
            return kept.append(said, erasures);
          }
        };

    Converse.Outcome outcome =
        with(hanging, Optional.empty(), 0)
            .handle(
                said(CRISIS),
                new Converse.Listener() {
                  @Override
                  public void piece(String text) {
                    assertThat(text).contains("112");
                    spoken.release();
                  }

                  @Override
                  public void brokenOff() {}
                });

    assertThat(outcome.stored()).isTrue();
    assertThat(conversation()).hasSize(1);
  }

  @Test
  void keeps_nothing_of_an_exchange_whose_conversation_is_erased_while_it_is_answered() {
    tell(with(saying("Ett svar.")), said(ORDINARY));
    Assistant erasing =
        (_, _, sink) -> {
          new ForgetConversation(kept).handle(asa);
          sink.accept("Ett sent svar.");
          return new Answered("Ett sent svar.", "model-1");
        };

    Converse.Outcome outcome = tell(with(erasing), said(ORDINARY));

    assertThat(outcome.keeping()).isEqualTo(Converse.Keeping.ERASED);
    assertThat(outcome.said().reply()).as("who waits for it hears it").isEqualTo("Ett sent svar.");
    assertThat(conversation()).isEmpty();
    assertThat(tell(with(saying("Ett nytt svar.")), said(ORDINARY)).stored()).isTrue();
  }

  @Test
  void keeps_nothing_of_a_crisis_that_is_erased_as_soon_as_the_card_is_seen() {
    Converse.Outcome outcome =
        with(kept, Optional.empty(), 0)
            .handle(
                said(CRISIS),
                new Converse.Listener() {
                  @Override
                  public void piece(String text) {
                    // A moment later, as nobody's finger is faster than the question how the
                    // conversation stands.
                    LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
                    kept.erase(asa);
                  }

                  @Override
                  public void brokenOff() {}
                });

    assertThat(outcome.keeping()).isEqualTo(Converse.Keeping.ERASED);
    assertThat(conversation()).isEmpty();
  }

  @Test
  void keeps_nothing_when_it_could_not_be_known_how_the_conversation_stood() {
    Conversations back =
        new Away() {
          @Override
          public Addition append(Said said, long erasures) {
            throw new AssertionError("it may have been erased since");
          }
        };

    assertThat(tell(with(back, Optional.of(saying("Svar.")), 10), said(ORDINARY)).keeping())
        .isEqualTo(Converse.Keeping.AWAY);
  }

  @Test
  void answers_ordinary_words_too_when_nothing_can_be_kept() {
    Converse.Outcome outcome =
        tell(with(new Away(), Optional.of(saying("Berätta mer.")), 10), said(ORDINARY));

    assertThat(outcome.stored()).isFalse();
    assertThat(outcome.said().reply()).isEqualTo("Berätta mer.");
  }

  @Test
  void says_the_same_again_when_an_exchange_is_repeated() {
    Converse.Command command = said(ORDINARY);
    Converse.Outcome first = tell(with(saying("Ett svar.")), command);
    heard.clear();

    Converse.Outcome again = tell(with(saying("Ett annat svar.")), command);

    assertThat(again.said()).isEqualTo(first.said());
    assertThat(heard).containsExactly("Ett svar.");
    assertThat(conversation()).hasSize(1);
  }

  @Test
  void remembers_what_was_said_lately() {
    Converse converse = with(saying("Svar."));
    for (int i = 0; i < 25; i++) {
      tell(converse, said("Meddelande nummer " + i));
    }

    Request.Chat last = (Request.Chat) asked.getLast();
    assertThat(last.recent()).hasSize(Request.Chat.MEMORY);
    assertThat(last.recent().getLast().message().text()).isEqualTo("Meddelande nummer 23");
    assertThat(last.before().hold("Svar.")).isTrue();
  }

  @Test
  void asks_no_more_than_the_budget_allows_and_refuses_nobody() {
    Converse converse = with(kept, Optional.of(saying("Svar.")), 1);

    assertThat(tell(converse, said(ORDINARY)).said().reply()).isEqualTo("Svar.");
    assertThat(tell(converse, said(ORDINARY)).said().reply()).isEqualTo(OURS);
    clock.pass(Duration.ofDays(1));
    assertThat(tell(converse, said(ORDINARY)).said().reply()).isEqualTo("Svar.");
  }

  @Test
  void spends_nothing_on_an_assistant_that_rests() {
    ReplyCheck check = new ReplyCheck(ANALYZER, Resources.standard());
    Tired tired = new Tired("Vad har hjälpt dig förr?");
    Assistant checked = new CheckedAssistant(tired, check, meters);
    Converse converse = with(kept, Optional.of(checked), 1);

    assertThat(tell(converse, said(ORDINARY)).said().origin())
        .isEqualTo(new Origin(Origin.Speaker.BUILT_IN, "builtin", true));
    tired.wake();

    assertThat(tell(converse, said(ORDINARY)).said().origin().speaker())
        .isEqualTo(Origin.Speaker.PROVIDER);
  }

  @Test
  void asks_nobody_dear_for_who_is_over_their_limits() {
    Converse.Command over =
        new Converse.Command(
            asa,
            new ExchangeId(UUID.randomUUID()),
            new Message(ORDINARY),
            Language.SV,
            false,
            true);

    assertThat(tell(with(saying("Svar.")), over).said().reply()).isEqualTo(OURS);
  }

  @Test
  void answers_in_the_language_that_is_clearly_written_unless_another_was_chosen() {
    String english = "I am so tired of all the work that they give me every day";
    tell(with(saying("Svar.")), said(english));
    Converse.Command chosen =
        new Converse.Command(
            asa, new ExchangeId(UUID.randomUUID()), new Message(english), Language.SV, true, false);
    tell(with(saying("Svar.")), chosen);

    assertThat(asked).extracting(Request::language).containsExactly(Language.EN, Language.SV);
  }

  @Test
  void tells_an_assistant_of_the_week_only_who_agreed_to_it() {
    consents.change(asa, ConsentChange.all(false, false, true), Instant.EPOCH);

    tell(with(saying("Svar.")), said(ORDINARY));

    // Nothing was written that week, so there is nothing to tell.
    assertThat(((Request.Chat) asked.getLast()).week()).isEmpty();
  }

  @Test
  void shows_nothing_that_an_assistant_must_not_say() {
    ReplyCheck check = new ReplyCheck(ANALYZER, Resources.standard());
    Assistant harmful = saying("Det låter tungt. ", "Du har bipolär sjukdom. ", "Vad tänker du?");
    Assistant checked = new CheckedAssistant(harmful, check, meters);

    Converse.Outcome outcome = tell(with(checked), said(ORDINARY));

    assertThat(outcome.said().reply()).doesNotContain("bipolär").endsWith(OURS);
    assertThat(heard).noneMatch(piece -> piece.contains("bipolär"));
    assertThat(meters.of("reply refused")).isEqualTo(1);
  }

  @Test
  void passes_on_sentence_by_sentence_what_may_be_said() {
    ReplyCheck check = new ReplyCheck(ANALYZER, Resources.standard());
    Assistant checked =
        new CheckedAssistant(
            saying("Det lå", "ter tungt. Vad ", "har hjälpt dig ", "förr?"), check, meters);

    tell(with(checked), said(ORDINARY));

    assertThat(heard).containsExactly("Det låter tungt. ", "Vad har hjälpt dig förr?");
  }

  /// A store that is away.
  private static class Away implements Conversations {
    private static StorageFailure away() {
      return new StorageFailure("reach the store", new IllegalStateException("of the test"));
    }

    @Override
    public Standing standing(UserId owner, int limit) {
      throw away();
    }

    @Override
    public Addition append(Said said, long erasures) {
      throw away();
    }

    @Override
    public Optional<Exchange> find(UserId owner, ExchangeId id) {
      throw away();
    }

    @Override
    public List<Exchange> newest(UserId owner, OptionalLong before, int limit) {
      throw away();
    }

    @Override
    public void erase(UserId owner) {
      throw away();
    }
  }
}
