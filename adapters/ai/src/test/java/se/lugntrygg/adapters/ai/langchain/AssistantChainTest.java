package se.lugntrygg.adapters.ai.langchain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.contracts.AssistantContract;
import se.lugntrygg.application.port.Assistant;
import se.lugntrygg.application.port.Assistant.Answered;
import se.lugntrygg.application.port.Assistant.Reason;
import se.lugntrygg.application.port.Assistant.Silent;
import se.lugntrygg.domain.conversation.Request;
import se.lugntrygg.domain.text.Language;

final class AssistantChainTest {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private final Request request = AssistantContract.chat(Language.SV, List.of(), "Hej");
  private final List<String> shown = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();

  private static final Assistant RESTING =
      new Assistant() {
        @Override
        public boolean resting() {
          return true;
        }

        @Override
        public Reply answer(Request request, Duration patience, Consumer<String> sink) {
          return new Silent(Reason.OVERLOADED);
        }
      };

  private Assistant speaking(String text) {
    return (_, _, sink) -> {
      asked.add(text);
      sink.accept(text);
      return new Answered(text, "m");
    };
  }

  private Assistant silent(Reason reason) {
    return (_, _, _) -> {
      asked.add(reason.name());
      return new Silent(reason);
    };
  }

  private Assistant breakingOff(String text) {
    return (Request _, Duration _, Consumer<String> sink) -> {
      asked.add(text);
      sink.accept(text);
      return new Silent(Reason.CUT);
    };
  }

  @Test
  void asks_the_next_when_one_stays_silent() {
    Assistant chain = new AssistantChain(List.of(silent(Reason.LIMITED), speaking("hej")));

    assertThat(chain.answer(request, PATIENCE, shown::add)).isEqualTo(new Answered("hej", "m"));
    assertThat(asked).containsExactly("LIMITED", "hej");
    assertThat(shown).containsExactly("hej");
  }

  @Test
  void asks_nobody_else_once_somebody_has_answered() {
    new AssistantChain(List.of(speaking("ett"), speaking("två")))
        .answer(request, PATIENCE, shown::add);

    assertThat(asked).containsExactly("ett");
  }

  @Test
  void lets_nobody_else_speak_in_the_same_breath() {
    Assistant chain = new AssistantChain(List.of(breakingOff("Det lå"), speaking("två")));

    assertThat(chain.answer(request, PATIENCE, shown::add)).isEqualTo(new Silent(Reason.CUT));
    assertThat(shown).containsExactly("Det lå");
  }

  @Test
  void stays_silent_when_all_do() {
    Assistant chain = new AssistantChain(List.of(silent(Reason.BROKEN), silent(Reason.LIMITED)));

    assertThat(chain.answer(request, PATIENCE, shown::add)).isEqualTo(new Silent(Reason.LIMITED));
  }

  @Test
  void rests_when_nobody_in_it_would_be_reached() {
    assertThat(new AssistantChain(List.of(RESTING, RESTING)).resting()).isTrue();
    assertThat(new AssistantChain(List.of(RESTING, speaking("hej"))).resting()).isFalse();
  }

  @Test
  void gives_each_what_patience_is_left() {
    List<Duration> left = new ArrayList<>();
    Assistant slow =
        (_, patience, _) -> {
          left.add(patience);
          try {
            Thread.sleep(60);
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
          return new Silent(Reason.TIMEOUT);
        };

    new AssistantChain(List.of(slow, slow)).answer(request, PATIENCE, shown::add);

    assertThat(left.get(1)).isLessThan(left.get(0).minusMillis(50));
  }
}
