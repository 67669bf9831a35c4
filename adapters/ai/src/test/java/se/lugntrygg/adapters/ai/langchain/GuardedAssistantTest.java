package se.lugntrygg.adapters.ai.langchain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.contracts.AssistantContract;
import se.lugntrygg.application.port.Assistant;
import se.lugntrygg.application.port.Assistant.Answered;
import se.lugntrygg.application.port.Assistant.Reason;
import se.lugntrygg.application.port.Assistant.Silent;
import se.lugntrygg.domain.conversation.Request;
import se.lugntrygg.domain.text.Language;

final class GuardedAssistantTest {
  private static final Duration REST = Duration.ofMillis(300);

  private final Request request = AssistantContract.chat(Language.SV, List.of(), "Hej");
  private final AtomicInteger asked = new AtomicInteger();
  private volatile boolean well;
  private final Assistant guarded =
      new GuardedAssistant(
          "sick",
          (_, _, sink) -> {
            asked.incrementAndGet();
            if (well) {
              sink.accept("hej");
              return new Answered("hej", "m");
            }
            return new Silent(Reason.LIMITED);
          },
          REST);

  private Assistant.Reply answer() {
    return guarded.answer(request, Duration.ofSeconds(1), _ -> {});
  }

  private void falls() {
    while (!guarded.resting()) {
      assertThat(answer()).isEqualTo(new Silent(Reason.LIMITED));
      assertThat(asked.get()).isLessThan(20);
    }
  }

  @Test
  void says_that_it_rests_only_until_it_may_be_tried_again() throws InterruptedException {
    falls();
    int before = asked.get();

    Thread.sleep(REST.plusMillis(50));

    assertThat(guarded.resting()).as("or nobody would ever try").isFalse();
    assertThat(answer()).isEqualTo(new Silent(Reason.LIMITED));
    assertThat(asked.get()).isEqualTo(before + 1);
  }

  @Test
  void rests_again_when_it_is_still_sick_and_no_more_once_it_is_well() throws InterruptedException {
    falls();
    Thread.sleep(REST.plusMillis(50));
    falls();
    Thread.sleep(REST.plusMillis(50));
    well = true;

    for (int i = 0; i < 5; i++) {
      assertThat(answer()).isInstanceOf(Answered.class);
    }

    assertThat(guarded.resting()).isFalse();
  }
}
