package se.lugntrygg.application.fakes;

import java.time.Duration;
import java.util.function.Consumer;
import se.lugntrygg.application.port.Assistant;
import se.lugntrygg.domain.conversation.Request;

/// An assistant that rests until it is woken, and then answers.
public final class Tired implements Assistant {
  private final String answer;
  private boolean awake;

  public Tired(String answer) {
    this.answer = answer;
  }

  /// From now on it answers.
  public void wake() {
    awake = true;
  }

  @Override
  public boolean resting() {
    return !awake;
  }

  @Override
  public Reply answer(Request request, Duration patience, Consumer<String> sink) {
    if (!awake) {
      return new Silent(Reason.OVERLOADED);
    }
    sink.accept(answer);
    return new Answered(answer, "model-1");
  }
}
