package se.lugntrygg.adapters.ai.langchain;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import se.lugntrygg.application.port.Assistant;
import se.lugntrygg.domain.conversation.Request;

/// Several assistants in order: who stays silent is followed by the next, as long as nothing has
/// been shown. Once something has, nobody else speaks in the same breath.
public final class AssistantChain implements Assistant {
  private final List<Assistant> inOrder;

  /// @param inOrder at least one
  public AssistantChain(List<? extends Assistant> inOrder) {
    this.inOrder = List.copyOf(inOrder);
    if (this.inOrder.isEmpty()) {
      throw new IllegalArgumentException("a chain needs a link");
    }
  }

  /// Whether nobody in it would be reached.
  @Override
  public boolean resting() {
    return inOrder.stream().allMatch(Assistant::resting);
  }

  @Override
  public Reply answer(Request request, Duration patience, Consumer<String> sink) {
    long deadline = System.nanoTime() + patience.toNanos();
    boolean[] shown = {false};
    Consumer<String> watched =
        piece -> {
          shown[0] = true;
          sink.accept(piece);
        };
    Reply last = new Silent(Reason.TIMEOUT);
    for (Assistant assistant : inOrder) {
      Duration left = Duration.ofNanos(deadline - System.nanoTime());
      if (left.isNegative() || Thread.currentThread().isInterrupted()) {
        break;
      }
      last = assistant.answer(request, left, watched);
      if (last instanceof Answered || shown[0]) {
        return last;
      }
    }
    return last;
  }
}
