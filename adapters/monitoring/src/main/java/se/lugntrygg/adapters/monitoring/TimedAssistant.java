package se.lugntrygg.adapters.monitoring;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import se.lugntrygg.application.port.Assistant;
import se.lugntrygg.application.port.Meters;
import se.lugntrygg.domain.conversation.Request;

/// An assistant whose every answer and silence is counted and timed.
public final class TimedAssistant implements Assistant {
  private final String provider;
  private final Assistant assistant;
  private final Meters meters;

  /// @param provider as configuration names it
  public TimedAssistant(String provider, Assistant assistant, Meters meters) {
    this.provider = provider;
    this.assistant = assistant;
    this.meters = meters;
  }

  @Override
  public boolean resting() {
    return assistant.resting();
  }

  @Override
  public Reply answer(Request request, Duration patience, Consumer<String> sink) {
    long start = System.nanoTime();
    String outcome = "failed";
    try {
      Reply reply = assistant.answer(request, patience, sink);
      outcome =
          switch (reply) {
            case Answered _ -> "answered";
            case Silent(Reason reason) -> reason.name().toLowerCase(Locale.ROOT);
          };
      return reply;
    } finally {
      meters.ai(provider, outcome, Duration.ofNanos(System.nanoTime() - start));
    }
  }
}
