package se.lugntrygg.application.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.fakes.CountingMeters;
import se.lugntrygg.application.fakes.InMemoryConversations;
import se.lugntrygg.application.fakes.InMemoryRiskFlags;
import se.lugntrygg.application.fakes.SettableClock;
import se.lugntrygg.application.safety.GiveHelp;
import se.lugntrygg.application.safety.WatchRisk;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.conversation.ExchangeId;
import se.lugntrygg.domain.conversation.Message;
import se.lugntrygg.domain.conversation.Origin;
import se.lugntrygg.domain.conversation.Said;
import se.lugntrygg.domain.safety.Resources;
import se.lugntrygg.domain.safety.Risk;
import se.lugntrygg.domain.safety.RiskLevel;
import se.lugntrygg.domain.text.Language;
import se.lugntrygg.domain.text.TextAnalyzer;

final class RecallAnswerTest {
  private final SettableClock clock = SettableClock.at("2026-11-24T03:00:00.123Z");
  private final UserId asa = new UserId(UUID.randomUUID());
  private final InMemoryConversations kept = new InMemoryConversations();
  private final GiveHelp help =
      new GiveHelp(
          Resources.standard(),
          new WatchRisk(
              new InMemoryRiskFlags(asa::equals), Runnable::run, new CountingMeters(), _ -> {}),
          clock);
  private final RecallAnswer recall = new RecallAnswer(kept, help);

  private Said said(String message, Risk risk) {
    return new Said(
        new ExchangeId(UUID.randomUUID()),
        asa,
        new Message(message),
        "What has been the hardest part?",
        new Origin(Origin.Speaker.PROVIDER, "model-1", false),
        new TextAnalyzer().analyze(message, Language.SV),
        risk,
        clock.instant());
  }

  private Said keeps(String message, Risk risk) {
    Said said = said(message, risk);
    kept.append(said, kept.standing(asa, 1).erasures());
    return said;
  }

  private Optional<Converse.Outcome> recalled(UserId owner, ExchangeId id, boolean chosen) {
    return recall.handle(new RecallAnswer.Command(owner, id, Language.SV, chosen));
  }

  @Test
  void gives_an_answer_as_it_was_given_to_its_owner_alone() {
    Said said = keeps("I am tired after a long day at work", Risk.NONE);

    Converse.Outcome again = recalled(asa, said.id(), false).orElseThrow();

    assertThat(again.said()).isEqualTo(said);
    assertThat(again.stored()).isTrue();
    assertThat(again.turn()).isEqualTo(1);
    assertThat(again.language()).isEqualTo(Language.EN);
    assertThat(again.help()).isEmpty();
    assertThat(recalled(asa, said.id(), true).orElseThrow().language()).isEqualTo(Language.SV);
    assertThat(recalled(new UserId(UUID.randomUUID()), said.id(), false)).isEmpty();
  }

  @Test
  void gives_the_whole_help_again_to_somebody_who_may_not_have_seen_it() {
    Risk worrying = new Risk(RiskLevel.CONCERN, List.of("hopeless"), false);
    Said said = keeps("I see no hope any more", worrying);
    var _ = help.handle(new GiveHelp.Command(asa, worrying, Language.EN));

    Converse.Outcome again = recalled(asa, said.id(), false).orElseThrow();

    assertThat(again.help().orElseThrow().reply().whole()).isTrue();
  }

  @Test
  void gives_nothing_of_what_is_erased() {
    Said said = keeps("I am tired after a long day at work", Risk.NONE);
    OptionalLong begun = OptionalLong.of(kept.standing(asa, 1).erasures());
    assertThat(recall.stands(asa, begun)).isTrue();

    kept.erase(asa);

    assertThat(recalled(asa, said.id(), false)).isEmpty();
    assertThat(recall.stands(asa, begun)).isFalse();
  }

  @Test
  void lets_nobody_hear_on_what_was_begun_nobody_knows_when() {
    assertThat(recall.stands(asa, OptionalLong.empty())).isFalse();
  }
}
