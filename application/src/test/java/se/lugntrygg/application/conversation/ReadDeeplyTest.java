package se.lugntrygg.application.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.fakes.CountingMeters;
import se.lugntrygg.application.fakes.InMemoryAiUnits;
import se.lugntrygg.application.fakes.SettableClock;
import se.lugntrygg.application.fakes.Tired;
import se.lugntrygg.application.mood.ReadText;
import se.lugntrygg.application.port.AiUnits;
import se.lugntrygg.application.safety.JudgeText;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.safety.Risk;
import se.lugntrygg.domain.text.Language;
import se.lugntrygg.domain.text.TextAnalyzer;

final class ReadDeeplyTest {
  @Test
  void spends_nothing_on_a_model_that_rests() {
    UserId asa = new UserId(UUID.randomUUID());
    Tired tired = new Tired("score=-0.4; emotions=sadness");
    ReadDeeply read =
        new ReadDeeply(
            new ReadText(new JudgeText(_ -> Risk.NONE, new CountingMeters()), new TextAnalyzer()),
            Optional.of(tired),
            new Spending(
                new InMemoryAiUnits(),
                new AiUnits.Budget(1, 1),
                SettableClock.at("2026-11-24T03:00:00.123Z"),
                _ -> {}),
            Duration.ofSeconds(1));
    ReadDeeply.Command command =
        new ReadDeeply.Command(asa, "Jag är trött efter jobbet", Language.SV, false);

    ReadDeeply.Outcome resting = read.handle(command);
    tired.wake();
    ReadDeeply.Outcome awake = read.handle(command);
    ReadDeeply.Outcome spent = read.handle(command);

    assertThat(resting.model()).isEmpty();
    assertThat(resting.fallback()).isTrue();
    assertThat(awake.model()).contains("model-1");
    assertThat(spent.model()).isEmpty();
    assertThat(spent.fallback()).isFalse();
  }
}
