package se.lugntrygg.application.conversation;

import java.time.Duration;
import java.util.function.Consumer;
import se.lugntrygg.application.port.Assistant;
import se.lugntrygg.application.port.Meters;
import se.lugntrygg.domain.conversation.Request;
import se.lugntrygg.domain.safety.ReplyCheck;

/// Passes on only what may be said to a person: each sentence is looked at, together with all that
/// came before it, before anybody sees it. What must not be said ends the answer as
/// [Assistant.Reason#UNFIT].
public final class CheckedAssistant implements Assistant {
  private final Assistant assistant;
  private final ReplyCheck check;
  private final Meters meters;

  public CheckedAssistant(Assistant assistant, ReplyCheck check, Meters meters) {
    this.assistant = assistant;
    this.check = check;
    this.meters = meters;
  }

  @Override
  public boolean resting() {
    return assistant.resting();
  }

  @Override
  public Reply answer(Request request, Duration patience, Consumer<String> sink) {
    Held held = new Held(request, sink);
    Reply reply;
    try {
      reply = assistant.answer(request, patience, held);
    } catch (Unfit _) {
      return unfit();
    }
    return switch (reply) {
      case Silent silent -> silent;
      case Answered answered -> {
        if (refuses(answered.text(), request, true)) {
          yield unfit();
        }
        held.rest();
        yield answered;
      }
    };
  }

  private Silent unfit() {
    meters.replyRefused();
    return new Silent(Reason.UNFIT);
  }

  /// @param whole whether the text has come to its end; until then it may be short
  private boolean refuses(String text, Request request, boolean whole) {
    return switch (check.check(text, request.language())) {
      case ReplyCheck.Passed() -> false;
      case ReplyCheck.Refused(ReplyCheck.Reason reason) ->
          whole || reason != ReplyCheck.Reason.TOO_SHORT;
    };
  }

  /// Ends an answer from within its sink.
  private static final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unfit() {
      super("an answer that must not be shown", null, false, false);
    }
  }

  /// Holds back the sentence that is not finished.
  private final class Held implements Consumer<String> {
    private final Request request;
    private final Consumer<String> sink;
    private final StringBuilder text = new StringBuilder();
    private int passed;

    Held(Request request, Consumer<String> sink) {
      this.request = request;
      this.sink = sink;
    }

    @Override
    public void accept(String piece) {
      text.append(piece);
      int end = sentences();
      if (end > passed) {
        if (refuses(text.substring(0, end), request, false)) {
          throw new Unfit();
        }
        pass(end);
      }
    }

    /// Where the last finished sentence ends, with the white space behind it: only that tells a
    /// full stop from a decimal point.
    private int sentences() {
      for (int i = text.length() - 1; i > passed; i--) {
        if (Character.isWhitespace(text.charAt(i)) && ".!?…\n".indexOf(text.charAt(i - 1)) >= 0) {
          return i + 1;
        }
      }
      return passed;
    }

    void rest() {
      if (text.length() > passed) {
        pass(text.length());
      }
    }

    private void pass(int end) {
      String piece = text.substring(passed, end);
      passed = end;
      sink.accept(piece);
    }
  }
}
